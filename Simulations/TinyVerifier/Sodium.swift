import CSodium

/// libsodium, called a second time. Everything unsafe of this room stands here.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        precondition(isReady, "libsodium does not start")
        var digest = [UInt8](repeating: 0, count: 32)
        _ = unsafe crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        return digest
    }

    /// The strict test of `docs/formats/signature.md`.
    static func verifies(_ signature: [UInt8], _ bytes: [UInt8], _ key: [UInt8]) -> Bool {
        precondition(isReady, "libsodium does not start")
        guard signature.count == 64, key.count == 32 else { return false }
        let point = Array(signature.prefix(32))
        let arePoints =
            unsafe crypto_core_ed25519_is_valid_point(key) == 1 && crypto_core_ed25519_is_valid_point(point) == 1
        return arePoints
            && (unsafe crypto_sign_verify_detached(signature, bytes, UInt64(bytes.count), key)) == 0
    }
}
