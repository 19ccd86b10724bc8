import SignedLog

extension StoreReader {
    /// Rows behind `start` in which a license may have the words, ascending, until `body` answers false. All that has them
    /// is in one of them.
    func scanCandidates(
        _ question: GramQuestion,
        after start: Int64,
        _ body: (ClosedRange<Int64>) throws(StoreFailure) -> Bool
    ) throws(StoreFailure) {
        let mark = try searchMark()
        if start < mark {
            let lateRows = try lateDocuments(after: start, through: mark)
            var (search, next) = (StretchSearch(question, self), 0)
            for number in Stretch(of: start + 1).number...Stretch(of: mark).number {
                let stretch = Stretch(number: number)
                var documents = try search.candidates(in: stretch)
                while next < lateRows.count, lateRows[next] <= stretch.last {
                    documents.insert(stretch.offset(lateRows[next]))
                    next += 1
                }
                documents.clamp(to: stretch.offset(max(start + 1, stretch.first))...Stretch.rowCount - 1)
                for range in documents.ranges {
                    guard try body(stretch.rows(range)) else { return }
                }
            }
        }
        _ = try body(max(start, mark) + 1...Int64.max)
    }

    /// The last document that the index knows of; 0 if there is none. Never behind the last act, whatever a damaged page says:
    /// stretches up to here are gone through.
    func searchMark() throws(StoreFailure) -> Int64 {
        try connection.first("SELECT min(document, (SELECT max(row) FROM act)) FROM search_mark") { $0.int(0) } ?? 0
    }

    func lateDocuments(after start: Int64, through end: Int64) throws(StoreFailure) -> [Int64] {
        let sql = "SELECT document FROM search_late WHERE document > ? AND document <= ? ORDER BY document"
        return try connection.all(sql, [.int(start), .int(end)]) { $0.int(0) }
    }
}

extension Stretch {
    func rows(_ offsets: ClosedRange<Int>) -> ClosedRange<Int64> { row(offsets.lowerBound)...row(offsets.upperBound) }
}
