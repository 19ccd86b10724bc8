import CFaultyDisk

/// A disk of `CFaultyDisk`, owned. Everything unsafe of this room stands here.
@safe
final class DiskHandle {
    private let pointer: OpaquePointer

    /// `directory` nil: content that no path leads to.
    init(directory: String?) {
        guard let made = unsafe Self.make(directory) else {
            preconditionFailure("no memory for a disk")
        }
        unsafe pointer = unsafe made
    }

    deinit {
        unsafe faulty_disk_free(pointer)
    }

    private static func make(_ directory: String?) -> OpaquePointer? {
        guard let directory else { return unsafe faulty_disk_make(nil) }
        return unsafe faulty_disk_make(directory)
    }

    static func register() {
        let code = faulty_vfs_register()
        precondition(code == 0, "SQLite does not take the VFS: \(code)")
    }

    static func fixEntropy(seed: UInt64, millisecondsSince1970: Int64) {
        faulty_vfs_fix(seed, millisecondsSince1970)
    }

    func plan(
        _ fault: faulty_fault,
        _ operations: UInt32,
        _ files: UInt32,
        skip: UInt64,
        times: UInt64,
        _ argument: UInt64
    ) -> Bool {
        unsafe faulty_disk_plan(pointer, operations, files, fault, skip, times, argument)
    }

    func forgetPlans() { unsafe faulty_disk_forget_plans(pointer) }

    func limit(_ bytes: UInt64) { unsafe faulty_disk_set_capacity(pointer, bytes) }

    func operationCount(_ operations: UInt32) -> Int {
        (0..<FAULTY_OPERATION_COUNT.rawValue).filter { operations >> $0 & 1 == 1 }.reduce(0) {
            $0 + Int(unsafe faulty_disk_operations(pointer, faulty_operation($1)))
        }
    }

    func strikeCount(_ fault: faulty_fault) -> Int { Int(unsafe faulty_disk_strikes(pointer, fault)) }

    var isHalted: Bool { unsafe faulty_disk_is_halted(pointer) }

    func halt() { unsafe faulty_disk_halt(pointer) }

    func restart() { unsafe faulty_disk_restart(pointer) }

    var unsyncedCount: Int { Int(unsafe faulty_disk_unsynced(pointer)) }

    func resolve(_ fate: SectorFate) {
        switch fate {
        case .kept: unsafe faulty_disk_resolve(pointer, FAULTY_KEPT, 0)
        case .dropped: unsafe faulty_disk_resolve(pointer, FAULTY_DROPPED, 0)
        case .torn(let bytes): unsafe faulty_disk_resolve(pointer, FAULTY_TORN, bytes)
        case .garbled(let seed): unsafe faulty_disk_resolve(pointer, FAULTY_GARBLED, seed)
        }
    }

    func settle() { unsafe faulty_disk_settle(pointer) }

    func copied() -> DiskHandle {
        let copy = DiskHandle(directory: nil)
        copy.replace(by: self)
        return copy
    }

    func replace(by other: DiskHandle) { unsafe faulty_disk_copy(other.pointer, pointer) }

    func erase() { unsafe faulty_disk_erase(pointer) }

    func remove(_ file: String) { unsafe faulty_disk_remove(pointer, file) }

    func put(_ bytes: [UInt8], as file: String) {
        unsafe faulty_disk_put(pointer, file, bytes, Int64(bytes.count))
    }

    func bytes(of file: String, durable: Bool) -> [UInt8]? {
        let count = unsafe faulty_disk_size(pointer, file, durable)
        guard count >= 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        unsafe faulty_disk_read(pointer, file, durable, &bytes)
        return bytes
    }

    func flip(bit: UInt64, of file: String) { unsafe faulty_disk_flip(pointer, file, bit) }
}

extension DiskFault {
    var code: faulty_fault {
        switch self {
        case .stopBefore: FAULTY_STOP_BEFORE
        case .stopAfter: FAULTY_STOP_AFTER
        case .ioError: FAULTY_IO_ERROR
        case .shortWrite: FAULTY_SHORT_WRITE
        case .diskFull: FAULTY_DISK_FULL
        case .syncForgets: FAULTY_SYNC_LOST
        case .syncReverts: FAULTY_SYNC_REVERTED
        case .syncKeepsButFails: FAULTY_SYNC_KEPT
        case .syncLies: FAULTY_SYNC_LIES
        case .shortRead: FAULTY_SHORT_READ
        case .readFlips: FAULTY_READ_FLIPS
        case .writeFlips: FAULTY_WRITE_FLIPS
        case .writeMisdirected: FAULTY_WRITE_MISDIRECTED
        case .writeLost: FAULTY_WRITE_LOST
        case .busy: FAULTY_BUSY
        case .cannotOpen: FAULTY_CANNOT_OPEN
        case .readOnly: FAULTY_READ_ONLY
        }
    }

    var argument: UInt64 {
        switch self {
        case .shortWrite(let number), .shortRead(let number), .readFlips(let number), .writeFlips(let number),
            .writeMisdirected(let number):
            number
        case .stopBefore, .stopAfter, .ioError, .diskFull, .syncForgets, .syncReverts, .syncKeepsButFails, .syncLies,
            .writeLost, .busy, .cannotOpen, .readOnly:
            0
        }
    }

    /// The operations that can fail so.
    var natural: DiskOperations {
        switch self {
        case .stopBefore, .stopAfter: .changing
        case .ioError: [.read, .write, .truncate, .sync]
        case .shortWrite, .diskFull, .writeFlips, .writeMisdirected, .writeLost: .write
        case .syncForgets, .syncReverts, .syncKeepsButFails, .syncLies: .sync
        case .shortRead, .readFlips: .read
        case .busy: .lock
        case .cannotOpen, .readOnly: .open
        }
    }
}
