import Logging

/// Keeps the mark of a running node up to date. A class, because it belongs to one ``OwnedReplica`` and counts.
final class MarkKeeper {
    private let path: String
    private var mark: Mark
    private let logger: Logger
    private var written: Mark?
    private var isFailing = false

    init(path: String, mark: Mark, logger: Logger) {
        self.path = path
        self.mark = mark
        self.logger = logger
    }

    /// Writes down that the node has written more entries.
    ///
    /// A mark that cannot be written stops nobody: it stays behind the database, and a start that finds none at all
    /// counts as a restored node's, which is safe. It is told once.
    func advance(by entries: UInt64) {
        mark.ownEntries += Int(entries)
        guard mark.ownEntries > 0, mark != written else { return }
        do {
            try mark.write(path)
            (written, isFailing) = (mark, false)
        } catch {
            if !isFailing { logger.warning("the mark cannot be written", metadata: ["path": "\(path)"]) }
            isFailing = true
        }
    }
}
