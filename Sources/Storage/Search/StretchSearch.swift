/// Answers which documents of a stretch have all pieces of a question. The rarest pieces are asked for first, as far as
/// earlier stretches tell which those are: mostly nothing is left after two or three.
struct StretchSearch {
    private let reader: StoreReader
    private var pieces: [Piece]

    private struct Piece {
        let grams: ClosedRange<Gram>
        /// In stretches that were asked for it.
        var documentCount = 0
        var stretchCount = 0

        /// Documents of a stretch, in thousandths; a piece that was never asked for is as rare as can be.
        var weight: Int { stretchCount == 0 ? 0 : documentCount * 1_000 / stretchCount }
    }

    init(_ question: GramQuestion, _ reader: StoreReader) {
        self.reader = reader
        pieces = question.pieces.map { Piece(grams: $0) }
    }

    /// As the index has it. Even a single document is narrowed down to the last piece: to look at a license costs as much
    /// as to ask for two.
    mutating func candidates(in stretch: Stretch) throws(StoreFailure) -> StretchSet {
        var found: StretchSet?
        let order = pieces.indices.sorted { (pieces[$0].weight, $0) < (pieces[$1].weight, $1) }
        for index in order {
            let documents = try reader.documents(with: pieces[index].grams, in: stretch)
            pieces[index].documentCount += documents.count
            pieces[index].stretchCount += 1
            found?.formIntersection(documents)
            found = found ?? documents
            if found?.isEmpty ?? true { break }
        }
        return found ?? StretchSet()
    }
}

extension StoreReader {
    /// Documents of a stretch that have one of these pieces, as the index has it.
    fileprivate func documents(
        with grams: ClosedRange<Gram>,
        in stretch: Stretch
    ) throws(StoreFailure) -> StretchSet {
        var documents = StretchSet()
        let (least, most) = (stretch.place(grams.lowerBound), stretch.place(grams.upperBound))
        let sql = "SELECT place, grams FROM search_block WHERE place <= ? ORDER BY place DESC LIMIT 1"
        try connection.each(sql, [.int(least)]) { row throws(StoreFailure) in
            try row.unite(grams, in: stretch, into: &documents)
        }
        guard least < most else { return documents }
        let others = "SELECT place, grams FROM search_block WHERE place > ? AND place <= ?"
        try connection.each(others, [.int(least), .int(most)]) { row throws(StoreFailure) in
            try row.unite(grams, in: stretch, into: &documents)
        }
        return documents
    }
}

extension Row {
    /// A row of `search_block`: adds the documents that have one of the pieces, if it speaks of this stretch.
    fileprivate func unite(
        _ grams: ClosedRange<Gram>,
        in stretch: Stretch,
        into documents: inout StretchSet
    ) throws(StoreFailure) {
        guard Stretch.parts(ofPlace: int(0)).0 == stretch else { return }
        let block = gramBlock
        var isWhole = true
        let isRead = block.scan { posting in
            if grams.contains(posting.gram) { isWhole = isWhole && block.unite(posting, into: &documents) }
            return posting.gram < grams.upperBound
        }
        guard isRead, isWhole else { throw damage(1) }
    }

    /// Of `place, grams`.
    var gramBlock: GramBlock { GramBlock(place: int(0), blob(1)) }
}
