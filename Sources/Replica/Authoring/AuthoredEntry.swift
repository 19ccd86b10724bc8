import District
import SignedLog
import Signing
import Storage

/// What an act of an entry is to say, once the place of the entry in its log is known.
typealias Drafting = @Sendable (LogWriter) throws -> [ActDraft]

extension Replica {
    /// Signs drafts as one entry for an audience and takes it in, the way that peers' entries take: verified, through
    /// the door, stored with the views it changes. When it returns, the entry is durable.
    ///
    /// A failure leaves nothing behind but an unused epoch: the writer is dropped, and the next write opens another.
    func write(_ drafting: @escaping Drafting, for audience: Audience, key: SigningKey) throws -> VerifiedEntry {
        let written = try write([drafting], for: audience, key: key)
        if let failure = written.failure { throw failure }
        return written.entries[0]
    }

    /// The entries that became durable, one for each drafting from the first on, and why the next did not.
    typealias Written = (entries: [VerifiedEntry], failure: (any Error)?)

    /// Writes several entries of one log. While one is stored, the next is sealed by another worker; nobody has seen it,
    /// so it is given up if the one before fails.
    func write(_ draftings: [Drafting], for audience: Audience, key: SigningKey) throws -> Written {
        guard let district = state.district else { throw Refusal(.noDistrict) }
        if let stop = state.stop { throw Refusal(.stopped, ["reason": stop.rawValue]) }
        let log = LogID(district: district, author: key.publicKey, audience: audience)
        var writer = try state.writers[log] ?? openWriter(log, for: audience, key: key, in: district)
        state.writers[log] = nil  // Until it is known how this write ended.
        let sealing = Sealing(
            seen: state.authority.history.tips,
            time: surroundings.wallClock().flatMap { $0 < 0 ? nil : $0 },
            entropy: surroundings.entropy,
            workers: surroundings.workers
        )
        var entries: [VerifiedEntry] = []
        do {
            var next = draftings.first.map { [writer] in sealing.sealed($0, by: writer) }
            while let (entry, disclosures) = try next?.get() {
                writer.committed(entry)
                let coming = draftings.dropFirst(entries.count + 1).first.map { [writer] drafting in
                    surroundings.workers.begin { sealing.sealed(drafting, by: writer) }
                }
                try admitOwn(entry, disclosures)
                entries.append(entry)
                next = coming?.value()
            }
        } catch {
            return (entries, error)
        }
        state.writers[log] = writer
        return (entries, nil)
    }

    private func admitOwn(_ entry: VerifiedEntry, _ disclosures: [FullDisclosure]) throws {
        let report = try admit([entry], disclosures.map(AnyDisclosure.full), takesOwnEntries: true)
        if let (_, refusal) = report.refused.first { throw refusal }
        guard report.admitted.contains(entry.id) else { preconditionFailure("own entry \(entry.id) was not admitted") }
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

/// What all entries of one write have in common.
private struct Sealing: Sendable {
    let seen: [EntryID]
    let time: Int64?
    let entropy: Entropy
    let workers: Workers

    func sealed(
        _ drafting: Drafting,
        by writer: LogWriter
    ) -> Result<(entry: VerifiedEntry, disclosures: [FullDisclosure]), any Error> {
        Result {
            try writer.prepared(
                drafts: drafting(writer),
                seen: seen,
                time: time,
                entropy: entropy,
                by: workers
            )
        }
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
