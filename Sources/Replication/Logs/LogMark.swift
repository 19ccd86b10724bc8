package import SignedLog

/// One entry of a log by its place. Who holds it holds all that is before it: stores are closed under references.
package struct LogMark: Hashable, Comparable, Sendable {
    package let epoch: Epoch
    package let number: UInt64
    package let id: EntryID

    package init(epoch: Epoch, number: UInt64, id: EntryID) {
        self.epoch = epoch
        self.number = number
        self.id = id
    }

    package static func < (left: LogMark, right: LogMark) -> Bool {
        (left.epoch, left.number, left.id) < (right.epoch, right.number, right.id)
    }
}

/// A stretch of one epoch; of a fork within it both branches.
package struct EntryRange: Hashable, Sendable {
    package let log: LogID
    package let epoch: Epoch
    package let numbers: ClosedRange<UInt64>

    package init(log: LogID, epoch: Epoch, numbers: ClosedRange<UInt64>) {
        self.log = log
        self.epoch = epoch
        self.numbers = numbers
    }
}
