package import Signing

/// The offices whose nodes may hold and write a log, besides hub, city and district office. Empty: the whole
/// district.
package struct Audience: Hashable, Sendable {
    /// Most offices of one audience. Bounds the header of an entry; two suffice for an objection.
    package static let officeLimit = 64

    /// Sorted bytewise, none twice.
    package let offices: [OfficeID]

    package static let district = Audience([])

    package init(_ offices: some Sequence<OfficeID>) {
        self.offices = offices.sorted().withoutRepeats()
    }

    package var isDistrict: Bool { offices.isEmpty }

    /// The CBOR array of the office ids: what stands in a header and is hashed into ids.
    package var encoded: [UInt8] {
        var writer = CBORWriter(byteCount: 2 + offices.count * 34)
        writer.identifiers(offices)
        return writer.bytes
    }

    /// SHA-256 of the encoded audience: its name in digests of several audiences.
    package var digest: Bytes32 { SHA256.digest(encoded) }
}

/// Bytewise by the encoded form.
extension Audience: Comparable {
    package static func < (left: Audience, right: Audience) -> Bool {
        left.encoded.lexicographicallyPrecedes(right.encoded)
    }
}
