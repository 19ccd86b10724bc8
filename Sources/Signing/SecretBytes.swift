import CSodium

/// Secret bytes in memory of their own: between guard pages, kept out of swap and core dumps as far as the system
/// allows, wiped when the last holder lets go. A class for that last reason.
///
/// `@unchecked Sendable` is sound: the memory is written only within `init`, before anybody else can hold the object,
/// and is then made read-only by the operating system; all that follows is reading.
/// `@safe`: the pointer is private, lives as long as the object, and is read within its `count` bytes only.
@safe
final class SecretBytes: @unchecked Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    let count: Int
    private let start: UnsafeMutablePointer<UInt8>

    /// `write` is given `count` bytes to fill.
    init(count: Int, filledBy write: (UnsafeMutablePointer<UInt8>) -> Void) {
        initializeSodium()
        guard let memory = unsafe sodium_malloc(count) else {
            preconditionFailure("the system gives no memory for a secret of \(count) bytes")
        }
        self.count = count
        unsafe start = memory.bindMemory(to: UInt8.self, capacity: count)
        unsafe write(start)
        // Protection in depth: where the system cannot do it, the bytes are still only read.
        _ = unsafe sodium_mprotect_readonly(memory)
    }

    deinit {
        unsafe sodium_free(start)
    }

    static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe sodium_memcmp(left.start, right.start, left.count) == 0
    }

    /// The bytes, for a C function that reads `count` of them; valid within the closure only.
    func withPointer<Result>(_ read: (UnsafePointer<UInt8>) -> Result) -> Result {
        unsafe read(start)
    }

    /// The 32 bytes from `offset` on. A copy that cannot be wiped: only for where a seed must leave (a key file).
    func bytes32(at offset: Int) -> Bytes32 {
        precondition(offset >= 0 && offset + Bytes32.count <= count, "32 bytes at \(offset) of \(count)")
        return unsafe Bytes32.filled { unsafe $0.update(from: start + offset, count: Bytes32.count) }
    }

    var description: String {
        "(\(count) secret bytes)"
    }

    var customMirror: Mirror {
        Mirror(self, children: [])
    }
}
