import CSodium
import Synchronization

/// libsodium, called a second time. Everything unsafe of this room stands here.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    static func sha256(_ bytes: [UInt8]) -> PlainID {
        precondition(isReady, "libsodium does not start")
        var digest = [UInt8](repeating: 0, count: 32)
        _ = unsafe crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        guard let id = PlainID(digest) else { preconditionFailure("a hash of another length") }
        return id
    }

    /// The strict test of `docs/formats/signature.md`.
    static func verifies(_ signature: [UInt8], _ bytes: [UInt8], by key: PlainID) -> Bool {
        precondition(isReady, "libsodium does not start")
        guard signature.count == 64, isKey(key), isPoint(Array(signature.prefix(32))) else { return false }
        return unsafe crypto_sign_verify_detached(signature, bytes, UInt64(bytes.count), key.bytes) == 0
    }

    private static func isPoint(_ bytes: [UInt8]) -> Bool {
        unsafe crypto_core_ed25519_is_valid_point(bytes) == 1
    }

    /// Keys that are points: the test takes a third of a verification.
    private static let keys = Mutex<Set<PlainID>>([])

    private static func isKey(_ key: PlainID) -> Bool {
        if keys.withLock({ $0.contains(key) }) { return true }
        guard isPoint(key.bytes) else { return false }
        keys.withLock { _ = $0.insert(key) }
        return true
    }
}
