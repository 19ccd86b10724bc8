import SignedLog
import Signing

/// Checks every entry from its bytes, and all that follows from it.
struct EntryCheck {
    let reader: StoreReader
    private let workers: Workers
    var connection: Connection { reader.connection }

    init(_ reader: StoreReader, by workers: Workers) {
        (self.reader, self.workers) = (reader, workers)
    }

    /// What the tables say of an entry, read without trusting any of it.
    struct Record {
        let sequence: Int64
        let id: [UInt8]
        let epoch: Int64
        let number: Int64
        let previous: Int64?
        let seen: Int64
        let time: Int64?
        let firstAct: Int64
        let actCount: Int64
        let cose: [UInt8]

        var key: String { Hex.encode(id) }
    }

    /// How far a check has come, from one step to the next.
    struct Progress {
        fileprivate(set) var done = 0
        /// At the beginning.
        fileprivate(set) var total = 0
        fileprivate var last = Int64.min
        fileprivate var district: DistrictID?
        fileprivate var expected = DerivedCounts()
    }

    /// Acts of a step, but one entry at least. A step then takes some hundredths of a second.
    private static let actLimit: Int64 = 500

    /// Checks the next entries; false when all have been, those included that came in the meantime.
    func step(_ progress: inout Progress, _ list: inout FindingList) throws(StoreFailure) -> Bool {
        if progress.district == nil {
            progress.district = try district(&list)
            progress.total = try reader.counts().entries
        }
        guard let district = progress.district else { return false }
        var actCount: Int64 = 0
        while actCount < Self.actLimit {
            guard let record = try record(after: progress.last) else {
                try check(progress.expected, &list)
                return false
            }
            // A page with damaged keys is out of order, and what is asked for behind a row may be before it, for ever.
            guard record.sequence > progress.last else {
                list.add("entry", record.key, .unreadable("rows out of order"))
                return false
            }
            progress.last = record.sequence
            progress.done += 1
            actCount += min(max(1, record.actCount), Self.actLimit)
            do {
                try check(record, in: district, &list, &progress.expected)
            } catch {
                list.add("entry", record.key, .unreadable("\(error)"))
            }
        }
        return true
    }

    /// How many rows should follow from all entries together: what is surplus shows only in the sum. All of them are
    /// written with their entry and stay, so the sum holds whatever is written between two steps.
    struct DerivedCounts {
        var references = 0
        var incidents = 0
        var openings = 0
        var copies = 0
    }

    private func check(_ expected: DerivedCounts, _ list: inout FindingList) throws(StoreFailure) {
        let tables = [
            ("reference", expected.references), ("incident_act", expected.incidents), ("opening", expected.openings),
            ("act_copy", expected.copies),
        ]
        for (table, count) in tables where try connection.count("SELECT count(*) FROM \(table)") > count {
            list.add(table, "", .surplus)
        }
    }

    /// The district by the first entry's bytes, not by its id column.
    private func district(_ list: inout FindingList) throws(StoreFailure) -> DistrictID? {
        guard let first = try record(after: .min) else { return nil }
        let acts = try reader.actBytes(of: first.sequence, first: first.firstAct, count: first.actCount)
        if let genesis = try? SignedEntry(cose: first.cose, acts: acts).verifiedGenesis() {
            return DistrictID(genesis: genesis.id)
        }
        list.add("entry", first.key, .invalid("no genesis"))
        // Damaged, or moved: the id column may still name it, and the other entries tell.
        return Bytes32(first.id).map { DistrictID($0) }
    }

    private func record(after sequence: Int64) throws(StoreFailure) -> Record? {
        let sql = """
            SELECT sequence, id, epoch, number, previous, seen, time, first_act, act_count, cose
            FROM entry WHERE sequence > ? ORDER BY sequence LIMIT 1
            """
        return try connection.first(sql, [.int(sequence)]) { row in
            Record(
                sequence: row.int(0),
                id: row.blob(1),
                epoch: row.int(2),
                number: row.int(3),
                previous: row.optionalInt(4),
                seen: row.int(5),
                time: row.optionalInt(6),
                firstAct: row.int(7),
                actCount: row.int(8),
                cose: row.blob(9)
            )
        }
    }

    private func check(
        _ record: Record,
        in district: DistrictID,
        _ list: inout FindingList,
        _ expected: inout DerivedCounts
    ) throws(StoreFailure) {
        let acts = try reader.actBytes(of: record.sequence, first: record.firstAct, count: record.actCount)
        let entry: VerifiedEntry
        do {
            entry = try SignedEntry(cose: record.cose, acts: acts).verified(in: district, by: workers)
        } catch {
            try explain(error, record, in: district, &list)
            return
        }
        try checkColumns(of: record, entry, &list)
        try checkPlace(of: record, entry, &list)
        try checkOpening(of: record, entry, &list, &expected)
        try ActCheck(reader).run(record, entry, &list, &expected)
    }

    /// Whether header or acts are damaged: the header is signed by itself.
    private func explain(
        _ refusal: EntryRefusal,
        _ record: Record,
        in district: DistrictID,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        guard (try? SignedHeader(cose: record.cose, in: district)) != nil else {
            list.add("entry", record.key, .invalid("\(refusal)"))
            return
        }
        list.add("act", "of entry \(record.key)", .invalid("\(refusal)"))
        let hasCopies = try connection.exists("SELECT 1 FROM act_copy WHERE entry = ?", [.int(record.sequence)])
        if hasCopies { list.add("act_copy", "of entry \(record.key)", .invalid("\(refusal)")) }
        let own = try connection.count("SELECT count(*) FROM act WHERE entry = ?", [.int(record.sequence)])
        let copies = try connection.count("SELECT count(*) FROM act_copy WHERE entry = ?", [.int(record.sequence)])
        if Int64(own) != record.actCount || own + copies != acts(in: record) {
            list.add("entry", record.key, .column("act_count"))
        }
        let first = try connection.first("SELECT min(row) FROM act WHERE entry = ?", [.int(record.sequence)]) { row in
            row.optionalInt(0)
        }
        if let first = first ?? nil, first != record.firstAct { list.add("entry", record.key, .column("first_act")) }
    }

    private func acts(in record: Record) -> Int {
        let header = try? CBOR.decode(record.cose).asArray?[2].asBytes.flatMap { try? CBOR.decode($0.array).asArray }
        return header?[7].asInt.map { Int($0) } ?? 0
    }

    private func checkColumns(
        of record: Record,
        _ entry: VerifiedEntry,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        if record.id != entry.id.bytes.array { list.add("entry", entry.id.description, .column("id")) }
        if record.number != Int64(entry.header.number) { list.add("entry", record.key, .column("number")) }
        if record.time != entry.header.time { list.add("entry", record.key, .column("time")) }
        let seen = try connection.first("SELECT ids FROM seen WHERE row = ?", [.int(record.seen)]) { $0.blob(0) }
        let expected = entry.header.seen.reduce(into: [UInt8]()) { $1.bytes.append(to: &$0) }
        if seen != expected {
            let elsewhere = try connection.exists("SELECT 1 FROM seen WHERE ids = ?", [.blob(expected)])
            if elsewhere { list.add("entry", record.key, .column("seen")) }
            list.add("seen", "\(record.seen)", .column("ids"))
        }
        let isOpening = entry.header.number == 0
        let previous = isOpening ? nil : try entry.header.previous.first.flatMap(reader.sequence(of:))
        if record.previous != previous { list.add("entry", record.key, .column("previous")) }
    }
}
