package import District
import SignedLog
import Signing

/// The way into the store. Whatever an entry refers to must be held: the door has seen to that.
extension StoreWriter {
    /// Inserts an entry with its acts, and takes up those disclosures of it that open their commitments. What is still
    /// lacking is wanted from then on. An entry that is held stays as it is.
    ///
    /// - Parameter standing: as it is judged now; what is set aside takes no part in tips and digests.
    @discardableResult
    package func insert(_ arrival: Arrival, standing: Standing = .counts) throws(StoreFailure) -> Insertion {
        let entry = arrival.entry
        if let sequence = try sequence(of: entry.id) {
            let refusals = try insertEach(arrival.allDisclosures)
            return Insertion(sequence: sequence, rows: nil, isNew: false, refusals: refusals)
        }
        let place = try place(of: entry)
        let sequence = try insertRow(entry, place)
        let isFork = try link(entry, sequence: sequence, place)
        let (documents, refusals) = try insertActs(of: arrival, sequence: sequence, place, mayBeHeld: isFork)
        if standing != .counts { try set(standing, of: entry.id) }
        let rows = Insertion.Rows(first: place.firstAct, audience: place.audience, documents: documents)
        return Insertion(sequence: sequence, rows: isFork ? nil : rows, isNew: true, refusals: refusals)
    }

    /// Rows that an entry shares with others.
    struct Place {
        let audience: Int64
        let log: Int64
        let epoch: Int64
        let seen: Int64
        let firstAct: Int64
        /// Rows of the previous entries.
        let previous: [Int64]
    }

    private func place(of entry: VerifiedEntry) throws(StoreFailure) -> Place {
        let header = entry.header
        let audience = try row(of: header.audience)
        let log = try row(
            "SELECT row FROM log WHERE id = ?",
            [.id(entry.log)],
            orInsert: "INSERT INTO log (id, author, audience) VALUES (?, ?, ?)",
            [.id(entry.log), .blob(entry.author.bytes), .int(audience)]
        )
        let epoch = [SQLValue.int(log), .blob(header.epoch.bytes.array)]
        let seen = header.seen.reduce(into: [UInt8]()) { $1.bytes.append(to: &$0) }
        return Place(
            audience: audience,
            log: log,
            epoch: try row(
                "SELECT row FROM epoch WHERE log = ? AND id = ?",
                epoch,
                orInsert: "INSERT INTO epoch (log, id) VALUES (?, ?)",
                epoch
            ),
            seen: try row(
                "SELECT row FROM seen WHERE ids = ?",
                [.blob(seen)],
                orInsert: "INSERT INTO seen (ids) VALUES (?)",
                [.blob(seen)]
            ),
            firstAct: (try connection.first("SELECT max(row) FROM act") { $0.int(0) } ?? 0) + 1,
            previous: try sequences(of: header.previous)
        )
    }

    private func sequences(of ids: [EntryID]) throws(StoreFailure) -> [Int64] {
        var sequences: [Int64] = []
        for id in ids {
            guard let sequence = try sequence(of: id) else { throw .missing(id) }
            sequences.append(sequence)
        }
        return sequences
    }

    private func row(of audience: Audience) throws(StoreFailure) -> Int64 {
        let digest = audience.digest
        return try row(
            "SELECT row FROM audience WHERE digest = ?",
            [.blob(digest)],
            orInsert: "INSERT INTO audience (digest, offices) VALUES (?, ?)",
            [.blob(digest), .blob(audience.encoded)]
        )
    }

    private func row(
        _ query: String,
        _ key: [SQLValue],
        orInsert insertion: String,
        _ values: [SQLValue]
    ) throws(StoreFailure) -> Int64 {
        if let row = try connection.first(query, key, { $0.int(0) }) { return row }
        try connection.run(insertion, values)
        return connection.lastRow
    }

    private func insertRow(_ entry: VerifiedEntry, _ place: Place) throws(StoreFailure) -> Int64 {
        let sql = """
            INSERT INTO entry (id, epoch, number, is_aside, previous, seen, time, first_act, act_count, cose)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        let header = entry.header
        try connection.run(
            sql,
            [
                .id(entry.id), .int(place.epoch), .int(Int64(header.number)), .flag(false),
                header.number == 0 ? .null : .int(place.previous.first), .int(place.seen), .int(header.time),
                .int(place.firstAct), .int(0), .blob(entry.signed.cose),
            ]
        )
        return connection.lastRow
    }
}
