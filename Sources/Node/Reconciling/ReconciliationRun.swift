import Licenses
import Replica
import SignedLog

/// One comparison of a list with the licenses here. Both sides are reduced to a few bytes a row and compared in passes of
/// about a million rows; then the list is read once more, for what the rows in question say.
struct ReconciliationRun {
    let list: ReconciledList
    let owned: OwnedReplica
    let rule: ReconciliationRule
    let file: DifferenceFile
    private let progress: Listener.ProgressSink
    private let workers: Workers
    var report: ReconciliationReport
    private var days: [UInt32: Comparison.DayCount] = [:]
    private var rowsRead = 0

    /// Rows of a side that are compared at once: 40 MB.
    private static let passRowLimit = 1_000_000

    /// - Parameter progress: is given `{"progress":{"rows","total"}}` after each step.
    static func report(
        of order: ReconciliationOrder,
        _ owned: OwnedReplica,
        workers: Workers,
        progress: @escaping Listener.ProgressSink
    ) async throws -> ReconciliationReport {
        switch order.place {
        case .path(let path): try await report(of: path, order, owned, workers: workers, progress: progress)
        case .url(let url):
            try await RemoteList.fetched(url) { path in
                try await report(of: path, order, owned, workers: workers, progress: progress)
            }
        }
    }

    private static func report(
        of path: String,
        _ order: ReconciliationOrder,
        _ owned: OwnedReplica,
        workers: Workers,
        progress: @escaping Listener.ProgressSink
    ) async throws -> ReconciliationReport {
        let list = try ReconciledList(at: path, of: await owned.importedType(named: order.type), order)
        defer { list.close() }
        let (parts, file) = (list.parts, DifferenceFile(order.output))
        let rule = try await owned.perform {
            try $0.reconciliation(ofType: order.type, parts: parts, key: order.key)
        }
        var run = ReconciliationRun(
            list: list,
            owned: owned,
            rule: rule,
            file: file,
            progress: progress,
            workers: workers,
            report: ReconciliationReport(type: order.type, key: order.key.rawValue)
        )
        do { try await run.perform() } catch {
            file.discard()
            throw error
        }
        run.report.output = try file.finish()
        return run.report
    }

    private mutating func perform() async throws {
        let passes = max(1, (list.recordCount + Self.passRowLimit - 1) / Self.passRowLimit)
        for pass in 0..<passes {
            let listed = try listedRows(pass, of: passes)
            let here = try await licenses(pass, of: passes)
            let comparison = Comparison(listed: listed, here: here)
            report.add(comparison)
            days.merge(comparison.days) { $0.adding($1) }
            try await explain(comparison)
        }
        report.setDays(days)
    }
}

// The two sides of a pass.
extension ReconciliationRun {
    private mutating func listedRows(_ pass: Int, of count: Int) throws -> [ReconciledRow] {
        var rows: [ReconciledRow] = []
        var reading = try list.reading()
        while let step = try reading.next() {
            try advance(by: step)
            rows += rule.rows(of: step.rows, by: workers).filter { $0.isOf(pass: pass, of: count) }
            guard pass == 0 else { continue }
            for row in step.bad {
                report.unreadable.add(row)
                file.add(row)
            }
        }
        return rows
    }

    private mutating func licenses(_ pass: Int, of count: Int) async throws -> [ReconciledRow] {
        var (rows, after): ([ReconciledRow], Int64) = ([], 0)
        while let step = try await owned.perform({ [rule, after] in try $0.reduced(by: rule, after: after) }) {
            try Task.checkCancellation()
            rows += step.rows.filter { $0.isOf(pass: pass, of: count) }
            after = step.last
            guard pass == 0 else { continue }
            try await list(step.rows.filter { !$0.isAtHub }, as: "not-at-hub", \.notAtHub)
            try await list(step.rows.filter { !$0.isAtCity }, as: "not-at-city", \.notAtCity)
        }
        return rows
    }

    /// Counts them all; what they say is looked up only of those that are named, or that go into the file.
    mutating func list(
        _ rows: [ReconciledRow],
        as kind: String,
        _ found: WritableKeyPath<ReconciliationReport, ReconciliationReport.Found<UnlistedLicense>>
    ) async throws {
        let named = file.isWanted ? rows : Array(rows.prefix(report[keyPath: found].room))
        for license in try await unlisted(named) {
            report[keyPath: found].add(license)
            file.add(license, as: kind)
        }
        report[keyPath: found].add(count: rows.count - named.count)
    }

    private func unlisted(_ rows: [ReconciledRow]) async throws -> [UnlistedLicense] {
        var licenses: [UnlistedLicense] = []
        let rule = rule
        for page in rows.map(\.place).pages(of: Replica.pageLimit) {
            licenses += try await owned.perform { try $0.unlisted(page, by: rule) }
        }
        return licenses
    }

    private mutating func advance(by step: ReconciledList.Reading.Step) throws {
        try Task.checkCancellation()
        rowsRead += step.rows.count + step.bad.count
        progress(JSONBody.encode(Line(progress: .init(rows: rowsRead, total: max(list.recordCount, rowsRead)))))
    }

    private struct Line: Encodable {
        let progress: Count

        struct Count: Encodable {
            let rows: Int
            let total: Int
        }
    }
}
