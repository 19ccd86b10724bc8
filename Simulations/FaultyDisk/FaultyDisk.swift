/// The disk of one simulated machine: every file beneath its directory lives in memory, and fails as it is told to.
/// SQLite reaches it by path, so what is opened there is opened as ever; paths of no disk are not touched.
///
/// - What a reader sees (the page cache) and what is durable are two things; a sync makes one the other.
/// - Nothing is drawn in here: which operation fails, and what becomes of un-synced sectors, is handed in. So the same
///   calls give the same bytes.
/// - The directory itself must exist for those who look at it past SQLite; see ``TemporaryFolder``.
///
/// A class, because it owns memory of C. Not `Sendable`: one simulation owns it, and calls nothing here while a
/// connection is at work.
package final class FaultyDisk {
    package let directory: String
    private let handle: DiskHandle

    /// An empty disk. From then on the process opens databases through this room's VFS; connections that are open
    /// already stay where they are.
    package init(directory: String) {
        DiskHandle.register()
        self.directory = directory
        handle = DiskHandle(directory: directory)
    }

    /// Entropy (salts of the write-ahead log) and time that SQLite sees from now on in this whole process; it sleeps
    /// without waiting. Two runs that begin so write the same bytes.
    package static func fixEntropy(seed: UInt64, millisecondsSince1970: Int64 = 1_767_225_600_000) {
        DiskHandle.register()
        DiskHandle.fixEntropy(seed: seed, millisecondsSince1970: millisecondsSince1970)
    }
}

// Faults.
extension FaultyDisk {
    /// Lets `fault` strike at the operation number `number` (0 = the next) of those in `operations` on `files`, and at
    /// the following ones until it has struck `times` times; nil = from then on always. Of several that are due the
    /// one armed first strikes. At most 32 at once.
    package func arm(
        _ fault: DiskFault,
        at number: Int = 0,
        of operations: DiskOperations? = nil,
        in files: DiskFiles = .all,
        times: Int? = 1
    ) {
        let isArmed = handle.plan(
            fault.code,
            (operations ?? fault.natural).rawValue,
            files.rawValue,
            skip: UInt64(number),
            times: times.map { UInt64($0) } ?? .max,
            fault.argument
        )
        precondition(isArmed, "more faults armed at once than a disk keeps")
    }

    /// Nothing fails any more, except for want of room.
    package func disarm() { handle.forgetPlans() }

    /// A write that would make the files larger than so many bytes together is refused; nil = endless.
    package func limit(toBytes bytes: Int?) { handle.limit(bytes.map { UInt64($0) } ?? 0) }

    /// How many operations of these kinds there were so far.
    package func count(of operations: DiskOperations) -> Int { handle.operationCount(operations.rawValue) }

    /// How often a fault of this kind has struck so far, whatever number it names.
    package func strikes(of fault: DiskFault) -> Int { handle.strikeCount(fault.code) }
}

// Power.
extension FaultyDisk {
    /// Whether power or process are gone: nothing reaches the disk until ``restart()`` or ``cutPower(_:)``.
    package var isHalted: Bool { handle.isHalted }

    /// Power or process go now.
    package func halt() { handle.halt() }

    /// The process was killed; the page cache survives. Whatever the old process still has open reaches nothing.
    package func restart() { handle.restart() }

    /// The power was cut and is back. `fate` is asked once for each sector that was written and not synced (also for
    /// each creation, deletion and truncation, which are kept or dropped), numbered in the order of files and writes.
    package func cutPower(_ fate: (_ sector: Int) -> SectorFate) {
        handle.halt()
        for sector in 0..<handle.unsyncedCount { handle.resolve(fate(sector)) }
        handle.settle()
        handle.restart()
    }

    /// Sectors that would be asked for by ``cutPower(_:)`` now.
    package var unsyncedCount: Int { handle.unsyncedCount }
}

// Content as a whole. Nothing may be open, or it finds its files gone.
extension FaultyDisk {
    /// A copy of everything, un-synced sectors among it: a backup, or the disk of a second machine.
    package func image() -> DiskImage { DiskImage(handle.copied()) }

    /// Puts an image in place of everything. What is open reaches nothing any more.
    package func restore(_ image: DiskImage) { handle.replace(by: image.handle) }

    /// Everything is lost.
    package func erase() { handle.erase() }

    /// One file is lost.
    package func remove(_ file: String) { handle.remove(file) }

    /// Another content in place of a file's, durable at once.
    package func put(_ bytes: [UInt8], as file: String) { handle.put(bytes, as: file) }

    /// The bytes of a file, as a reader sees them or as they are durable; nil if it is not there.
    package func bytes(of file: String, durable: Bool = false) -> [UInt8]? { handle.bytes(of: file, durable: durable) }

    /// One bit turns round while nobody looks. `bit` is taken modulo the size.
    package func flip(bit: UInt64, of file: String) { handle.flip(bit: bit, of: file) }
}

/// What was on a disk at one moment. Immutable.
package final class DiskImage {
    fileprivate let handle: DiskHandle

    fileprivate init(_ handle: DiskHandle) { self.handle = handle }
}
