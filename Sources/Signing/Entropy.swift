import CSodium
import Synchronization

/// Where random bytes come from. Handed in wherever they are needed, so that a test or a simulation can be repeated.
package struct Entropy: Sendable {
    /// So many bytes that nobody has seen. May be called from any thread.
    package let bytes: @Sendable (_ count: Int) -> [UInt8]
    /// Whether one call may stand for several: not where a simulation counts calls.
    private let isOneStream: Bool

    package init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.init(isOneStream: false, bytes)
    }

    private init(isOneStream: Bool, _ bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        (self.isOneStream, self.bytes) = (isOneStream, bytes)
    }

    /// The operating system's generator.
    package static let system = Entropy(isOneStream: true) { count in
        initializeSodium()
        return unsafe [UInt8](count: count, filledByC: { unsafe randombytes_buf($0, count) })
    }

    /// The same bytes for the same seed, call for call: for tests and simulations, never for real keys.
    ///
    /// Calls are numbered by an atomic counter, and each draws from a stream of its own number. So it is safe from any
    /// thread; it repeats itself only where the order of the calls does, which is to say: within one thread.
    package static func seeded(_ seed: Bytes32) -> Entropy {
        let calls = CallCounter()
        return Entropy { count in
            let number = calls.next.wrappingAdd(1, ordering: .relaxed).oldValue
            return stream(count, seed: seed, number: number)
        }
    }

    package func bytes16() -> Bytes16 {
        guard let value = Bytes16(bytes(Bytes16.count)) else { preconditionFailure("entropy came short of 16 bytes") }
        return value
    }

    /// As many calls of ``bytes16()`` give; of the system in one call, each of which costs more than the bytes.
    package func bytes16(count: Int) -> [Bytes16] {
        guard isOneStream else { return (0..<count).map { _ in bytes16() } }
        let drawn = bytes(count * Bytes16.count)
        return (0..<count).compactMap { Bytes16(drawn[$0 * Bytes16.count..<($0 + 1) * Bytes16.count]) }
    }

    package func bytes32() -> Bytes32 {
        guard let value = Bytes32(bytes(Bytes32.count)) else { preconditionFailure("entropy came short of 32 bytes") }
        return value
    }

    private static func stream(_ count: Int, seed: Bytes32, number: UInt64) -> [UInt8] {
        initializeSodium()
        let numberBytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        let callSeed = SHA256.digest(seed.array + numberBytes)
        return unsafe [UInt8](
            count: count,
            filledByC: { bytes in
                unsafe callSeed.withPointer { unsafe randombytes_buf_deterministic(bytes, count, $0) }
            }
        )
    }
}

/// A class, because all copies of a seeded ``Entropy`` must count together.
private final class CallCounter: Sendable {
    let next = Atomic<UInt64>(0)
}
