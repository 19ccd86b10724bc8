import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing

// A node of a later version of the program: it writes what this one only reads.
extension DistrictRun {
    /// Has a key of its own, and no machine that is simulated: somebody brings its entries to the hub.
    func runNewerProgram(beside node: Installation) throws {
        guard let office = node.office, let replica = hub.running, let key = try newerKey(of: office) else { return }
        let pen = Pen(key: key, district: founding.district, entropy: hub.entropy.entropy())
        let audience = Audience([offices[office]])
        let seen = replica.rootTips
        var written = [try pen.write([incident(office, pen)], for: .district, seen: seen)]
        let shown = try shownLicenses(at: hub).filter { $0.office == offices[office] && $0.state != .held }
        if let license = pick(shown, .deed, 50) {
            let drafts = try facts(about: license, pen)
            written.append(try pen.write(drafts, for: audience, seen: seen))
        }
        let entries = written
        let result = try attempt(at: hub) { hub in
            try hub.admit(entries.map(\.entry.signed), disclosures: entries.flatMap(\.disclosures))
        }
        note("a node with a newer program hands \(entries.count) entries in: \(result.word)")
        guard case .done(let report) = result, report.isChange else { return }
        reach(.newerProgramRead)
    }

    /// Enrolled on its first day.
    private func newerKey(of office: Int) throws -> SigningKey? {
        let code = "NEU\(office + 1)"
        let identity = founding.identity(named: code)
        if case .done = try attempt(at: hub, { try $0.node(named: code) }) { return identity.signing }
        let request = try identity.joinRequest(as: code, .bureau)
        let enrollment = DistrictRequest.enrollNode(request, office: offices[office], kind: .bureau, code: code)
        return try byRoot(enrollment, "enrolls \(code)").map { _ in identity.signing }
    }

    private func incident(_ office: Int, _ pen: Pen) -> ActDraft {
        .incident(IncidentAct(office: offices[office], cause: "机房断电"), nonce: pen.entropy.bytes16())
    }

    /// Reserved for licenses, and given to nothing yet.
    private static let unknownKind: UInt64 = 149

    /// An application, what was answered to one, a delivery; or an act of which nobody here can say what it means.
    private func facts(about license: LicenseRow, _ pen: Pen) throws -> [ActDraft] {
        let history = try attempt(at: hub) { try $0.history(license.document.description) }.result
        let acts = history?.acts ?? []
        let followed = Set(acts.flatMap(\.parents))
        let parents = acts.map(\.act).filter { !followed.contains($0) }.sorted()
        let kinds: [UInt64] = [113, 114, 115, Self.unknownKind]
        let kind = kinds[below(kinds.count, .deed, 52)]
        var draft = ActDraft(
            kind: kind,
            isCritical: kind == Self.unknownKind,
            subject: .document(license.document),
            parents: Array(parents.prefix(16))
        )
        draft.body[BodyKey.dated] = .int(Int64(time.today.yyyymmdd))
        return [draft]
    }
}
