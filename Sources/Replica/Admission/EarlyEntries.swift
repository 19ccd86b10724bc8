import SignedLog
import Storage

/// Entries that came too early, with their disclosures: the side table in memory, and its rows on disk, so that what a
/// stick has brought outlives a restart.
struct EarlyEntries: Sendable {
    private var table = SideTable()
    private var disclosures: [EntryID: [AnyDisclosure]] = [:]

    var count: Int { table.count }
    var wanted: [Missing] { table.wanted }

    /// Takes one up again that was read from the store.
    mutating func restore(_ entry: VerifiedEntry, _ disclosures: [AnyDisclosure], missing: [Missing]) {
        self.disclosures[entry.id] = disclosures
        for dropped in table.hold(entry, missing: missing) { self.disclosures[dropped] = nil }
    }

    /// False if the table was full and forgot it.
    mutating func hold(
        _ entry: VerifiedEntry,
        _ disclosures: [AnyDisclosure],
        missing: [Missing],
        in writer: StoreWriter
    ) throws -> Bool {
        let dropped = table.hold(entry, missing: missing)
        self.disclosures[entry.id] = disclosures
        for id in dropped {
            self.disclosures[id] = nil
            try writer.deleteEarly(id)
        }
        guard !dropped.contains(entry.id) else { return false }
        return try writer.insertEarly(
            EarlyEntry(id: entry.id, author: entry.author, signed: entry.signed, disclosures: disclosures)
        )
    }

    /// What waited for this entry and for nothing more.
    mutating func release(
        admitted entry: VerifiedEntry,
        in writer: StoreWriter
    ) throws -> [Arrival] {
        guard table.count > 0 else { return [] }
        var released: [Arrival] = []
        for free in table.release(admitted: entry) {
            let own = disclosures.removeValue(forKey: free.id) ?? []
            released.append(Arrival(free, with: SentDisclosures(own)))
            try writer.deleteEarly(free.id)
        }
        if disclosures.removeValue(forKey: entry.id) != nil { try writer.deleteEarly(entry.id) }
        return released
    }
}
