import District
import Licenses
import SignedLog
import Signing
package import Storage

/// What `hefu check` found: everything verified again from the first byte, every view folded again.
package struct CheckReport: Sendable {
    package internal(set) var entries = 0
    package internal(set) var acts = 0
    package internal(set) var licenses = 0
    package internal(set) var findings: [StorageFinding] = []

    package var isSound: Bool { findings.isEmpty }
}

/// A check that is under way. Whoever owns the replica goes on with it step by step and serves others in between: what
/// is written meanwhile is checked too or passed over, and is no finding.
package struct CheckRun: Sendable {
    /// Licenses that a step folds: some hundredths of a second.
    fileprivate static let pageLimit = 800

    package fileprivate(set) var report = CheckReport()
    fileprivate var integrity = IntegrityCheck()
    fileprivate var stage = Stage.store
    /// At the beginning.
    fileprivate var licenseTotal: Int?

    fileprivate enum Stage {
        case store
        /// Licenses founded after this row.
        case licenses(after: Int64)
        case district
    }

    package init() {}

    /// Entries checked and licenses folded so far, and how many there are.
    package var progress: (done: Int, total: Int) {
        let (done, total) = integrity.progress
        return (done + report.licenses, total + max(licenseTotal ?? 0, report.licenses))
    }
}

extension Replica {
    /// Verifies every signature, link, root and disclosure again, and folds every license again beside its view.
    /// Changes nothing. Memory is bounded by one step; time is that of taking everything in again,
    /// by all workers.
    ///
    /// - Parameter progress: entries and licenses checked so far, and how many there are.
    package func check(progress: (_ done: Int, _ total: Int) -> Void) throws -> CheckReport {
        var run = CheckRun()
        while try step(&run) { progress(run.progress.done, run.progress.total) }
        return run.report
    }

    /// Goes one step on; false if the report is complete.
    package func step(_ run: inout CheckRun) throws -> Bool {
        try store.read { store in
            switch run.stage {
            case .store: try stepStore(&run, store)
            case .licenses, .district:
                // A fold of damaged entries would only repeat the damage in other words.
                do { return try stepViews(&run, store) } catch {
                    run.report.findings.append(StorageFinding(table: "license", key: "", .unreadable("\(error)")))
                    return false
                }
            }
            return true
        }
    }

    private func stepStore(_ run: inout CheckRun, _ store: StoreReader) throws {
        // A count that cannot be read is damage like any other, and comes up below.
        if run.licenseTotal == nil { run.licenseTotal = (try? store.licenseCount()) ?? 0 }
        guard !run.integrity.step(in: store, by: surroundings.workers) else { return }
        run.report.findings = run.integrity.findings
        if let counts = try? store.counts() { (run.report.entries, run.report.acts) = counts }
        run.stage = .licenses(after: 0)
    }

    private func stepViews(_ run: inout CheckRun, _ store: StoreReader) throws -> Bool {
        guard case .licenses(let after) = run.stage else {
            let views = DistrictViews(state)
            run.report.findings += try store.differences(
                offices: views.offices,
                nodes: views.nodes,
                items: views.items
            )
            return false
        }
        let founded = try store.documents(ofKind: Kind.issue.rawValue, after: after, limit: CheckRun.pageLimit)
        // A page that is not full is the last one: a check does not run after those who issue meanwhile.
        let isLast = founded.count < CheckRun.pageLimit
        run.stage = isLast ? .district : .licenses(after: founded.last?.row ?? after)
        try check(founded, &run.report, store)
        return true
    }

    /// Folded by the workers, and then compared; what needs the store while it is folded, one by one.
    private func check(
        _ founded: [(row: Int64, document: DocumentID)],
        _ report: inout CheckReport,
        _ store: StoreReader
    ) throws {
        var maker = LicenseViewMaker(state, store)
        try maker.refold(founded.map(\.document), by: surroundings.workers) { refolding, maker in
            for (document, outcome) in zip(refolding.documents, refolding.outcomes) {
                switch try outcome?.get() {
                case .rows(let rows)?: try compare(rows, of: document, &report, store)
                case .nothing?: try expectNothing(of: document, &report, store)
                case .needsStore?, nil: try check(document, by: &maker, &report, store)
                }
            }
        }
        report.licenses += founded.count
    }

    private func check(
        _ document: DocumentID,
        by maker: inout LicenseViewMaker,
        _ report: inout CheckReport,
        _ store: StoreReader
    ) throws {
        guard let view = try maker.view(of: document), let place = try store.place(of: document) else {
            return try expectNothing(of: document, &report, store)
        }
        try compare(LicenseRows(view, at: place), of: document, &report, store)
    }

    private func compare(
        _ rows: LicenseRows,
        of document: DocumentID,
        _ report: inout CheckReport,
        _ store: StoreReader
    ) throws {
        // A view that waits to be folded again says so.
        if try !store.isDirty(document) { report.findings += try store.differences(from: rows) }
    }

    private func expectNothing(of document: DocumentID, _ report: inout CheckReport, _ store: StoreReader) throws {
        guard try store.isLicense(document) else { return }
        report.findings.append(StorageFinding(table: "license", key: "\(document)", .surplus))
    }
}
