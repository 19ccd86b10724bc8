package import Signing

/// The signed header of an entry without its acts: enough to prove that its author signed this place in the log.
package struct SignedHeader: Hashable, Sendable {
    package let id: EntryID
    package let log: LogID
    package let author: PublicKey
    package let header: EntryHeader
    /// The COSE_Sign1 as it came in.
    package let cose: [UInt8]

    /// Parses strictly and checks the signature.
    package init(cose: [UInt8], in district: DistrictID) throws(EntryRefusal) {
        let envelope = try EntryEnvelope(cose: cose)
        let signingDistrict = Self.signingDistrict(of: envelope.header, district)
        let signedBytes = envelope.signedBytes(in: signingDistrict)
        guard envelope.author.validates(envelope.signature, over: signedBytes) else {
            throw .signatureInvalid(author: envelope.author)
        }
        let id = EntryID(SHA256.digest(signedBytes))
        guard !envelope.header.isGenesis || DistrictID(genesis: id) == district else {
            throw .otherDistrict(DistrictID(genesis: id))
        }
        self.id = id
        log = LogID(district: signingDistrict, author: envelope.author, audience: envelope.header.audience)
        author = envelope.author
        header = envelope.header
        self.cose = cose
    }

    package init(_ entry: VerifiedEntry) {
        id = entry.id
        log = entry.log
        author = entry.author
        header = entry.header
        cose = entry.signed.cose
    }

    /// The district id that stands in the bytes: none in those of the entry that opens the district.
    static func signingDistrict(of header: EntryHeader, _ district: DistrictID) -> DistrictID {
        header.isGenesis ? .none : district
    }
}
