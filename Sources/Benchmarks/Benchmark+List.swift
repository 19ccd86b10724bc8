import Rehearsal
import Replica
import SignedLog

extension Benchmark {
    /// The list of a business system beside what is held: every row is there, and one has another address. What the list
    /// says is read before.
    func compareList(_ workers: Workers) throws -> Measurement {
        var measurement = Measurement("compare-list", n: rows.count)
        let changed = rows.count / 2
        let rule = try first.reconciliation(ofType: rows.typeCode, parts: rows.listed, key: .holderCode)
        var listed: [ReconciledRow] = []
        for start in stride(from: 0, to: rows.count, by: Replica.reconciliationStep) {
            let step = step(from: start, changing: changed)
            Meter.measure(&measurement) { listed += rule.rows(of: step, by: workers) }
        }
        var found: Comparison?
        try Meter.measure(&measurement) {
            var (here, after): ([ReconciledRow], Int64) = ([], 0)
            while let step = try first.reduced(by: rule, after: after) {
                here += step.rows
                after = step.last
            }
            found = Comparison(listed: listed, here: here)
        }
        guard let found, found.matched == rows.count - 1, found.different.map(\.listed.place) == [Int64(changed + 1)]
        else {
            throw Unexpected(what: "the changed row was not found, or not alone")
        }
        return measurement
    }

    private func step(from start: Int, changing changed: Int) -> [ListedRow] {
        rows.requests(from: start, limit: Replica.reconciliationStep).enumerated().map { offset, request in
            var request = request
            if start + offset == changed { request.fields["address"] = .text("別處") }
            return ListedRow(record: start + offset + 1, line: start + offset + 2, request: request)
        }
    }
}
