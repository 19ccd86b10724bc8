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

extension Replica {
    private static let checkPageLimit = 500

    /// Verifies every signature, link, root and disclosure again, and folds every license again beside its view.
    /// Changes nothing. Memory is bounded by one page of licenses; time is that of taking everything in again.
    ///
    /// - Parameter progress: entries checked so far, and how many there are.
    package func check(progress: (_ done: Int, _ total: Int) -> Void) throws -> CheckReport {
        try store.read { store in
            var report = CheckReport()
            report.findings = store.integrity(progress: progress)
            // A fold of damaged entries would only repeat the damage in other words.
            do { try checkViews(&report, store) } catch {
                report.findings.append(StorageFinding(table: "license", key: "", .unreadable("\(error)")))
            }
            if let counts = try? store.counts() { (report.entries, report.acts) = counts }
            return report
        }
    }

    private func checkViews(_ report: inout CheckReport, _ store: StoreReader) throws {
        var maker = LicenseViewMaker(state, store)
        var after: Int64 = 0
        while true {
            let founded = try store.documents(ofKind: Kind.issue.rawValue, after: after, limit: Self.checkPageLimit)
            guard let last = founded.last else { break }
            after = last.row
            for document in founded.map(\.document) {
                report.licenses += 1
                guard let view = try maker.view(of: document) else {
                    if try store.license(document) != nil {
                        report.findings.append(StorageFinding(table: "license", key: "\(document)", .surplus))
                    }
                    continue
                }
                if try !store.isDirty(document) { report.findings += try store.differences(from: view) }
            }
        }
        let views = DistrictViews(state)
        report.findings += try store.differences(offices: views.offices, nodes: views.nodes, items: views.items)
    }
}
