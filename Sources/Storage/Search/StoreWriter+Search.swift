/// Keeps the index of words. Who writes licenses only notes which the index knows no longer; it is brought up to date
/// by itself, afterwards.
extension StoreWriter {
    /// New licenses for which the index goes on: fewer are looked through in a millisecond or two.
    package static let searchTailLimit = 1_024
    /// Documents that the index may know wrongly before a stretch is built again.
    package static let searchLateLimit = 1_024

    /// Builds the index of one more stretch, or one of them again; false if nothing is left that is worth it.
    ///
    /// - Parameters:
    ///   - tailLimit: new licenses that may be without.
    ///   - lateLimit: changed ones that may.
    package func indexWords(
        tailLimit: Int = searchTailLimit,
        lateLimit: Int = searchLateLimit
    ) throws(StoreFailure) -> Bool {
        let mark = try searchMark()
        if let next = try nextStretch(after: mark, tailLimit: tailLimit) {
            try build(next, mark: mark)
            return true
        }
        guard try connection.count("SELECT count(*) FROM search_late") > lateLimit else { return false }
        guard let fullest = try fullestLateStretch(through: mark) else { return false }
        try build(fullest, mark: mark)
        return true
    }

    /// The stretch of the first license behind the mark, if there are more than so many of them.
    private func nextStretch(after mark: Int64, tailLimit: Int) throws(StoreFailure) -> Stretch? {
        let after = "SELECT document FROM license WHERE document > ? ORDER BY document LIMIT 1"
        guard try connection.exists(after + " OFFSET ?", [.int(mark), .int(tailLimit)]) else { return nil }
        return try connection.first(after, [.int(mark)]) { Stretch(of: $0.int(0)) }
    }

    private func fullestLateStretch(through mark: Int64) throws(StoreFailure) -> Stretch? {
        let sql = """
            SELECT document >> ?, count(*) FROM search_late WHERE document BETWEEN 1 AND ?
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1
            """
        return try connection.first(sql, [.int(Stretch.rowBits), .int(mark)]) { Stretch(number: $0.int(0)) }
    }

    private func build(_ stretch: Stretch, mark: Int64) throws(StoreFailure) {
        var (builder, last) = (StretchBuilder(stretch), Int64(0))
        try eachWords(in: stretch.first...stretch.last) { row, words in
            builder.add(row, words: words)
            last = row
        }
        try replaceBlocks(of: stretch, by: builder.rows())
        let range: [SQLValue] = [.int(stretch.first), .int(stretch.last)]
        try connection.run("DELETE FROM search_late WHERE document BETWEEN ? AND ?", range)
        if last > mark { try SummedTable.searchMark.put([.int(1), .int(last)], in: connection) }
    }

    private func replaceBlocks(of stretch: Stretch, by rows: [[SQLValue]]) throws(StoreFailure) {
        let places: [SQLValue] = [.int(stretch.places.lowerBound), .int(stretch.places.upperBound)]
        try connection.run("DELETE FROM search_block WHERE place BETWEEN ? AND ?", places)
        for row in rows { try connection.run("INSERT INTO search_block (place, grams) VALUES (?, ?)", row) }
    }

    /// Called before these licenses take the place of what the view has of them.
    func noteSearchable(_ licenses: [LicenseRows]) throws(StoreFailure) {
        let mark = try searchMark()
        for rows in licenses where rows.place.row <= mark {
            let row = SQLValue.int(rows.place.row)
            if try connection.exists(SearchColumns.areSame, [row] + rows.searched) { continue }
            try SummedTable.searchLate.put([row], in: connection)
        }
    }

    /// Called before a license goes.
    func noteUnsearchable(_ row: Int64) throws(StoreFailure) {
        guard try row <= searchMark() else { return }
        try SummedTable.searchLate.put([.int(row)], in: connection)
    }

    /// Leaves nothing in the index of any text that the act's document ever had: for when one of them was erased. Until
    /// its stretch is built again, the document is looked through.
    func forgetWords(ofActRow act: Int64) throws(StoreFailure) {
        let row = try connection.first("SELECT document FROM act WHERE row = ?", [.int(act)]) { $0.int(0) }
        guard let row, try row <= searchMark() else { return }
        let stretch = Stretch(of: row)
        var rest = GramBlockWriter(stretch)
        for block in try blocks(of: stretch) {
            let isRead = block.eachPiece { gram, documents in
                let others = documents.offsets.filter { $0 != stretch.offset(row) }
                if !others.isEmpty { rest.add(gram, others) }
            }
            guard isRead else {
                throw .failed(operation: "read", cause: DamagedValue(column: "grams", sql: "search_block"))
            }
        }
        rest.close()
        try replaceBlocks(of: stretch, by: rest.rows)
        try SummedTable.searchLate.put([.int(row)], in: connection)
    }

    /// Empties the index: to be followed by building all of it again.
    package func dropSearch() throws(StoreFailure) {
        for table in ["search_block", "search_late", "search_mark"] { try connection.run("DELETE FROM \(table)") }
    }
}

extension StoreReader {
    /// The texts to find each license by, as they lie, ascending by row.
    func eachWords(
        in rows: ClosedRange<Int64>,
        _ body: (_ row: Int64, _ words: [UInt8]) -> Void
    ) throws(StoreFailure) {
        let sql = """
            SELECT l.document, \(SearchColumns.lines) FROM license l
            WHERE l.document BETWEEN ? AND ? ORDER BY l.document
            """
        try connection.each(sql, [.int(rows.lowerBound), .int(rows.upperBound)]) { row in
            body(row.int(0), row.blob(1))
        }
    }

    /// Everything that the index has of a stretch, as it stands there.
    func blocks(of stretch: Stretch) throws(StoreFailure) -> [GramBlock] {
        let sql = "SELECT place, grams FROM search_block WHERE place BETWEEN ? AND ? ORDER BY place"
        let places: [SQLValue] = [.int(stretch.places.lowerBound), .int(stretch.places.upperBound)]
        return try connection.all(sql, places) { $0.gramBlock }
    }
}
