/// Gathers which pieces the texts of one stretch have, and makes the rows of the index of it.
struct StretchBuilder {
    private let stretch: Stretch
    /// Pieces are numbered as they come.
    private var grams = GramNumbers()
    private var counts: [Int] = []
    /// The document that had the piece last: within one text a piece counts once.
    private var latest: [Int] = []
    /// In each the number of a piece and, in the lowest bits, a document that has it.
    private var postings: [UInt64] = []

    init(_ stretch: Stretch) {
        self.stretch = stretch
        // What a stretch of ordinary licenses comes to.
        postings.reserveCapacity(Stretch.rowCount * 200)
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
            postings.append(UInt64(number) << UInt64(Stretch.rowBits) | UInt64(offset))
        }
    }

    /// Each piece with its documents, all ascending.
    func each(_ body: (Gram, ArraySlice<Int>) -> Void) {
        var starts: [Int] = []
        var start = 0
        for count in counts {
            starts.append(start)
            start += count
        }
        var (next, offsets) = (starts, [Int](repeating: 0, count: postings.count))
        for posting in postings {
            let number = Int(posting >> UInt64(Stretch.rowBits))
            offsets[next[number]] = Int(posting & UInt64(Stretch.rowCount - 1))
            next[number] += 1
        }
        for (gram, number) in grams.ascending {
            body(gram, offsets[starts[number]..<next[number]])
        }
    }

    func rows() -> [[SQLValue]] {
        var writer = GramBlockWriter(stretch)
        each { writer.add($0, $1) }
        writer.close()
        return writer.rows
    }
}
