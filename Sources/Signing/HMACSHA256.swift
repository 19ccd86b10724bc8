import CSodium

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1): how another system that shares a secret with us knows that a message is ours.
package enum HMACSHA256 {
    /// - Parameter key: of any length; short keys are no secrets.
    package static func code(_ message: [UInt8], key: [UInt8]) -> Bytes32 {
        initializeSodium()
        var state = crypto_auth_hmacsha256_state()
        unsafe crypto_auth_hmacsha256_init(&state, key, key.count)
        unsafe crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        return unsafe Bytes32.filled { unsafe crypto_auth_hmacsha256_final(&state, $0) }
    }
}
