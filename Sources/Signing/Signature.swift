/// A detached Ed25519 signature (RFC 8032): R and s, as they came in. Nothing in it has been checked but its length.
package struct Signature: Hashable, Sendable, CustomStringConvertible {
    package static let count = 64

    /// The encoded point R.
    package let r: Bytes32
    /// The encoded scalar s.
    package let s: Bytes32

    package init(r: Bytes32, s: Bytes32) {
        self.r = r
        self.s = s
    }

    /// Nil unless there are exactly 64 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.count, let r = Bytes32(bytes.prefix(32)), let s = Bytes32(bytes.suffix(32)) else {
            return nil
        }
        self.init(r: r, s: s)
    }

    /// R, then s.
    package var array: [UInt8] {
        var bytes = r.array
        s.append(to: &bytes)
        return bytes
    }

    package var description: String {
        r.hex + s.hex
    }
}

/// Why the strict test of ``PublicKey/flaw(in:over:)`` refuses a signature.
package enum SignatureFlaw: Error, Hashable, Sendable {
    /// The key is no canonical encoding of a point of the main subgroup, or is the identity.
    case keyOutsideMainSubgroup
    /// R is no canonical encoding of a point of the main subgroup, or is the identity.
    case rOutsideMainSubgroup
    /// The equation of RFC 8032 does not hold: other message, other key, changed bytes, or s not below the order.
    case equationFails
}
