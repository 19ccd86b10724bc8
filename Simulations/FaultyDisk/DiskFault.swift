/// How a disk fails at one operation. Where a number is named it is taken modulo what is possible there, so any draw
/// will do.
package enum DiskFault: Hashable, Sendable {
    /// Power or process goes before the operation; nothing after it reaches the disk. See ``FaultyDisk/cutPower(_:)``
    /// and ``FaultyDisk/restart()`` for what comes next.
    case stopBefore
    /// The operation takes effect, but nobody hears of it.
    case stopAfter
    /// The operation fails and has no effect.
    case ioError
    /// The first bytes of a write arrive, then it fails.
    case shortWrite(bytes: UInt64)
    /// A write is refused for want of room.
    case diskFull
    /// A sync fails. The page cache goes on showing what was written, the next sync succeeds, but it never reaches the
    /// disk (Linux, ext4).
    case syncForgets
    /// A sync fails, and reads show the old content from then on (Linux, XFS and btrfs).
    case syncReverts
    /// A sync fails, but everything is durable.
    case syncKeepsButFails
    /// A sync succeeds, but nothing is durable. Outside what a replica must survive.
    case syncLies
    /// A read ends early; SQLite takes what is missing for zeros.
    case shortRead(bytes: UInt64)
    /// One bit of what is read is wrong, this time.
    case readFlips(bit: UInt64)
    /// One bit of what is written is wrong.
    case writeFlips(bit: UInt64)
    /// A page is written over another one of the file.
    case writeMisdirected(pages: UInt64)
    /// A write succeeds without effect: later reads find the stale page.
    case writeLost
    /// Another program (a virus scanner, a backup) holds the lock.
    case busy
    /// The file cannot be opened.
    case cannotOpen
    /// The file system is mounted for reading only.
    case readOnly
}

/// What SQLite asks of a disk, as a set.
package struct DiskOperations: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let open = DiskOperations(rawValue: 1 << 0)
    package static let read = DiskOperations(rawValue: 1 << 1)
    package static let write = DiskOperations(rawValue: 1 << 2)
    package static let truncate = DiskOperations(rawValue: 1 << 3)
    package static let sync = DiskOperations(rawValue: 1 << 4)
    package static let size = DiskOperations(rawValue: 1 << 5)
    package static let access = DiskOperations(rawValue: 1 << 6)
    package static let delete = DiskOperations(rawValue: 1 << 7)
    package static let lock = DiskOperations(rawValue: 1 << 8)

    /// All that can change what is on the disk.
    package static let changing: DiskOperations = [.open, .write, .truncate, .sync, .delete]
    package static let all = DiskOperations(rawValue: (1 << 9) - 1)
}

/// Which files of a database, as a set.
package struct DiskFiles: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let database = DiskFiles(rawValue: 1 << 0)
    /// The write-ahead log.
    package static let log = DiskFiles(rawValue: 1 << 1)
    package static let other = DiskFiles(rawValue: 1 << 2)
    package static let all: DiskFiles = [.database, .log, .other]
}

/// What becomes of one sector that was written and not synced, when the power goes.
package enum SectorFate: Hashable, Sendable {
    case kept
    case dropped
    /// So many of its bytes are new, the rest old.
    case torn(bytes: UInt64)
    /// Noise stands where it was written.
    case garbled(seed: UInt64)

    /// One of the four, alike often, from 64 random bits.
    package init(draw: UInt64) {
        switch draw & 3 {
        case 0: self = .kept
        case 1: self = .dropped
        case 2: self = .torn(bytes: draw >> 2)
        default: self = .garbled(seed: draw >> 2)
        }
    }
}
