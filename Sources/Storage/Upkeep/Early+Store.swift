package import SignedLog
package import Signing

/// An entry that came before its causal past, as it was sent. It takes part in nothing.
package struct EarlyEntry: Hashable, Sendable {
    package let id: EntryID
    package let author: PublicKey
    package let signed: SignedEntry
    package let disclosures: [AnyDisclosure]

    package init(id: EntryID, author: PublicKey, signed: SignedEntry, disclosures: [AnyDisclosure]) {
        (self.id, self.author, self.signed, self.disclosures) = (id, author, signed, disclosures)
    }
}

/// How much may wait. The numbers of the side table in memory (`SideTable`) are no larger.
package struct EarlyLimits: Hashable, Sendable {
    package var entries: Int
    /// Of entries, acts and disclosures together.
    package var byteCount: Int

    package init(entries: Int, byteCount: Int) {
        (self.entries, self.byteCount) = (entries, byteCount)
    }

    /// What a peer can make us keep without ever completing it.
    package static let standard = EarlyLimits(entries: 10_000, byteCount: 64 * 1024 * 1024)
}

extension StoreReader {
    /// All that waits, as it came.
    package func earlyEntries() throws(StoreFailure) -> [EarlyEntry] {
        try connection.all("SELECT id, author, entry, disclosures FROM early ORDER BY row") {
            row throws(StoreFailure) in
            try EarlyCoding.entry(row)
        }
    }

    func earlyEntries(in stretch: TableStretch) throws(StoreFailure) -> [EarlyEntry] {
        let sql = "SELECT id, author, entry, disclosures FROM early AS x WHERE \(stretch.condition("x"))"
        return try connection.all(sql, stretch.values) { row throws(StoreFailure) in try EarlyCoding.entry(row) }
    }

    package func earlyUsage() throws(StoreFailure) -> EarlyLimits {
        try connection.first("SELECT count(*), coalesce(sum(byte_count), 0) FROM early") { row in
            EarlyLimits(entries: Int(row.int(0)), byteCount: Int(row.int(1)))
        } ?? EarlyLimits(entries: 0, byteCount: 0)
    }
}

extension StoreWriter {
    /// Lets an entry wait. False, and nothing changes, if the table would go beyond its limits; true if it waits
    /// already.
    package func insertEarly(
        _ entry: EarlyEntry,
        limits: EarlyLimits = .standard
    ) throws(StoreFailure) -> Bool {
        if try connection.exists("SELECT 1 FROM early WHERE id = ?", [.id(entry.id)]) { return true }
        let bytes = entry.signed.encoded()
        let disclosures = EarlyCoding.encoded(entry.disclosures)
        let usage = try earlyUsage()
        let byteCount = bytes.count + disclosures.count
        guard usage.entries < limits.entries, usage.byteCount + byteCount <= limits.byteCount else { return false }
        let last = try connection.first("SELECT max(row) FROM early") { $0.int(0) } ?? 0
        try SummedTable.early.put(
            [
                .int(last + 1), .id(entry.id), .blob(entry.author.bytes), .int(byteCount), .blob(bytes),
                .blob(disclosures),
            ],
            in: connection
        )
        return true
    }

    /// It was admitted, or must make room.
    package func deleteEarly(_ id: EntryID) throws(StoreFailure) {
        try connection.run("DELETE FROM early WHERE id = ?", [.id(id)])
    }
}

/// An early entry is kept as it travels: a CBOR sequence of entry and acts, and one of disclosures.
private enum EarlyCoding {
    static func encoded(_ disclosures: [AnyDisclosure]) -> [UInt8] {
        disclosures.reduce(into: []) { bytes, disclosure in
            switch disclosure {
            case .full(let full): bytes += DisclosureCoding.encoded(full)
            case .single(let single): bytes += DisclosureCoding.encoded(single)
            }
        }
    }

    static func entry(_ row: Row) throws(StoreFailure) -> EarlyEntry {
        do {
            var reader = CBORReader(row.blob(2))
            guard let cose = try reader.nextItemBytes() else { throw row.damage(2) }
            var acts: [[UInt8]] = []
            while let act = try reader.nextItemBytes() { acts.append(act) }
            return EarlyEntry(
                id: try row.id(0),
                author: PublicKey(try row.bytes32(1)),
                signed: try SignedEntry(cose: cose, acts: acts),
                disclosures: try disclosures(row.blob(3))
            )
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            throw .failed(operation: "read early entry", cause: error)
        }
    }

    private static func disclosures(_ bytes: [UInt8]) throws -> [AnyDisclosure] {
        var reader = CBORReader(bytes)
        var disclosures: [AnyDisclosure] = []
        while let item = try reader.next() { disclosures.append(try DisclosureCoding.disclosure(item)) }
        return disclosures
    }
}
