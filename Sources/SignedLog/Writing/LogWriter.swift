package import Signing

/// Writes one log for as long as one epoch lasts. A writer never signs one number twice as long as its owner keeps
/// the rule: after ``sealed(drafts:seen:time:entropy:by:)`` either the entry is durable and ``committed(_:)`` is
/// called, or the writer is dropped, and a new one with a fresh epoch takes over from what the store holds.
package struct LogWriter: Sendable {
    /// A founding act of this kind takes the next serial of the epoch (`docs/formats/act.md`).
    package static let numberedKind: UInt64 = 100

    package let district: DistrictID
    package let audience: Audience
    package let epoch: Epoch
    package let logID: LogID
    /// The number that the next entry will have.
    package private(set) var nextNumber: UInt64 = 0
    /// How many licenses were founded so far in the epoch: the serial of the next one. Of an entry with several, the
    /// i-th takes this plus i.
    package private(set) var founded: UInt64 = 0

    private let key: SigningKey
    private var previous: [EntryID]

    /// Opens an epoch after the entries in `previous`: the writer's own last one and other tips of this log, at most
    /// 64, never two branches of a fork. The epoch must be fresh from a good generator.
    package init(
        key: SigningKey,
        district: DistrictID,
        audience: Audience,
        epoch: Epoch,
        previous: [EntryID]
    ) {
        precondition(previous.count <= EntryHeader.previousLimit, "\(previous.count) previous entries")
        self.key = key
        self.district = district
        self.audience = audience
        self.epoch = epoch
        self.previous = previous.sorted().withoutRepeats()
        logID = LogID(district: district, author: key.publicKey, audience: audience)
    }

    package var author: PublicKey { key.publicKey }

    /// What the next entry will name as previous.
    package var nextPrevious: [EntryID] { previous }

    /// Seals, signs and verifies the next entry, see ``sealed(drafts:seen:time:entropy:by:)``. The disclosures are those
    /// of the acts that commit to something, in order.
    package func prepared(
        drafts: [ActDraft],
        seen: [EntryID],
        time: Int64?,
        entropy: Entropy
    ) throws(EntryRefusal) -> (entry: VerifiedEntry, disclosures: [FullDisclosure]) {
        let sealed = try sealed(drafts: drafts, seen: seen, time: time, entropy: entropy)
        return (try sealed.entry.verified(in: district), sealed.disclosures)
    }

    /// Seals and signs the next entry; does not advance, so calling it again before ``committed(_:)`` signs the same
    /// number again: only an entry that nobody has seen may be given up so. Refuses drafts beyond the limits of an
    /// entry. `seen` is sorted here. Acts are sealed by all `workers`; what is drawn for them is drawn one after another.
    package func sealed(
        drafts: [ActDraft],
        seen: [EntryID],
        time: Int64?,
        entropy: Entropy,
        by workers: Workers = .one
    ) throws(EntryRefusal) -> SealedEntry {
        let place = try placeHeader(seen: seen.sorted().withoutRepeats(), time: time, count: drafts.count)
        let context = Derivation.context(district, author, place)
        let seal = ActSeal(log: logID, context: context)
        // By index, here and below: to take a draft out of its array costs more than to draw its seed.
        let committing = drafts.indices.filter { drafts[$0].commits }
        var seeds = [Bytes16](repeating: .zero, count: drafts.count)
        for (index, seed) in zip(committing, entropy.bytes16(count: committing.count)) { seeds[index] = seed }
        let acts = try workers.map(Array(drafts.indices)) { [seeds] index throws(EntryRefusal) in
            try seal.sealed(drafts[index], seed: seeds[index])
        }
        let header = place.with(root: MerkleTree.root(of: acts.map(\.id.bytes)))
        let envelope = EntryEnvelope(header: header, signingWith: key, in: district)
        return SealedEntry(
            entry: try SignedEntry(cose: envelope.encoded(), acts: acts.map(\.bytes), envelope: envelope),
            id: envelope.id(in: district),
            disclosures: acts.compactMap(\.disclosure),
            founded: UInt64(acts.count { Self.isNumbered($0.act) })
        )
    }

    /// Call it once the store says that the entry is durable. The entry must be the one prepared last.
    package mutating func committed(_ entry: VerifiedEntry) {
        precondition(entry.log == logID, "an entry of another log")
        advance(past: entry.header, entry.id, founded: UInt64(entry.acts.count { Self.isNumbered($0.act) }))
    }

    /// The writer of what follows an entry that it has sealed, if that becomes durable.
    package func following(_ sealed: SealedEntry) -> LogWriter {
        var next = self
        next.advance(past: sealed.entry.header, sealed.id, founded: sealed.founded)
        return next
    }

    private mutating func advance(past header: EntryHeader, _ id: EntryID, founded count: UInt64) {
        precondition(header.epoch == epoch, "an entry of another writer")
        precondition(header.number == nextNumber, "entry \(header.number), awaited \(nextNumber)")
        nextNumber += 1
        previous = [id]
        founded += count
    }

    private static func isNumbered(_ act: Act) -> Bool { act.isFounding && act.kind == numberedKind }

    /// The header as far as it is known before the acts are: what they are hashed with.
    private func placeHeader(seen: [EntryID], time: Int64?, count: Int) throws(EntryRefusal) -> EntryHeader {
        guard 1...EntryHeader.actLimit ~= count else {
            throw .listTooLong(.count, count: count, limit: EntryHeader.actLimit)
        }
        guard seen.count <= EntryHeader.seenLimit else {
            throw .listTooLong(.seen, count: seen.count, limit: EntryHeader.seenLimit)
        }
        guard time.map({ $0 >= 0 }) ?? true else { throw .wrongShape(.time) }
        return EntryHeader(
            audience: audience,
            epoch: epoch,
            number: nextNumber,
            previous: previous,
            seen: seen,
            time: time,
            count: count,
            root: .zero
        )
    }
}

/// An entry that its writer has signed, and what it takes to disclose its acts. Nobody has verified it.
package struct SealedEntry: Sendable {
    package let entry: SignedEntry
    package let id: EntryID
    /// Of the acts that commit to something, in order.
    package let disclosures: [FullDisclosure]
    /// How many of its acts take a serial.
    let founded: UInt64
}

extension LogWriter {
    /// The entry that opens a district, signed by the root key that its only act names. Its id is the district's.
    /// The act commits to nothing.
    package static func genesis(
        draft: ActDraft,
        key: SigningKey,
        epoch: Epoch,
        time: Int64?
    ) throws(EntryRefusal) -> VerifiedEntry {
        let writer = LogWriter(key: key, district: .none, audience: .district, epoch: epoch, previous: [])
        let place = try writer.placeHeader(seen: [], time: time, count: 1)
        guard !draft.commits else { throw .notGenesis }
        let seal = ActSeal(log: writer.logID, context: Derivation.context(.none, key.publicKey, place))
        let act = try seal.sealed(draft, seed: .zero)
        let envelope = EntryEnvelope(header: place.with(root: act.id.bytes), signingWith: key, in: .none)
        return try SignedEntry(cose: envelope.encoded(), acts: [act.bytes], envelope: envelope).verifiedGenesis()
    }
}
