import Licenses
import Replica
import SignedLog
import Storage

/// The register beside what a node shows of it.
struct RegisterComparison {
    /// By code; nil for a row that was removed.
    let register: [String: RegisterRow?]
    /// Codes that events were about: of these the address is compared too.
    let touched: Set<String>
    let day: CivilDate

    func differences(at replica: Replica) throws -> [String] {
        let shown = try licenses(at: replica)
        var differences: [String] = []
        for (code, row) in register.sorted(by: { $0.key < $1.key }) {
            let open = (shown[code] ?? []).filter { $0.state == .valid || $0.state == .notYetInForce }
            if let fault = try fault(code, row, open, replica) { differences.append("\(code) \(fault)") }
        }
        differences += shown.keys.filter { register[$0] == nil }.sorted().map { "\($0) is not in the register" }
        return differences
    }

    private func fault(
        _ code: String,
        _ row: RegisterRow?,
        _ open: [LicenseRow],
        _ replica: Replica
    ) throws -> String? {
        guard let row else { return open.isEmpty ? nil : "was removed, and a license is open" }
        guard let license = open.first else { return "is in the register, and no license is open" }
        if license.rivals { return nil }
        guard (license.number ?? "") == row.number, license.holder.name == row.name else {
            return "has another number or name"
        }
        guard touched.contains(code) else { return nil }
        let held = try replica.heldLicense(type: RegisterType.code, .holderCode, code)
        return held.map(row.isSaid) == true ? nil : "has another address"
    }

    private func licenses(at replica: Replica) throws -> [String: [LicenseRow]] {
        var (shown, after): ([String: [LicenseRow]], DocumentID?) = ([:], nil)
        repeat {
            let page = try replica.licenses(LicenseFilter(date: day), after: after, limit: Replica.pageLimit).answer()
            for license in page.licenses { shown[license.holder.code ?? "", default: []].append(license) }
            after = page.next
        } while after != nil
        return shown
    }
}
