import Replica

/// One kind of write that a replica does, with the state in which it does it.
package struct WriteTransaction: Sendable {
    /// What is written again and again, each time by a fresh process, the one handed in. Everything else it needs is
    /// captured and stays as it is.
    typealias Write = (Process) throws -> Void

    /// From where on the disk is struck.
    enum Beginning: Sendable {
        case beforeStart, afterStart
    }

    package let name: String
    let subject: Stage.Subject
    /// Commits of which it consists: so many states may be met besides the one before.
    let commitCount: Int
    let beginning: Beginning
    /// Whether the process is over afterwards, however it went.
    let endsProcess: Bool
    /// Sets the stage, with the subject's process running or not, and returns what is to be written.
    let prepare: @Sendable (Stage) throws -> Write

    init(
        _ name: String,
        on subject: Stage.Subject,
        commits commitCount: Int = 1,
        begins beginning: Beginning = .afterStart,
        ends endsProcess: Bool = false,
        prepare: @escaping @Sendable (Stage) throws -> Write
    ) {
        (self.name, self.subject, self.commitCount) = (name, subject, commitCount)
        (self.beginning, self.endsProcess, self.prepare) = (beginning, endsProcess, prepare)
    }

    package static let all: [WriteTransaction] = byRoot + atTheCounter + fromPeers + ofTheProcess
}
