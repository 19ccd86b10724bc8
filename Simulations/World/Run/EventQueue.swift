/// What will happen next, by time; of what falls into one millisecond the order is drawn from the seed.
struct EventQueue {
    struct Item {
        let time: Int64
        let tie: UInt64
        /// Names the occurrence in draws and in random bytes.
        let id: OccurrenceID
        let what: Occurrence
    }

    private var heap: [Item] = []

    var isEmpty: Bool { heap.isEmpty }
    var nextTime: Int64? { heap.first?.time }

    mutating func add(_ what: Occurrence, at time: Int64, id: OccurrenceID, draws: Draws) {
        heap.append(Item(time: time, tie: draws.value(.tie, id.event, id.part), id: id, what: what))
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() -> Item? {
        guard let first = heap.first else { return nil }
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        sink()
        return first
    }

    mutating func removeAll() { heap = [] }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (heap[left], heap[right])
        return (one.time, one.tie, one.id.event, one.id.part) < (other.time, other.tie, other.id.event, other.id.part)
    }
}

/// One occurrence: the planned event that it follows from, and its number among those.
package struct OccurrenceID: Hashable, Sendable {
    let event: Int
    let part: Int

    /// One number for both, for draws and entropy.
    var number: Int { event << 20 | part }
}

/// What can happen in a run: what was planned, and what follows from it.
enum Occurrence {
    case planned(PlannedEvent)
    case request(Packet)
    case storeBegun(NodeIndex)
    case answer(Reply)
    case patience(conversation: Int, turn: Int)
    case holdEnd(HeldRequest)
    case upkeep(NodeIndex)
    case stick(Stick)
    case afterwards(Aftermath)
}

/// The end of a fault.
enum Aftermath: Hashable {
    case restart(NodeIndex)
    case wake(NodeIndex, slept: Int64)
    case lineUp([Direction])
    case lineDown([Direction])
    case clockRight(NodeIndex)
    case attack(FaultKind, NodeIndex)
}
