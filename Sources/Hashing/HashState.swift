import Crypto

/// SHA-256 (FIPS 180-4) by the processor's own instructions where it has them, see
/// `docs/decisions/0009-hashing-and-workers.md`. What is hashed, and as what, is for Signing.
///
/// A value: a copy taken on the way goes on by itself, and ``finish(_:)`` leaves the original open.
package struct HashState: Sendable {
    private var function = SHA256()

    package init() {}

    package mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { unsafe function.update(bufferPointer: $0) }
    }

    /// Hands the digest of all bytes so far to `read`: 32 bytes, valid within the call only.
    package func finish<Result>(_ read: (RawSpan) -> Result) -> Result {
        unsafe function.finalize().withUnsafeBytes { unsafe read(RawSpan(_unsafeBytes: $0)) }
    }
}
