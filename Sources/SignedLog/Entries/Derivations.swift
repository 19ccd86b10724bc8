package import Signing

/// How ids follow from what is signed, see `docs/formats/entry.md`.
package enum Derivation {
    package static func log(_ district: DistrictID, _ author: PublicKey, _ audience: Audience) -> LogID {
        var writer = CBORWriter(byteCount: 160)
        writer.array(count: 4)
        writer.text("hefu/log/1")
        writer.bytes(district.bytes)
        writer.bytes(author.bytes)
        writer.identifiers(audience.offices)
        return LogID(SHA256.digest(writer.bytes))
    }

    /// What an act is hashed with: its author, audience, place and past.
    package static func context(_ district: DistrictID, _ author: PublicKey, _ header: EntryHeader) -> Bytes32 {
        var writer = CBORWriter(byteCount: 256)
        writer.array(count: 8)
        writer.text("hefu/context/1")
        writer.bytes(district.bytes)
        writer.bytes(author.bytes)
        writer.identifiers(header.audience.offices)
        writer.bytes(header.epoch.bytes)
        writer.int(Int64(header.number))
        writer.identifiers(header.previous)
        writer.identifiers(header.seen)
        return SHA256.digest(writer.bytes)
    }

    /// The leaf of RFC 9162 §2.1.1 over context and act.
    package static func act(_ context: Bytes32, _ act: [UInt8]) -> ActID {
        ActID(SHA256.digest(prefix: 0x00, context, act))
    }

    package static func externalData(_ district: DistrictID) -> [UInt8] {
        Array("hefu/entry/1".utf8) + district.bytes.array
    }

    /// What COSE signs for a COSE_Sign1 (RFC 9052 §4.4).
    package static func signatureStructure(protected: [UInt8], externalData: [UInt8], payload: [UInt8]) -> [UInt8] {
        var writer = CBORWriter(byteCount: 64 + protected.count + externalData.count + payload.count)
        writer.array(count: 4)
        writer.text("Signature1")
        writer.bytes(protected)
        writer.bytes(externalData)
        writer.bytes(payload)
        return writer.bytes
    }
}

extension LogID {
    package init(district: DistrictID, author: PublicKey, audience: Audience) {
        self = Derivation.log(district, author, audience)
    }
}
