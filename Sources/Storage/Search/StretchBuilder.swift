/// Gathers which pieces the texts of one stretch have, and makes the rows of the index of it.
struct StretchBuilder {
    private let stretch: Stretch
    /// Pieces are numbered as they come.
    private var grams = GramNumbers()
    private var counts: [Int] = []
    /// The document that had the piece last: within one text a piece counts once.
    private var latest: [Int] = []
    /// The number of a piece, and at the same place of the other array a document that has it. There are a million of them:
    /// each takes no more bytes than it needs.
    private var numbers: [UInt32] = []
    private var documents: [UInt16] = []

    init(_ stretch: Stretch) {
        self.stretch = stretch
        // What a stretch of ordinary licenses comes to.
        numbers.reserveCapacity(Stretch.rowCount * 200)
        documents.reserveCapacity(Stretch.rowCount * 200)
    }

    /// Documents come ascending.
    mutating func add(_ row: Int64, words: [UInt8]) {
        let offset = stretch.offset(row)
        Gram.each(in: words.span) { gram in
            let number = grams.number(of: gram)
            if number == counts.count {
                counts.append(0)
                latest.append(-1)
            }
            guard latest[number] != offset else { return }
            latest[number] = offset
            counts[number] += 1
            numbers.append(UInt32(number))
            documents.append(UInt16(offset))
        }
    }

    /// Each piece with its documents, all ascending.
    private func each(_ body: (Gram, ArraySlice<UInt16>) -> Void) {
        var starts: [Int] = []
        var start = 0
        for count in counts {
            starts.append(start)
            start += count
        }
        var (next, offsets) = (starts, [UInt16](repeating: 0, count: documents.count))
        for (number, document) in zip(numbers, documents) {
            offsets[next[Int(number)]] = document
            next[Int(number)] += 1
        }
        for (gram, number) in grams.ascending {
            body(gram, offsets[starts[number]..<next[number]])
        }
    }

    func rows() -> [[SQLValue]] {
        var writer = GramBlockWriter(stretch)
        each { writer.add($0, $1.lazy.map { Int($0) }) }
        writer.close()
        return writer.rows
    }
}
