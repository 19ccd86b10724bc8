/// The index of words must say what the licenses say, of all but the late documents: of those it may say anything.
struct SearchCheck {
    let reader: StoreReader

    /// Checks the next stretch from `number` on, at one moment; says which one follows, nil at the end.
    func step(_ number: Int64, _ list: inout FindingList) throws(StoreFailure) -> Int64? {
        let mark = try reader.searchMark()
        let last = Stretch(of: mark)
        guard mark > 0, number <= last.number else {
            try checkOutside(mark > 0 ? 0...last.places.upperBound : nil, &list)
            return nil
        }
        let stretch = Stretch(number: number)
        do { try check(stretch, mark, &list) } catch { list.add("search_block", "\(number)", .unreadable("\(error)")) }
        return number + 1
    }

    private func check(_ stretch: Stretch, _ mark: Int64, _ list: inout FindingList) throws(StoreFailure) {
        var late = StretchSet()
        for row in try reader.lateDocuments(after: stretch.first - 1, through: stretch.last) {
            late.insert(stretch.offset(row))
        }
        let isRight = try expected(stretch, mark, but: late) == held(stretch, but: late)
        if !isRight { list.add("search_block", "\(stretch.number)", .column("grams")) }
    }

    /// Written anew: the bytes of two are equal just if what they say is.
    private func expected(
        _ stretch: Stretch,
        _ mark: Int64,
        but late: StretchSet
    ) throws(StoreFailure) -> [[SQLValue]] {
        var builder = StretchBuilder(stretch)
        let passed = Set(late.offsets)
        try reader.eachWords(in: stretch.first...min(mark, stretch.last)) { row, words in
            if !passed.contains(stretch.offset(row)) { builder.add(row, words: words) }
        }
        return builder.rows()
    }

    private func held(_ stretch: Stretch, but late: StretchSet) throws(StoreFailure) -> [[SQLValue]]? {
        var writer = GramBlockWriter(stretch)
        var last: Gram?
        for (gram, documents) in try reader.postings(of: stretch) {
            if let last, last >= gram { return nil }
            last = gram
            var documents = documents
            documents.subtract(late)
            if !documents.isEmpty { writer.add(gram, documents.offsets) }
        }
        writer.close()
        return writer.rows
    }

    /// Blocks of stretches that nobody asks for.
    private func checkOutside(_ places: ClosedRange<Int64>?, _ list: inout FindingList) throws(StoreFailure) {
        let sql =
            "SELECT place FROM search_block WHERE place < ? OR place > ? ORDER BY place LIMIT \(FindingList.limit)"
        let bounds: [SQLValue] = [.int(places?.lowerBound ?? .max), .int(places?.upperBound ?? .max)]
        for place in try reader.connection.all(sql, bounds, { $0.int(0) }) {
            list.add("search_block", "\(place)", .surplus)
        }
    }
}
