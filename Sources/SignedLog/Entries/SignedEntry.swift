package import Signing

/// An entry as it came in: header and acts are parsed, but nobody has checked that they belong together or who
/// signed. The bytes are kept as they came and never encoded again.
package struct SignedEntry: Hashable, Sendable {
    /// Largest sum of the acts' bytes: what one signature can make us hash at once.
    package static let actsByteLimit = 4 * 1024 * 1024

    package let cose: [UInt8]
    package let actBytes: [[UInt8]]
    private let envelope: EntryEnvelope

    package var author: PublicKey { envelope.author }
    package var header: EntryHeader { envelope.header }
    package var signature: Signature { envelope.signature }

    /// Parses the COSE_Sign1 strictly and checks the limits; the acts stay bytes.
    package init(cose: [UInt8], acts: [[UInt8]]) throws(EntryRefusal) {
        try self.init(cose: cose, acts: acts, envelope: try EntryEnvelope(cose: cose))
    }

    /// For those who have parsed `cose` already.
    init(cose: [UInt8], acts: [[UInt8]], envelope: EntryEnvelope) throws(EntryRefusal) {
        self.cose = cose
        self.actBytes = acts
        self.envelope = envelope
        try checkSizes()
    }

    /// The entry and its acts as a CBOR sequence: the COSE_Sign1, then each act.
    package func encoded() -> [UInt8] {
        actBytes.reduce(into: cose) { $0.append(contentsOf: $1) }
    }

    /// Checks all that can be checked without knowing any other entry: acts, root, signature. An entry that opens a
    /// district is checked as ``verifiedGenesis()`` does, and must open this one.
    ///
    /// - Parameter workers: the acts of an entry are read and hashed by all of them.
    package func verified(
        in district: DistrictID,
        by workers: Workers = .one
    ) throws(EntryRefusal) -> VerifiedEntry {
        if header.isGenesis {
            let genesis = try verifiedGenesis()
            let opened = DistrictID(genesis: genesis.id)
            guard opened == district else { throw .otherDistrict(opened) }
            return genesis
        }
        try checkLinks()
        return try VerifiedEntry(checking: self, envelope, in: district, by: workers)
    }

    /// The first entry of a district, checked; its id is the district's. Where its bytes need the district's id,
    /// that is 32 zero bytes.
    package func verifiedGenesis() throws(EntryRefusal) -> VerifiedEntry {
        guard header.isGenesis else { throw .notGenesis }
        let entry = try VerifiedEntry(checking: self, envelope, in: .none, by: .one)
        guard let act = entry.acts.first?.act, act.isGenesis(by: author) else { throw .notGenesis }
        return entry
    }

    private func checkLinks() throws(EntryRefusal) {
        guard header.number == 0 || header.previous.count == 1 else {
            throw .previousCount(header.previous.count)
        }
    }

    private func checkSizes() throws(EntryRefusal) {
        guard actBytes.count == header.count else {
            throw .actCount(declared: header.count, found: actBytes.count)
        }
        var byteCount = 0
        for act in actBytes {
            guard act.count <= Act.byteLimit else { throw .actTooLarge(byteCount: act.count) }
            byteCount += act.count
        }
        guard byteCount <= Self.actsByteLimit else { throw .actsTooLarge(byteCount: byteCount) }
    }
}

/// An act whose place is proved: it stood in a signed entry. Its id covers its bytes and its place, so two of one id are
/// equal.
///
/// A class, because admission, storage and fold all hold it; nothing in it changes.
package final class VerifiedAct: Sendable {
    package let id: ActID
    /// The document that it founds or continues.
    package let document: DocumentID
    package let act: Act
    /// As they came in.
    package let bytes: [UInt8]

    fileprivate init(_ bytes: [UInt8], context: Bytes32) throws(EntryRefusal) {
        act = try Act.decode(bytes)
        id = Derivation.act(context, bytes)
        document = act.namedDocument ?? DocumentID(founding: id)
        self.bytes = bytes
    }
}

extension VerifiedAct: Hashable {
    package static func == (left: VerifiedAct, right: VerifiedAct) -> Bool { left.id == right.id }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An entry whose acts, root and signature have been checked. Only ``SignedEntry/verified(in:)`` and
/// ``SignedEntry/verifiedGenesis()`` make one: whoever forgot to check does not compile.
package struct VerifiedEntry: Hashable, Sendable {
    package let id: EntryID
    package let log: LogID
    package let author: PublicKey
    package let header: EntryHeader
    package let acts: [VerifiedAct]
    package let signed: SignedEntry

    /// The cheap checks first: a flood of garbage should cost us less than a signature each.
    fileprivate init(
        checking entry: SignedEntry,
        _ envelope: EntryEnvelope,
        in district: DistrictID,
        by workers: Workers
    ) throws(EntryRefusal) {
        let context = Derivation.context(district, entry.author, entry.header)
        let acts = try workers.map(entry.actBytes) { bytes throws(EntryRefusal) in
            try VerifiedAct(bytes, context: context)
        }
        try Self.checkRoot(entry.header.root, of: acts.map(\.id))
        let signedBytes = envelope.signedBytes(in: district)
        guard entry.author.validates(envelope.signature, over: signedBytes) else {
            throw .signatureInvalid(author: entry.author)
        }
        id = EntryEnvelope.id(signedBytes)
        log = LogID(district: district, author: entry.author, audience: entry.header.audience)
        author = entry.author
        header = entry.header
        signed = entry
        self.acts = acts
    }

    private static func checkRoot(_ declared: Bytes32, of ids: [ActID]) throws(EntryRefusal) {
        let sorted = ids.sorted()
        for (first, second) in zip(sorted, sorted.dropFirst()) where first == second {
            throw .actTwice(first)
        }
        let computed = MerkleTree.root(of: ids.map(\.bytes))
        guard computed == declared else { throw .rootMismatch(declared: declared, computed: computed) }
    }
}

extension VerifiedEntry {
    /// Whether the entry opened its district.
    package var isGenesis: Bool { header.isGenesis }
}
