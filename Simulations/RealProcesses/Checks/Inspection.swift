import Node

/// What must be so when the mischief is over: all who may hold an audience hold the same of it, everything that was
/// promised is there once, and nothing is damaged; now, and after every process was killed once more.
struct Inspection: Sendable {
    let district: RealDistrict
    let ledger: Ledger
    let clock: RunClock

    init(_ district: RealDistrict, _ ledger: Ledger, _ clock: RunClock) {
        (self.district, self.ledger, self.clock) = (district, ledger, clock)
    }

    func run() async throws {
        let before = try await rest()
        clock.say("EQUAL")
        for member in Member.allCases { try await inspect(member) }
        for member in Member.allCases { await district.node(member).kill() }
        for member in Member.allCases { try await district.node(member).start() }
        let after = try await rest()
        for office in Office.allCases where before[office]?.state != after[office]?.state && office != .district {
            throw RunFailure(.safety, "\(office) shows another state after a start")
        }
        for member in Member.allCases { try await inspect(member) }
        try await EntryInspection(district).run()
        clock.say("HELD: \(await ledger.promises.count) acts, each on every node of its audience")
    }

    // MARK: Convergence

    /// The digests of each office's audience, once all who may hold it have the same and go on having it.
    private func rest() async throws -> [Office: Digests] {
        var last: [Member: [Office: Digests]] = [:]
        var equal: [Office: Digests] = [:]
        var since = ContinuousClock.now
        do {
            try await Patience.until("equal digests") {
                let look = try await look()
                if look != last { (last, since) = (look, .now) }
                guard let same = same(look) else { return false }
                equal = same
                // A witness writes a receipt a second at most.
                return ContinuousClock.now - since > .milliseconds(1_500)
            }
        } catch {
            let digests = last.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key) \($0.value)" }
            throw RunFailure(.convergence, "\(error); last seen: \(digests.joined(separator: "; "))")
        }
        return equal
    }

    private func look() async throws -> [Member: [Office: Digests]] {
        var look: [Member: [Office: Digests]] = [:]
        for member in Member.allCases {
            let status = try await district.node(member).get("/api/v1/status", Status.self)
            var digests: [Office: Digests] = [:]
            for audience in status.audiences {
                if let office = district.office(of: audience.offices) { digests[office] = Digests(audience) }
            }
            look[member] = digests
        }
        return look
    }

    private func same(_ look: [Member: [Office: Digests]]) -> [Office: Digests]? {
        var same: [Office: Digests] = [:]
        for office in Office.allCases where !office.holders.isEmpty {
            let found = Set(office.holders.map { look[$0]?[office] })
            guard found.count == 1, case .some(.some(let digests)) = found.first else { return nil }
            same[office] = digests
        }
        return same
    }

    // MARK: Safety

    private func inspect(_ member: Member) async throws {
        let node = district.node(member)
        let status = try await node.get("/api/v1/status", Status.self)
        let flaws = [status.held, status.setAside, status.early, status.wanted, status.duplicates, status.forks.count]
        guard flaws.allSatisfy({ $0 == 0 }), status.stopped == nil else {
            throw RunFailure(.safety, "\(member) shows \(status)")
        }
        let check = try await node.post("/api/v1/check", "{}", Check.self)
        guard check.damage.isEmpty else { throw RunFailure(.safety, "\(member) is damaged: \(check.damage)") }
        try await compare(node)
    }

    /// Exactly the ledger's licenses, each with exactly its acts.
    private func compare(_ node: RealNode) async throws {
        let licenses = await ledger.licenses.filter { $0.value.office.holders.contains(node.member) }
        let shown = try await listed(at: node)
        let numbers = shown.map { $0.number ?? "" }
        guard Set(shown.map(\.document)) == Set(licenses.keys), Set(numbers).count == numbers.count else {
            throw RunFailure(
                .safety,
                "\(node.member) lists \(shown.count) licenses, the ledger has \(licenses.count): "
                    + "lost \(licenses.filter { license in !shown.contains { $0.document == license.key } }), "
                    + "unknown \(shown.filter { licenses[$0.document] == nil })"
            )
        }
        for (document, license) in licenses {
            let history = try await node.get("/api/v1/licenses/\(document)/history", Histories.self).acts
            let acts = history.map { Ledger.Promise(act: $0.act, verb: $0.verb, document: document) }
            let promised = await ledger.acts(of: document)
            guard Set(acts) == promised, acts.count == promised.count else {
                throw RunFailure(.safety, "\(node.member) has of \(license.number) \(acts), promised were \(promised)")
            }
        }
    }

    private func listed(at node: RealNode) async throws -> [LicensePage.License] {
        var licenses: [LicensePage.License] = []
        var cursor: String?
        repeat {
            let path = RequestEscape.path("/api/v1/licenses", ["limit": "500", "after": cursor])
            let page = try await node.get(path, LicensePage.self)
            licenses += page.licenses
            cursor = page.next
        } while cursor != nil
        return licenses
    }
}

/// The two digests of an audience: which entries are held, and what is shown of them.
struct Digests: Hashable, Sendable, CustomStringConvertible {
    let log, state: String

    init(_ audience: Status.Audience) { (log, state) = (audience.log, audience.state) }

    var description: String { log.prefix(6) + "/" + state.prefix(6) }
}

extension RealDistrict {
    /// Whose audience this is; the whole district's has no offices.
    func office(of audience: [String]) -> Office? {
        audience.isEmpty ? .district : offices.first { [$0.value] == audience }?.key
    }
}
