import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing

// Nodes of a later version of the program: they write what this one only reads. Each has a key of its own, and no machine
// that is simulated: somebody brings its entries to the hub.
extension DistrictRun {
    func runNewerProgram(beside node: Installation) throws {
        guard let office = node.office, let key = try newerKey(of: office), let replica = hub.running else { return }
        let pen = pen(of: key)
        var written = [try pen.write([incident(office, pen)], for: .district, seen: replica.rootTips)]
        let shown = try shownLicenses(at: hub).filter { $0.office == offices[office] && $0.state != .held }
        if let license = pick(shown, .deed, 50) {
            let place = try LicensePlace(document: license.document, parents: tips(of: license))
            written.append(try pen.write([fact(at: place)], for: Audience([license.office]), seen: replica.rootTips))
            written += try seal(place, of: license)
            written += try objection(to: license, by: pen, of: office)
        }
        written += try emptyProof(of: written, by: pen)
        guard try handIn(written)?.isChange == true else { return }
        reach(.newerProgramRead)
    }

    /// Somebody who has seen both branches of a fork says so to everybody: who holds one of them need not hold the other.
    func publishProof(of branches: [Pen.Written], by node: Installation) throws -> AdmissionReport? {
        guard let office = node.office, let key = try newerKey(of: office), let replica = hub.running else {
            return nil
        }
        let headers = branches.map { SignedHeader($0.entry) }
        guard let fork = Fork(headers[0], headers[1]) else { return nil }
        let pen = pen(of: key)
        let draft = ActDraft.forkProof(fork, nonce: pen.entropy.bytes16())
        let proof = try pen.write([draft], for: .district, seen: replica.rootTips)
        let report = try handIn([proof])
        reach(.forkProven, isSo: report?.isChange == true)
        return report
    }

    func newerKey(of office: Int) throws -> SigningKey? {
        try newerKey(as: "NEU\(office + 1)", .bureau, of: offices[office])
    }

    /// Enrolled when it is first asked for. Nil if the root cannot.
    func newerKey(as code: String, _ kind: NodeKind, of office: OfficeID) throws -> SigningKey? {
        let identity = founding.identity(named: code)
        if case .done = try attempt(at: hub, { try $0.node(named: code) }) { return identity.signing }
        let request = try identity.joinRequest(as: code, kind)
        let enrollment = DistrictRequest.enrollNode(request, office: office, kind: kind, code: code)
        return try byRoot(enrollment, "enrolls \(code)").map { _ in identity.signing }
    }

    func pen(of key: SigningKey) -> Pen {
        Pen(key: key, district: founding.district, entropy: hub.entropy.entropy())
    }

    private func handIn(_ written: [Pen.Written]) throws -> AdmissionReport? {
        let result = try attempt(at: hub) { hub in
            try hub.admit(written.map(\.entry.signed), disclosures: written.flatMap(\.disclosures))
        }
        note("a node with a newer program hands \(written.count) entries in: \(result.word)")
        return result.result
    }

    /// The acts of a license that no other of them follows, as the hub tells them.
    private func tips(of license: LicenseRow) throws -> [ActID] {
        let history = try attempt(at: hub) { try $0.history(license.document.description) }.result
        let acts = history?.acts ?? []
        let followed = Set(acts.flatMap(\.parents))
        let tips = acts.map(\.act).filter { !followed.contains($0) }
        return tips.isEmpty ? [license.document.founding] : tips
    }
}
