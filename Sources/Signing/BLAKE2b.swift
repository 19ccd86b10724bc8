import CSodium

/// BLAKE2b (RFC 7693).
package enum BLAKE2b {
    /// BLAKE2b-128 under a key: derives many unrelated salts from one seed.
    package static func digest16(key: Bytes16, message: [UInt8]) -> Bytes16 {
        initializeSodium()
        return unsafe Bytes16.filled { digest in
            let status = unsafe key.withPointer { key in
                unsafe crypto_generichash_blake2b(
                    digest,
                    Bytes16.count,
                    message,
                    UInt64(message.count),
                    key,
                    Bytes16.count
                )
            }
            precondition(status == 0, "BLAKE2b-128 with a key of 16 bytes is within libsodium's limits")
        }
    }

    /// BLAKE2b-256 without a key.
    package static func digest32(_ message: [UInt8]) -> Bytes32 {
        initializeSodium()
        return unsafe Bytes32.filled { digest in
            let status = unsafe crypto_generichash_blake2b(
                digest,
                Bytes32.count,
                message,
                UInt64(message.count),
                nil,
                0
            )
            precondition(status == 0, "BLAKE2b-256 without a key is within libsodium's limits")
        }
    }
}
