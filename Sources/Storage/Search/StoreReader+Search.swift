import SignedLog

extension StoreReader {
    /// How many licenses have the words of a question that its pieces answer exactly: no license need be looked at but those
    /// of which the index knows nothing, or nothing sure.
    func hitCount(_ question: GramQuestion, _ filter: LicenseFilter) throws(StoreFailure) -> Int {
        precondition(question.isExact, "a count by the index of what it only narrows down")
        var count = 0
        try eachStretch(of: question, after: 0) { found, late, stretch throws(StoreFailure) in
            count += found.count
            try look(at: late, in: stretch, filter, &count)
            return true
        }
        let mark = try searchMark()
        try scan(filter, in: mark + 1...Int64.max) { _ in
            count += 1
            return true
        }
        return count
    }

    private func look(
        at documents: StretchSet,
        in stretch: Stretch,
        _ filter: LicenseFilter,
        _ count: inout Int
    ) throws(StoreFailure) {
        for range in documents.ranges {
            try scan(filter, in: stretch.rows(range)) { _ in
                count += 1
                return true
            }
        }
    }
}

extension StoreReader {
    /// Rows behind `start` in which a license may have the words, ascending, until `body` answers false. All that has them
    /// is in one of them.
    func scanCandidates(
        _ question: GramQuestion,
        after start: Int64,
        _ body: (ClosedRange<Int64>) throws(StoreFailure) -> Bool
    ) throws(StoreFailure) {
        var goesOn = true
        try eachStretch(of: question, after: start) {
            found,
            late,
            stretch throws(StoreFailure) in
            var all = found
            all.formUnion(late)
            for range in all.ranges where goesOn { goesOn = try body(stretch.rows(range)) }
            return goesOn
        }
        guard goesOn else { return }
        _ = try body(max(start, try searchMark()) + 1...Int64.max)
    }

    /// Stretches up to the mark: what the index has found in each, and what it need not know.
    private func eachStretch(
        of question: GramQuestion,
        after start: Int64,
        _ body: (_ found: StretchSet, _ late: StretchSet, Stretch) throws(StoreFailure) -> Bool
    ) throws(StoreFailure) {
        let mark = try searchMark()
        guard start < mark else { return }
        let lateRows = try lateDocuments(after: start, through: mark)
        var (search, next) = (StretchSearch(question, self), 0)
        for number in Stretch(of: start + 1).number...Stretch(of: mark).number {
            let stretch = Stretch(number: number)
            var late = StretchSet()
            while next < lateRows.count, lateRows[next] <= stretch.last {
                late.insert(stretch.offset(lateRows[next]))
                next += 1
            }
            var found = try search.candidates(in: stretch)
            found.subtract(late)
            found.clamp(to: stretch.offset(max(start + 1, stretch.first))...Stretch.rowCount - 1)
            guard try body(found, late, stretch) else { return }
        }
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
