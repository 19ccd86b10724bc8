import Hashing

/// SHA-256 (FIPS 180-4), in one piece or as the bytes come.
///
/// A value: a copy taken on the way goes on by itself, and ``finish()`` leaves the original open.
package struct SHA256: Sendable {
    private var state = HashState()

    package init() {}

    package mutating func update(_ bytes: [UInt8]) {
        unsafe state.update(bytes.span.bytes)
    }

    package mutating func update(_ bytes: ArraySlice<UInt8>) {
        unsafe state.update(bytes.span.bytes)
    }

    package mutating func update(_ bytes: Bytes32) {
        unsafe bytes.withPointer { start in
            unsafe state.update(RawSpan(_unsafeStart: start, byteCount: Bytes32.count))
        }
    }

    package mutating func update(_ byte: UInt8) {
        unsafe withUnsafeBytes(of: byte) { unsafe state.update(RawSpan(_unsafeBytes: $0)) }
    }

    /// The digest of all bytes so far.
    package func finish() -> Bytes32 {
        state.finish { Bytes32(copying: $0) }
    }
}

extension SHA256 {
    package static func digest(_ bytes: [UInt8]) -> Bytes32 {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
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
        // In one update: each costs almost as much as the block that it is a part of.
        unsafe withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Bytes32.count, alignment: 1) { buffer in
            unsafe buffer.storeBytes(of: 1, as: UInt8.self)
            unsafe left.copy(to: UnsafeMutableRawBufferPointer(rebasing: buffer[1...]))
            unsafe right.copy(to: UnsafeMutableRawBufferPointer(rebasing: buffer[(1 + Bytes32.count)...]))
            unsafe hash.state.update(RawSpan(_unsafeBytes: UnsafeRawBufferPointer(buffer)))
        }
        return hash.finish()
    }
}
