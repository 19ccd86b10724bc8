import Synchronization
import Words

/// Tells the story as it happens, on standard output. With `--json` it is silent, and the result is the output.
///
/// A class because it remembers how the output ended: what follows a table stands apart from it.
final class Teller: Sendable {
    private let session: Session
    private let start = ContinuousClock.now
    private let isAfterTable = Mutex(false)
    private static let width = 76

    init(_ session: Session) { self.session = session }

    /// How long the demo has run.
    var elapsed: Duration { ContinuousClock.now - start }

    /// A new chapter: what happens now, and how long the demo has run.
    func chapter(_ number: Int, _ title: DemoPhrase) {
        let time = elapsed.text
        let text = Visible.padded("\(number)  " + title.text, to: Self.width - Visible.columns(of: time))
        isAfterTable.withLock { $0 = false }
        write(["", text + time])
    }

    /// Sentences of a chapter.
    func say(_ phrase: DemoPhrase, _ parameters: [String: String] = [:]) {
        write(phrase.lines(parameters).map { "   " + $0 })
    }

    func show(_ table: [String]) {
        write([""] + table.map { "     " + $0 })
        isAfterTable.withLock { $0 = true }
    }

    /// Lines that belong to no chapter.
    func write(_ lines: [String]) {
        let gap = isAfterTable.withLock { isAfterTable in
            defer { isAfterTable = false }
            return isAfterTable ? [""] : []
        }
        guard !session.options.isJSON else { return }
        session.write(gap + lines)
    }
}

extension DemoPhrase {
    func lines(_ parameters: [String: String] = [:]) -> [String] {
        text(parameters).split(separator: "\n").map(String.init)
    }
}

extension Duration {
    /// Seconds with one decimal, as a person reads them.
    var text: String {
        let tenths = (tenthsOfMilliseconds + 500) / 1000
        return DemoPhrase.seconds.text(["n": "\(tenths / 10).\(tenths % 10)"])
    }

    /// Milliseconds with one decimal.
    var fineText: String {
        DemoPhrase.milliseconds.text(["n": "\(tenthsOfMilliseconds / 10).\(tenthsOfMilliseconds % 10)"])
    }

    var wholeMilliseconds: Int { Int(tenthsOfMilliseconds / 10) }

    private var tenthsOfMilliseconds: Int64 {
        components.seconds * 10_000 + components.attoseconds / 100_000_000_000_000
    }
}
