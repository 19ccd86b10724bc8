import Signing

/// A COSE_Sign1 of our strict profile (RFC 9052 §4.2), taken apart; the signature has not been checked.
struct EntryEnvelope: Hashable, Sendable {
    /// A header with all lists at their limits is under 7 KB. Checked before anything is parsed.
    static let byteLimit = 8 * 1024

    private static let ed25519: Int64 = -8

    let author: PublicKey
    let header: EntryHeader
    let signature: Signature
    private let protected: [UInt8]
    private let payload: [UInt8]

    /// Signs.
    init(header: EntryHeader, signingWith key: SigningKey, in district: DistrictID) {
        let author = key.publicKey
        self.author = author
        self.header = header
        protected = Self.protected(author)
        payload = header.encoded()
        let structure = Derivation.signatureStructure(
            protected: protected,
            externalData: Derivation.externalData(district),
            payload: payload
        )
        signature = key.sign(structure)
    }

    init(cose: [UInt8]) throws(EntryRefusal) {
        guard cose.count <= Self.byteLimit else { throw .entryTooLarge(byteCount: cose.count) }
        let item: CBOR
        do { item = try CBOR.decode(cose) } catch { throw .notCBOR(.cose, error) }
        guard let parts = item.asArray, parts.count == 4 else { throw .wrongShape(.cose) }
        guard let protected = parts[0].asBytes?.array else { throw .wrongShape(.protected) }
        guard let unprotected = parts[1].asMap, unprotected.isEmpty else { throw .wrongShape(.unprotected) }
        guard let payload = parts[2].asBytes?.array else { throw .wrongShape(.payload) }
        guard let signature = parts[3].asBytes.flatMap({ Signature($0) }) else { throw .wrongShape(.signature) }
        self.author = try Self.author(protected)
        self.header = try EntryHeader.decode(payload)
        self.signature = signature
        self.protected = protected
        self.payload = payload
    }

    /// Exactly the bytes that are signed, whose SHA-256 is the entry's id.
    func signedBytes(in district: DistrictID) -> [UInt8] {
        Derivation.signatureStructure(
            protected: protected,
            externalData: Derivation.externalData(district),
            payload: payload
        )
    }

    func id(in district: DistrictID) -> EntryID { Self.id(signedBytes(in: district)) }

    static func id(_ signedBytes: [UInt8]) -> EntryID { EntryID(SHA256.digest(signedBytes)) }

    func encoded() -> [UInt8] {
        var writer = CBORWriter(byteCount: protected.count + payload.count + 80)
        writer.array(count: 4)
        writer.bytes(protected)
        writer.map(CBORMap())
        writer.bytes(payload)
        writer.bytes(signature.array)
        return writer.bytes
    }

    /// `{ 1: -8, 4: kid }` and nothing else. Another algorithm is for a newer program; no key is looked up by `kid`,
    /// it is the key.
    private static func author(_ protected: [UInt8]) throws(EntryRefusal) -> PublicKey {
        let item: CBOR
        do { item = try CBOR.decode(protected) } catch { throw .notCBOR(.protected, error) }
        guard let map = item.asMap, let algorithm = map[1]?.asInt else { throw .wrongShape(.protected) }
        guard algorithm == ed25519 else { throw .upgradeNeeded(.algorithm(algorithm)) }
        guard map.count == 2, let author = map[4]?.asBytes32 else { throw .wrongShape(.protected) }
        return PublicKey(author)
    }

    private static func protected(_ author: PublicKey) -> [UInt8] {
        CBOR.map(CBORMap([(.int(1), .int(ed25519)), (.int(4), .bytes(author.bytes))])).encoded()
    }
}
