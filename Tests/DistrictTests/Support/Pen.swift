import District
import SignedLog
import Signing

/// Who writes one log. A value: a copy is a cloned disk, which signs the same places again.
struct Pen {
    let key: SigningKey
    private(set) var writer: LogWriter
    /// The entry written last.
    private(set) var last: VerifiedEntry?

    init(_ key: SigningKey, _ district: DistrictID, _ audience: Audience, epoch: String, after: [VerifiedEntry] = []) {
        self.key = key
        writer = LogWriter(
            key: key,
            district: district,
            audience: audience,
            epoch: Epoch(bytes16("epoch \(epoch)")),
            previous: after.map(\.id)
        )
    }

    var log: LogID { writer.logID }

    /// The same key in the same log, in a new epoch.
    func reopened(_ epoch: String, after: [VerifiedEntry]) -> Pen {
        Pen(key, writer.district, writer.audience, epoch: epoch, after: after)
    }

    mutating func write(_ drafts: [ActDraft], seen: [EntryID]) -> VerifiedEntry {
        do {
            let entry = try writer.prepared(
                drafts: drafts,
                seen: seen,
                time: nil,
                entropy: .seeded(bytes32("entropy"))
            ).entry
            writer.committed(entry)
            last = entry
            return entry
        } catch {
            preconditionFailure("a test wrote what nobody may sign: \(error)")
        }
    }
}
