import Logging
import Replica
import Synchronization

/// Keeps the mark of a running node up to date. A class, because it belongs to one ``OwnedReplica`` and counts.
final class MarkKeeper: Sendable {
    private let path: String
    private let logger: Logger
    private let state: Mutex<State>

    private struct State {
        var mark: Mark
        var written: Mark?
        var isFailing = false
    }

    init(path: String, mark: Mark, logger: Logger) {
        self.path = path
        self.logger = logger
        state = Mutex(State(mark: mark))
    }

    /// The database holds so many entries of our own, perhaps more than the mark says.
    func begin(at entries: Int, isWritten: Bool) {
        state.withLock { state in
            state.mark.ownEntries = max(state.mark.ownEntries, entries)
            if isWritten { write(&state) }
        }
    }

    /// Writes down that the node has written more entries.
    ///
    /// A mark that cannot be written stops nobody: it stays behind the database, and a start that finds none at all
    /// counts as a restored node's, which is safe. It is told once.
    func advance(by entries: UInt64) {
        state.withLock { state in
            state.mark.ownEntries += Int(entries)
            write(&state)
        }
    }

    private func write(_ state: inout State) {
        guard state.mark.ownEntries > 0, state.mark != state.written else { return }
        do {
            try state.mark.write(path)
            (state.written, state.isFailing) = (state.mark, false)
        } catch {
            if !state.isFailing { logger.warning("the mark cannot be written", metadata: ["path": "\(path)"]) }
            state.isFailing = true
        }
    }
}

extension MarkKeeper: NumberClaims {
    func highest(of block: BlockID) -> UInt64? {
        state.withLock { $0.mark.claims?[Mark.name(of: block)] }
    }

    var areWhole: Bool { state.withLock { $0.mark.isWhole ?? true } }

    func claim(_ highest: [BlockID: UInt64]) throws { try change { $0.claim(highest) } }

    func beginAnew(usedUp: [BlockID: UInt64]) throws {
        try change {
            $0.claim(usedUp)
            $0.isWhole = true
        }
    }

    /// Is so only when it is on the disk.
    private func change(_ change: (inout Mark) -> Void) throws {
        try state.withLock { state in
            var mark = state.mark
            change(&mark)
            do { try mark.writeDurably(path) } catch {
                logger.warning("numbers cannot be claimed", metadata: ["path": "\(path)", "cause": "\(error)"])
                throw error
            }
            (state.mark, state.written) = (mark, mark)
        }
    }
}
