import SignedLog

/// The index of words must say what the licenses say, of all but the late documents: of those it may say anything.
struct SearchCheck {
    private let reader: StoreReader
    private let workers: Workers

    init(_ reader: StoreReader, by workers: Workers) { (self.reader, self.workers) = (reader, workers) }

    /// Checks the next two stretches from `number` on, at one moment; says which one follows, nil at the end. One is
    /// compared by another worker while the second is read.
    func step(_ number: Int64, _ list: inout FindingList) throws(StoreFailure) -> Int64? {
        let mark = try reader.searchMark()
        let last = Stretch(of: mark)
        guard mark > 0, number <= last.number else {
            try checkOutside(mark > 0 ? 0...last.places.upperBound : nil, &list)
            return nil
        }
        let first = read(Stretch(number: number), mark, &list)
        let comparing = workers.begin { first?.isRight ?? true }
        let second = number < last.number ? read(Stretch(number: number + 1), mark, &list) : nil
        if !(second?.isRight ?? true) { list.add("search_block", "\(number + 1)", .column("grams")) }
        if !comparing.value() { list.add("search_block", "\(number)", .column("grams")) }
        return number + 2
    }

    private func read(_ stretch: Stretch, _ mark: Int64, _ list: inout FindingList) -> StretchComparison? {
        do { return try StretchComparison(stretch, through: min(mark, stretch.last), reader) } catch {
            list.add("search_block", "\(stretch.number)", .unreadable("\(error)"))
            return nil
        }
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

/// A stretch as the licenses have it, and as the index does.
private struct StretchComparison: Sendable {
    private let stretch: Stretch
    private var late = StretchSet()
    private var words: [(row: Int64, text: [UInt8])] = []
    /// As they lie: taken apart they are twenty times as large.
    private let blocks: [GramBlock]

    init(_ stretch: Stretch, through last: Int64, _ reader: StoreReader) throws(StoreFailure) {
        self.stretch = stretch
        for row in try reader.lateDocuments(after: stretch.first - 1, through: stretch.last) {
            late.insert(stretch.offset(row))
        }
        blocks = try reader.blocks(of: stretch)
        guard stretch.first <= last else { return }
        var words: [(row: Int64, text: [UInt8])] = []
        try reader.eachWords(in: stretch.first...last) { words.append(($0, $1)) }
        self.words = words
    }

    /// Both are written anew without the late documents: the bytes of two are equal just if what they say is.
    var isRight: Bool { held.map { $0 == expected } ?? false }

    private var expected: [[SQLValue]] {
        var builder = StretchBuilder(stretch)
        let passed = Set(late.offsets)
        for (row, text) in words where !passed.contains(stretch.offset(row)) { builder.add(row, words: text) }
        return builder.rows()
    }

    /// Nil if the pieces do not ascend, or cannot be read.
    private var held: [[SQLValue]]? {
        var writer = GramBlockWriter(stretch)
        var last: Gram?
        for block in blocks {
            var isAscending = true
            let isRead = block.eachPiece { gram, documents in
                isAscending = isAscending && last.map { $0 < gram } ?? true
                last = gram
                var documents = documents
                documents.subtract(late)
                if !documents.isEmpty { writer.add(gram, documents.offsets) }
            }
            guard isRead, isAscending else { return nil }
        }
        writer.close()
        return writer.rows
    }
}
