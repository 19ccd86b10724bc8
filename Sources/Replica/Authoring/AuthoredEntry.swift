import District
import SignedLog
import Signing
import Storage

extension Replica {
    /// Signs drafts as one entry for an audience and takes it in, the way that peers' entries take: verified, through
    /// the door, stored with the views it changes. When it returns, the entry is durable.
    ///
    /// A failure leaves nothing behind but an unused epoch: the writer is dropped, and the next write opens another.
    func write(
        _ drafts: (LogWriter) throws -> [ActDraft],
        for audience: Audience,
        key: SigningKey
    ) throws -> VerifiedEntry {
        guard let district = state.district else { throw Refusal(.noDistrict) }
        if let stop = state.stop { throw Refusal(.stopped, ["reason": stop.rawValue]) }
        let log = LogID(district: district, author: key.publicKey, audience: audience)
        var writer = try state.writers[log] ?? openWriter(log, for: audience, key: key, in: district)
        state.writers[log] = nil  // Until it is known how this write ended.
        let (entry, disclosures) = try writer.prepared(
            drafts: drafts(writer),
            seen: state.authority.history.tips,
            time: surroundings.wallClock().flatMap { $0 < 0 ? nil : $0 },
            entropy: surroundings.entropy
        )
        let report = try admit([entry], disclosures.map(AnyDisclosure.full), takesOwnEntries: true)
        if let (_, refusal) = report.refused.first { throw refusal }
        guard report.admitted.contains(entry.id) else { preconditionFailure("own entry \(entry.id) was not admitted") }
        writer.committed(entry)
        state.writers[log] = writer
        return entry
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
