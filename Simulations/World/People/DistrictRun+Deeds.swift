import District
import Licenses
import Replica
import SignedLog
import Storage

// What people do at a node, by what it shows them.
extension DistrictRun {
    func perform(_ deed: Deed, at node: Installation) throws {
        guard let replica = node.running else { return }
        switch deed {
        case .issue: try author(issue(by: node), at: node)
        case .batch: try issueMany(at: node)
        case .adopt: try adopt(at: node, replica)
        case .seal: try sealAll(at: node)
        case .submit: try submitAll(at: node)
        case .declare: try declare(at: node)
        case .assign: try assign(at: node)
        case .clear: try clear(at: node)
        default:
            guard let request = try change(deed, at: node) else { return }
            try author(request, at: node)
        }
    }

    /// Types one request. What the node then says is done is done: the run holds it to that.
    @discardableResult
    func author(_ request: LicenseRequest, at node: Installation) throws -> Acknowledgement? {
        let stop = node.running?.stop
        let result = try attempt(at: node) { try $0.author(request) }
        let name = request.license.map { String($0.prefix(6)) } ?? request.number ?? ""
        note("\(node.code) \(request.verb.rawValue) \(name): \(word(result))")
        noteRefusal(result, node)
        guard case .done(let done) = result else { return nil }
        if let stop { throw RunFailure.safety("\(node.code) writes though it has stopped (\(stop.rawValue))") }
        acknowledge(done.entry, request.verb.rawValue, at: node)
        try print(done, at: node)
        if request.verb == .issue, request.number == nil { try noteGiven(done, at: node) }
        noteDeed(request, done, node)
        return done
    }

    /// - Parameter isOwnKey: whether it was signed by the node's key, not by the root's.
    func acknowledge(_ entry: EntryID, _ verb: String, at node: Installation, isOwnKey: Bool = true) {
        ledger.note(.init(entry: entry, node: node.index, verb: verb))
        if isOwnKey { node.mark = node.mark.map { $0 + 1 } }
    }

    /// One identifier stands for one license, but for machines that draw the same because one is a copy of the other.
    private func print(_ done: Acknowledgement, at node: Installation) throws {
        guard let identifier = done.identifier, !ledger.print(identifier, on: done.document) else { return }
        guard node.condition.mayFork else {
            throw RunFailure.safety("\(node.code) has printed \(identifier) on two licenses")
        }
        reach(.identifierTwice)
    }

    /// A number of a block is given once, whatever becomes of the node that gave it, and so is one that it made up.
    private func noteGiven(_ done: Acknowledgement, at node: Installation) throws {
        guard let office = node.office else { return }
        guard let number = done.number else { throw RunFailure.safety("\(node.code) gave a license no number") }
        reach(.numbersLow, isSo: done.warnings.contains("numbers-low"))
        reach(.numbersUsedUp, isSo: done.warnings.contains("numbers-used-up"))
        reach(.numbersBurnt, isSo: done.warnings.contains("numbers-burnt"))
        guard !ledger.give(number, of: office, to: done.document) else { return reach(.numberGiven) }
        guard node.condition.mayFork || node.mayRepeatNumbers else {
            throw RunFailure.safety("\(node.code) has given \(number) to two licenses")
        }
        reach(.numberTwice)
    }

    private func word(_ result: Attempt<Acknowledgement>) -> String {
        guard case .done(let done) = result else { return result.word }
        return "entry \(done.entry.description.prefix(8))"
    }

    func noteRefusal<Done>(_ result: Attempt<Done>, _ node: Installation) {
        guard case .refused(let refusal) = result else { return }
        reach(.clerkRefused)
        switch refusal.code {
        case .stopped: reach(.refusedWhileStopped)
        case .cutOff: reach(.refusedWhileCut)
        case .notDisclosed: reach(.licenseNotDisclosed)
        case .licenseHeld: reach(.heldLicense)
        case .typeRetired: reach(.refusedTypeRetired)
        default: return
        }
    }

    private func noteDeed(_ request: LicenseRequest, _ done: Acknowledgement, _ node: Installation) {
        switch request.verb {
        case .settle: reach(.rivalsSettled)
        case .suspend: reach(.suspended)
        case .reinstate: reach(.reinstated)
        case .withdraw, .cancel, .revoke, .annul: reach(.ended)
        case .correct: reach(.corrected)
        case .lost: reach(.lostDeclared)
        case .issue: reach(.issuedUnderOldVersion, isSo: isBehindTheHub(node))
        case .deliver: reach(.delivered)
        case .amend, .renew, .erase, .apply, .refuse, .inspect, .paper, .layout, .seal, .refuseSeal: break
        }
        if let office = node.office, !heirs.isEmpty {
            let audience = try? node.store?.read { try $0.storedAct(done.act)?.audience }
            reach(.heirActs, isSo: audience.map { $0.offices != [offices[office]] } ?? false)
        }
        if let wall = node.clock.wall, wall < Span.year, request.date == nil { reach(.datedIn1970) }
    }
}

// New licenses.
extension DistrictRun {
    /// Whether the root has approved a newer version of the office's type than the counter knows.
    private func isBehindTheHub(_ node: Installation) -> Bool {
        guard let office = node.office else { return false }
        let versions = [node, nodes[DistrictShape.hub]].map { place in
            (place.running?.catalogue() ?? []).filter {
                $0.document == founding.items[office] && $0.state == "approved"
            }
            .map(\.version).max() ?? 0
        }
        return versions[0] < versions[1]
    }

    /// - Parameter name: what tells this school or clinic from others; two counters that type the same give the same.
    func issue(by node: Installation, for name: String? = nil) -> LicenseRequest {
        let office = DistrictShape.offices[node.office ?? 0]
        // A story names its licenses.
        let leavesNumber = name == nil && below(3, .deed, 8) == 0
        let name = name ?? "\(current.event)-\(current.part)"
        var request = LicenseRequest(.issue)
        request.type = office.code + "001"
        request.holder = .init(type: "099", code: "H\(name)", name: "某单位\(name)")
        request.number = leavesNumber ? nil : "沪\(office.node)〔2025〕\(name)号"
        request.fields = ["address": .text(Text("曹杨路\(name)号")), "principal": .text(Text("负责人\(name)"))]
        request.date = below(5, .deed, 1) == 0 ? nil : time.today
        request.validTo = below(3, .deed, 2) == 0 ? time.today.adding(days: 3).map { .on($0) } : .longTerm
        request.by = "经办甲"
        return request
    }

    private func issueMany(at node: Installation) throws {
        var requests = (0..<(2 + below(12, .deed, 3))).map { issue(by: node, for: "\(current.event)-\($0)") }
        if below(3, .deed, 9) == 0 { for index in requests.indices { requests[index].number = nil } }
        let result = try attempt(at: node) { try $0.author(batch: requests) }
        note("\(node.code) issues \(requests.count) at once: \(result.word)")
        guard case .done(let results) = result else { return }
        let done = results.compactMap { outcome -> Acknowledgement? in
            guard case .done(let done)? = outcome else { return nil }
            return done
        }
        let entries = Set(done.map(\.entry))
        for entry in entries.sorted() { acknowledge(entry, "issue", at: node) }
        for issued in done { try print(issued, at: node) }
        if requests[0].number == nil { for issued in done { try noteGiven(issued, at: node) } }
        reach(.batchOfMany, isSo: !entries.isEmpty)
    }
}

// Acts about licenses that are there.
extension DistrictRun {
    private static let candidateLimit = 60

    /// The deed as a request about some license that the node shows; nil if it shows none that it could be about.
    func change(_ deed: Deed, at node: Installation) throws -> LicenseRequest? {
        guard let verb = LicenseVerb(rawValue: deed.rawValue) else { return nil }
        let all = try shownLicenses(at: node)
        let fitting = all.filter { fits($0, deed) }
        // Now and then somebody tries what does not fit: it must be refused, not written.
        guard let license = pick(below(12, .deed, 4) == 0 ? all : fitting, .deed, 5) else { return nil }
        var request = LicenseRequest(verb)
        request.license = license.document.description
        request.date = below(5, .deed, 6) == 0 ? nil : time.today
        request.by = "经办乙"
        try fill(&request, deed, license, node)
        return request
    }

    func shownLicenses(at node: Installation) throws -> [LicenseRow] {
        let filter = LicenseFilter(date: time.today)
        let page = try attempt(at: node) { replica in
            try replica.licenses(filter, after: nil, limit: Replica.pageLimit).answer().licenses
        }
        let rows = page.result ?? []
        guard let office = node.office else { return Array(rows.suffix(Self.candidateLimit)) }
        let served = offices(servedBy: office).map { offices[$0] }
        return Array(rows.filter { served.contains($0.office) }.suffix(Self.candidateLimit))
    }

    private func fits(_ license: LicenseRow, _ deed: Deed) -> Bool {
        let isOpen = [.valid, .suspended, .expired, .notYetInForce].contains(license.state)
        switch deed {
        case .settle: return license.rivals
        case .amend, .renew: return isOpen && !license.rivals
        case .suspend: return license.state == .valid
        case .reinstate: return license.state == .suspended
        case .withdraw, .cancel, .revoke: return isOpen
        case .annul: return license.state != .annulled && license.state != .void
        case .correct, .erase, .lost: return license.state != .held
        case .deliver: return license.state != .held && license.state != .void && !license.rivals
        case .issue, .batch, .adopt, .seal, .submit, .declare, .assign, .clear: return false
        }
    }

    private func fill(_ request: inout LicenseRequest, _ deed: Deed, _ license: LicenseRow, _ node: Installation) throws
    {
        switch deed {
        case .amend, .settle:
            request.fields = ["address": .text(Text("新址\(current.number)"))]
            reach(.versionThree, isSo: (license.version ?? 0) > 2)
        case .renew:
            request.validTo = time.today.adding(days: 5).map { .on($0) }
            request.fields = ["principal": .text(Text("新负责人\(current.number)"))]
        case .suspend: request.until = time.today.adding(days: below(6, .deed, 7))
        case .correct:
            request.ground = "entry-error"
            request.targets = try correctable(license, at: node)
        case .erase, .lost: request.keys = [pick(["principal", "holder/name", "about/by"], .deed, 8) ?? "principal"]
        case .reinstate, .withdraw, .cancel, .revoke, .annul: request.reason = "依法决定"
        case .deliver:
            request.channel = "一网通办"
            request.proof = "回执\(below(40, .deed, 11))"
        case .issue, .batch, .adopt, .seal, .submit, .declare, .assign, .clear: return
        }
    }

    /// One act of the license that nothing has dropped yet.
    private func correctable(_ license: LicenseRow, at node: Installation) throws -> [ActID] {
        let history = try attempt(at: node) { try $0.history(license.document.description) }
        let acts = (history.result?.acts ?? []).filter { $0.valid && !$0.dropped && $0.standing == "counts" }
        return pick(acts.map(\.act), .deed, 9).map { [$0] } ?? []
    }

    /// Takes over what a colleague's node wrote and what does not count.
    private func adopt(at node: Installation, _ replica: Replica) throws {
        let held = try attempt(at: node) { replica in
            try replica.nodes().compactMap { other -> (String, [EntryID])? in
                guard other.code != node.code else { return nil }
                let entries = try replica.adoptableEntries(of: other.document)
                return entries.isEmpty ? nil : (other.code, entries)
            }
        }
        guard let (code, entries) = pick(held.result ?? [], .deed, 10) else { return }
        let result = try attempt(at: node) { try $0.author(.adopt(Array(entries.prefix(200)))) }
        note("\(node.code) adopts \(entries.count) entries of \(code): \(word(result))")
        guard case .done(let done) = result else { return }
        acknowledge(done.entry, "adopt", at: node)
        adversary.adopted.formUnion(entries.prefix(200))
        reach(.adopted)
    }
}
