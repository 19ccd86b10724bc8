package import Signing

/// An entry as it came in: header and acts are parsed, but nobody has checked that they belong together or who
/// signed. The bytes are kept as they came and never encoded again.
package struct SignedEntry: Hashable, Sendable {
    /// Largest sum of the acts' bytes: what one signature can make us hash at once.
    package static let actsByteLimit = 4 * 1024 * 1024

    package let cose: [UInt8]
    /// As they came: of an act with an opening without its commitments.
    package let actBytes: [[UInt8]]
    /// What goes along with acts, by their places.
    package let openings: [Int: ActOpening]
    private let envelope: EntryEnvelope

    package var author: PublicKey { envelope.author }
    package var header: EntryHeader { envelope.header }
    package var signature: Signature { envelope.signature }

    /// Parses the COSE_Sign1 strictly and checks the limits; the acts stay bytes.
    package init(cose: [UInt8], acts: [[UInt8]], openings: [Int: ActOpening] = [:]) throws(EntryRefusal) {
        try self.init(cose: cose, acts: acts, openings: openings, envelope: try EntryEnvelope(cose: cose))
    }

    /// For those who have parsed `cose` already.
    init(
        cose: [UInt8],
        acts: [[UInt8]],
        openings: [Int: ActOpening] = [:],
        envelope: EntryEnvelope
    ) throws(EntryRefusal) {
        self.cose = cose
        self.actBytes = acts
        self.openings = openings
        self.envelope = envelope
        try checkSizes()
    }

    /// With every act whole, and nothing beside them; the limits are those of whole acts.
    fileprivate func completed(_ acts: [VerifiedAct]) throws(EntryRefusal) -> SignedEntry {
        if openings.isEmpty { return self }
        return try SignedEntry(cose: cose, acts: acts.map(\.bytes), envelope: envelope)
    }

    /// The entry and its acts as a CBOR sequence: the COSE_Sign1, then each act, with its opening behind it.
    package func encoded() -> [UInt8] {
        var bytes = cose
        for (index, act) in actBytes.enumerated() {
            bytes += act
            if let opening = openings[index] { bytes += opening.encoded() }
        }
        return bytes
    }

    /// The same with these acts packed, each beside its opening; by all `workers`.
    package func packed(with openings: [Int: ActOpening], by workers: Workers = .one) -> SignedEntry {
        var (acts, kept) = (actBytes, self.openings)
        let packed = workers.map(Array(acts.indices)) { [acts] index in openings[index]?.packed(acts[index]) }
        for (index, packed) in packed.enumerated() {
            guard let packed, let opening = openings[index] else { continue }
            (acts[index], kept[index]) = (packed, opening)
        }
        return SignedEntry(cose: cose, packed: acts, openings: kept, envelope: envelope)
    }

    private init(cose: [UInt8], packed acts: [[UInt8]], openings: [Int: ActOpening], envelope: EntryEnvelope) {
        (self.cose, self.actBytes, self.openings, self.envelope) = (cose, acts, openings, envelope)
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
    /// As they were signed.
    package let bytes: [UInt8]
    /// If one came along: it opens all that the act commits to, and no more.
    package let disclosure: FullDisclosure?

    /// - Parameter bytes: without the commitments if there is an opening, which then proves itself: who hashes what it
    ///   opens gets the id that was signed, or another one.
    fileprivate init(_ bytes: [UInt8], _ opening: ActOpening?, in log: LogID, context: Bytes32) throws(EntryRefusal) {
        let whole = try opening?.completed(bytes, in: log) ?? bytes
        act = try Act.decode(whole)
        id = Derivation.act(context, whole)
        document = act.namedDocument ?? DocumentID(founding: id)
        self.bytes = whole
        disclosure = opening?.disclosure(of: id)
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
        let log = LogID(district: district, author: entry.author, audience: entry.header.audience)
        let (bytes, openings) = (entry.actBytes, entry.openings)
        let acts = try workers.map(Array(bytes.indices)) { index throws(EntryRefusal) in
            try VerifiedAct(bytes[index], openings[index], in: log, context: context)
        }
        try Self.checkRoot(entry.header.root, of: acts.map(\.id))
        let signedBytes = envelope.signedBytes(in: district)
        guard entry.author.validates(envelope.signature, over: signedBytes) else {
            throw .signatureInvalid(author: entry.author)
        }
        id = EntryEnvelope.id(signedBytes)
        author = entry.author
        header = entry.header
        signed = try entry.completed(acts)
        (self.log, self.acts) = (log, acts)
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
