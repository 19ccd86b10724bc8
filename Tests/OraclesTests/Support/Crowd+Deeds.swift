import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage

// What happens.
extension Crowd {
    /// One deed of somebody. What a rule or the state of the world forbids is not done.
    func step() throws {
        let name = Self.deeds[random.below(Self.deeds.count)]
        clock.pass(milliseconds: 2_000)
        do {
            if try act(name) { done[name, default: 0] += 1 }
        } catch is Refusal {}
        for member in members { while try member.replica.foldPending() > 0 {} }
    }

    /// Often what is ordinary, seldom what is not.
    private static let deeds =
        Array(repeating: "meet", count: 14) + Array(repeating: "issue", count: 8)
        + Array(repeating: "change", count: 14) + Array(repeating: "receipt", count: 5)
        + [
            "cut", "cut", "adopt", "adopt", "adopt", "fork", "fork", "theft", "retire", "approve", "take over",
            "rivals", "rivals", "settle", "settle", "settle",
            "rotate", "erase",
        ]

    static var everyDeed: Set<String> { Set(deeds) }

    private func act(_ name: String) throws -> Bool {
        let member = members[random.below(members.count)]
        switch name {
        case "meet": return try meetSomebody(member)
        case "issue": return try issue(by: member)
        case "change": return try change(by: member)
        case "rivals": return try makeRivals()
        case "settle": return try members.contains { try settle(by: $0) }
        case "receipt": return try members[random.chance(oneIn: 2) ? 0 : 4].replica.witnessTick() > 0
        case "cut": return try cut()
        case "adopt": return try adopt(by: member)
        case "fork": return try fork(of: member)
        case "theft": return try steal(from: member)
        case "erase": return try erase(by: member)
        case "retire", "approve": return try changeItem(retiring: name == "retire")
        case "take over": return try takeOver()
        case "rotate": return try rotate()
        default: preconditionFailure("nobody knows how to \(name)")
        }
    }

    private func meetSomebody(_ member: Member) throws -> Bool {
        let other = members[random.below(members.count)]
        guard other.name != member.name else { return false }
        try meet(member, other)
        return true
    }

    func type(of member: Member) -> String { member.name == "WJW1" ? Self.types[1] : Self.types[0] }

    func someDay() -> CivilDate { CivilDate(yyyymmdd: 2026_01_01)?.adding(days: random.below(20)) ?? Self.day }

    private func issue(by member: Member) throws -> Bool {
        licenseCount += 1
        var request = LicenseRequest(.issue)
        request.type = type(of: member)
        request.holder = .init(type: "099", code: "C\(licenseCount)", name: "学校\(licenseCount)")
        request.number = "第\(licenseCount)号"
        request.date = someDay()
        request.validTo = random.chance(oneIn: 2) ? .on(someDay()) : nil
        request.fields = ["address": .text("某路"), "principal": .text("某某")]
        request.by = "经办甲"
        _ = try member.replica.author(request)
        return true
    }

    private func someLicense(_ member: Member) throws -> LicenseRow? {
        random.pick(try member.replica.licenses(.init(date: Self.day), after: nil, limit: 500).answer().licenses)
    }

    private func change(by member: Member) throws -> Bool {
        guard let license = try someLicense(member) else { return false }
        let verbs: [LicenseVerb] = [
            .amend, .amend, .amend, .renew, .suspend, .reinstate, .withdraw, .cancel, .cancel, .revoke, .annul,
            .correct,
            .correct,
        ]
        var request = LicenseRequest(verbs[random.below(verbs.count)])
        (request.license, request.date, request.by) = (license.document.description, someDay(), "经办乙")
        request.fields = request.verb == .amend || request.verb == .renew ? ["principal": .text("另一人")] : [:]
        if request.verb == .correct {
            let acts = try member.replica.history(license.document.description).acts.map(\.act)
            request.targets = random.pick(acts).map { [$0] } ?? []
            request.ground = "entry-error"
        }
        _ = try member.replica.author(request)
        return true
    }

    /// Two counters amend one license without knowing of each other, and hear of it.
    private func makeRivals() throws -> Bool {
        guard let license = try someLicense(members[1]) else { return false }
        for member in members[1...2] {
            var request = LicenseRequest(.amend)
            (request.license, request.date, request.by) = (license.document.description, someDay(), "经办戊")
            request.fields = ["principal": .text(Text(member.name))]
            _ = try member.replica.author(request)
        }
        try meet(members[1], members[2])
        return true
    }

    private func settle(by member: Member) throws -> Bool {
        var filter = LicenseFilter(date: Self.day)
        filter.hasRivals = true
        guard let license = random.pick(try member.replica.licenses(filter, after: nil, limit: 100).answer().licenses)
        else {
            return false
        }
        var request = LicenseRequest(.settle)
        (request.license, request.date, request.by) = (license.document.description, someDay(), "经办丙")
        request.fields = ["principal": .text("定")]
        _ = try member.replica.author(request)
        return true
    }

    private func erase(by member: Member) throws -> Bool {
        guard let license = try someLicense(member) else { return false }
        var request = LicenseRequest(.erase)
        (request.license, request.date, request.by) = (license.document.description, someDay(), "经办丁")
        request.keys = ["principal"]
        _ = try member.replica.author(request)
        return true
    }

    private func cut() throws -> Bool {
        let names = ["JYJ1", "JYJ2", "WJW1", "SZK1"]
        _ = try hub.author(.cutOff(node: hub.node(named: names[random.below(names.count)])))
        return true
    }

    private func adopt(by member: Member) throws -> Bool {
        let names = ["JYJ1", "JYJ2", "WJW1", "SZK1"]
        let node = try member.replica.node(named: names[random.below(names.count)])
        let entries = try member.replica.adoptableEntries(of: node)
        guard !entries.isEmpty else { return false }
        let chosen = entries.filter { _ in random.chance(oneIn: 2) }
        _ = try member.replica.author(.adopt(chosen.isEmpty ? entries : chosen))
        return true
    }

    private func changeItem(retiring: Bool) throws -> Bool {
        let item = try hub.item(named: Self.types[random.below(2)])
        if retiring {
            guard random.chance(oneIn: 6) else { return false }
            _ = try hub.author(.retireItem(item))
            return true
        }
        let member = members[1]
        let version = UInt64(2 + random.below(3))
        _ = try member.replica.author(
            .submitItem(.school(member.office, version: version, typeCode: Text(Self.types[0])), item: item)
        )
        try meet(member, members[0])
        _ = try hub.author(.approveItem(item, submission: nil))
        return true
    }

    /// The next root is in nobody's hands here, so this is the last word of the root.
    private func rotate() throws -> Bool {
        guard random.chance(oneIn: 8) else { return false }
        let (next, safe) = (SigningKey(seed: entropy.bytes32()), SigningKey(seed: entropy.bytes32()))
        _ = try hub.rotate(to: next.publicKey, recovery: safe.publicKey, with: recovery)
        recovery = safe
        return true
    }

    private func takeOver() throws -> Bool {
        guard random.chance(oneIn: 3) else { return false }
        _ = try hub.author(.takeOver(ended: members[1].office, heir: members[3].office))
        return true
    }
}
