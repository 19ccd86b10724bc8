import Replica
import Replication

/// One way from a node to another. The way back is another line.
package struct Direction: Hashable, Sendable {
    package let from: NodeIndex
    package let to: NodeIndex

    package init(_ from: NodeIndex, _ to: NodeIndex) { (self.from, self.to) = (from, to) }

    package var back: Direction { Direction(to, from) }
}

/// Which lines are cut. A line that two faults have cut is up again when both are over.
package struct Network: Sendable {
    private var cuts: [Direction: Int] = [:]

    package init() {}

    package func isUp(_ direction: Direction) -> Bool { cuts[direction, default: 0] == 0 }

    package mutating func cut(_ directions: [Direction]) {
        for direction in directions { cuts[direction, default: 0] += 1 }
    }

    package mutating func restore(_ directions: [Direction]) {
        for direction in directions { cuts[direction] = max(0, cuts[direction, default: 0] - 1) }
    }

    package mutating func restoreAll() { cuts = [:] }
}

/// One session of a dialer, turn by turn.
struct Conversation {
    let id: Int
    let line: Direction
    /// Of both processes when it began.
    let incarnations: [Int]
    let dialer: DialerSession
    /// Rises with each post; answers to an earlier one are late.
    var turn = 0
    /// Reads the answer to the last post.
    var reader: ArrivedAnswer.Reader?
    /// Whom the dialer reached: with a wrong entry in a table of names, somebody else.
    var reached: NodeIndex
}

/// A request on its way.
struct Packet {
    let conversation: Int
    let turn: Int
    let direction: Direction
    let bytes: [UInt8]
    /// Came twice, or was recorded and is played again: nobody waits for the answer.
    var isCopy = false
    var copiedBy: FaultKind?
}

/// An answer on its way.
struct Reply {
    let conversation: Int
    let turn: Int
    let direction: Direction
    let bytes: [UInt8]
}

/// A request that a node answers later: when what it brought has been read, or when something changes.
struct HeldRequest {
    let packet: Packet
    let session: SessionNumber
    let incarnation: Int
}
