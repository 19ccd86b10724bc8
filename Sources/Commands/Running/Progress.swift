import Synchronization
import Words

/// How far a long command is: a bar on a terminal, else one line every five seconds, always on standard error.
///
/// Lines come from whichever task reads the answer, so what was shown last is kept under a mutex; it is held only
/// while a line is printed.
final class Progress: Sendable {
    private struct Shown {
        var at: ContinuousClock.Instant
        var isBarOpen = false
    }

    private let session: Session
    private let doing: Phrase
    private let shown: Mutex<Shown>
    private static let barInterval = Duration.milliseconds(100)
    private static let lineInterval = Duration.seconds(5)

    init(session: Session, doing: Phrase) {
        self.session = session
        self.doing = doing
        shown = Mutex(Shown(at: .now))
    }

    /// Shows a line of progress as the API sends it: `{"progress":{"rows","total"}}`.
    func show(_ line: [UInt8]) {
        guard !session.options.isQuiet, let progress = JSON(parsing: line)?["progress"], !progress.isNull else {
            return
        }
        let isBar = session.console.isErrorTerminal
        shown.withLock { shown in
            guard ContinuousClock.now - shown.at >= (isBar ? Self.barInterval : Self.lineInterval) else { return }
            shown.at = .now
            shown.isBarOpen = isBar
            let text = ProgressText(progress: progress, doing: doing).line
            session.console.err(Array((isBar ? "\r\u{1B}[K" + text : text + "\n").utf8))
        }
    }

    /// Clears the bar, so that the result begins on an empty line.
    func finish() {
        shown.withLock { shown in
            guard shown.isBarOpen else { return }
            shown.isBarOpen = false
            session.console.err(Array("\r\u{1B}[K".utf8))
        }
    }
}

/// One line of progress: what is done, how much, and how much there is to go; never a bare percentage.
package struct ProgressText {
    private let progress: JSON
    private let doing: Phrase

    private static let barColumns = 24

    package init(progress: JSON, doing: Phrase) {
        self.progress = progress
        self.doing = doing
    }

    package var line: String {
        let done = progress["rows"].int ?? 0
        guard let total = progress["total"].int, total > 0 else {
            return doing.text + " " + Phrase.doneSoFar.text(["done": String(done)])
        }
        let filled = min(Self.barColumns, done * Self.barColumns / total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barColumns - filled)
        let numbers = ["done": String(done), "total": String(total), "rest": String(max(0, total - done))]
        return [doing.text, bar, Phrase.doneOf.text(numbers)].joined(separator: " ")
    }
}
