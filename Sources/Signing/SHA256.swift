import CSodium

/// SHA-256 (FIPS 180-4), in one piece or as the bytes come.
///
/// A value: a copy taken on the way goes on by itself, and ``finish()`` leaves the original open.
package struct SHA256: Sendable {
    private var state = crypto_hash_sha256_state()

    package init() {
        unsafe crypto_hash_sha256_init(&state)
    }

    package mutating func update(_ bytes: [UInt8]) {
        unsafe crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    package mutating func update(_ bytes: ArraySlice<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            // Of no bytes there may be no address either; libsodium wants one.
            guard let start = buffer.baseAddress else { return }
            unsafe crypto_hash_sha256_update(&state, start, UInt64(buffer.count))
        }
    }

    package mutating func update(_ bytes: Bytes32) {
        _ = unsafe bytes.withPointer { unsafe crypto_hash_sha256_update(&state, $0, UInt64(Bytes32.count)) }
    }

    package mutating func update(_ byte: UInt8) {
        var byte = byte
        unsafe crypto_hash_sha256_update(&state, &byte, 1)
    }

    /// The digest of all bytes so far.
    package func finish() -> Bytes32 {
        var last = state  // The C function pads and wipes what it is given.
        return unsafe Bytes32.filled { unsafe crypto_hash_sha256_final(&last, $0) }
    }
}

extension SHA256 {
    package static func digest(_ bytes: [UInt8]) -> Bytes32 {
        unsafe Bytes32.filled { unsafe crypto_hash_sha256($0, bytes, UInt64(bytes.count)) }
    }

    package static func digest(_ bytes: ArraySlice<UInt8>) -> Bytes32 {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The digest of `prefix`, `first` and `rest`, one after the other. With prefix 0 it is a leaf of the tree of
    /// RFC 9162, section 2.1.1, over the bytes `first || rest`.
    package static func digest(prefix: UInt8, _ first: Bytes32, _ rest: [UInt8]) -> Bytes32 {
        var hash = SHA256()
        hash.update(prefix)
        hash.update(first)
        hash.update(rest)
        return hash.finish()
    }

    /// An inner node of the tree of RFC 9162, section 2.1.1.
    package static func node(_ left: Bytes32, _ right: Bytes32) -> Bytes32 {
        var hash = SHA256()
        hash.update(1)
        hash.update(left)
        hash.update(right)
        return hash.finish()
    }
}
