import Replica

// What the rows in question say.
extension ReconciliationRun {
    mutating func explain(_ comparison: Comparison) async throws {
        try await list(comparison.missingThere, as: "missing-there", \.missingThere)
        let missing = Set(comparison.missingHere.map(\.place))
        let paired = Dictionary(uniqueKeysWithValues: comparison.different.map { ($0.listed.place, $0.here.place) })
        guard !missing.isEmpty || !paired.isEmpty else { return }
        var reading = try list.reading()
        while let step = try reading.next() {
            try Task.checkCancellation()
            try await explain(missing: step.rows.filter { missing.contains(Int64($0.record)) })
            try await explain(pairs: step.rows.compactMap { row in paired[Int64(row.record)].map { (row, $0) } })
        }
    }

    private mutating func explain(missing rows: [ListedRow]) async throws {
        let rule = rule
        for page in rows.pages(of: Replica.pageLimit) {
            for row in try await owned.perform({ try $0.missing(page, by: rule) }) {
                report.missingHere.add(row)
                file.add(row)
            }
        }
    }

    private mutating func explain(pairs: [(listed: ListedRow, license: Int64)]) async throws {
        let rule = rule
        for page in pairs.pages(of: Replica.pageLimit) {
            for license in try await owned.perform({ try $0.differences(page, by: rule) }) {
                report.different.add(license)
                file.add(license)
            }
        }
    }
}

extension Array {
    /// One after another, each of at most so many.
    func pages(of count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
    }
}
