import District
import SignedLog
import Signing
import Storage

/// What the acts of an entry are to say, once the place of the entry in its log is known; in the place of each act that
/// may not be written, why.
typealias Drafting = @Sendable (LogWriter) throws -> [Result<ActDraft, Refusal>]

extension Replica {
    /// Signs drafts as one entry for an audience and takes it in, the way that peers' entries take: verified, through
    /// the door, stored with the views it changes. When it returns, the entry is durable.
    func write(_ drafts: [ActDraft], for audience: Audience, key: SigningKey) throws -> VerifiedEntry {
        var written: VerifiedEntry?
        try write([{ _ in drafts.map(Result.success) }], for: audience, key: key) { entry, _ in written = entry }
        guard let written else { preconditionFailure("an entry is neither written nor refused") }
        return written
    }

    /// Writes several entries of one log in one transaction: when it returns they are durable, when it throws there is
    /// none of them. While one is stored, the next are drafted and sealed by another worker.
    ///
    /// A failure leaves nothing behind but an unused epoch: the writer is dropped, and the next write opens another.
    ///
    /// - Parameter note: is shown what each drafting has come to, before it is durable: the entry, nil if nothing was
    ///   left to write, and of each draft why it is not in the entry, or nil. It must tell nobody before this returns.
    func write(
        _ draftings: [Drafting],
        for audience: Audience,
        key: SigningKey,
        note: (VerifiedEntry?, [Refusal?]) -> Void
    ) throws {
        guard let district = state.district else { throw Refusal(.noDistrict) }
        if let stop = state.stop { throw Refusal(.stopped, ["reason": stop.rawValue]) }
        let log = LogID(district: district, author: key.publicKey, audience: audience)
        let writer = try state.writers[log] ?? openWriter(log, for: audience, key: key, in: district)
        state.writers[log] = nil  // Until it is known how this write ended.
        var entries = SealedEntries(draftings, by: writer, sealing)
        try admit(from: .author) { intake, views in
            while let sealed = try entries.next() {
                note(sealed.entry?.entry, sealed.refusals)
                if let arrival = sealed.entry { try views.take(arrival, by: &intake) }
                surroundings.workers.discard(sealed, of: sealed.refusals.count)
            }
        }
        state.writers[log] = entries.writer
    }

    private var sealing: Sealing {
        Sealing(
            seen: state.authority.history.tips,
            time: surroundings.wallClock().flatMap { $0 < 0 ? nil : $0 },
            entropy: surroundings.entropy,
            workers: surroundings.workers
        )
    }

    /// A writer for a new epoch, after our own last entry of this log and other tips of it.
    private func openWriter(
        _ log: LogID,
        for audience: Audience,
        key: SigningKey,
        in district: DistrictID
    ) throws -> LogWriter {
        LogWriter(
            key: key,
            district: district,
            audience: audience,
            epoch: Epoch(surroundings.entropy.bytes16()),
            previous: try store.read { try $0.openableTips(of: log) }
        )
    }
}

extension StoreReader {
    /// The tips that an opening entry may follow: at most 64, and of two branches of a fork one.
    func openableTips(of log: LogID) throws -> [EntryID] {
        var places: Set<ForkPoint> = []
        var openable: [EntryID] = []
        for id in try tips(of: log) {
            guard let node = try entryNode(id), places.insert(node.place).inserted else { continue }
            openable.append(id)
        }
        return Array(openable.prefix(EntryHeader.previousLimit))
    }
}
