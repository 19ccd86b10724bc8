import District
import Licenses
import Replica
import SignedLog
import Signing
import Testing

/// Personal values: they travel with their acts, are destroyed when two keys say so, and do not come back.
@Suite struct DisclosureTests {
    let world: World
    let counter: Replica
    let colleague: Replica

    init() throws {
        world = try World()
        let education = try world.office(World.educationCode, "教育局")
        counter = try world.node("JYJ1", of: education)
        colleague = try world.node("JYJ2", of: education)
        _ = try world.approveTutoring(education, by: counter)
        _ = try counter.author(.issue("教1号"))
        try world.sync(counter, world.hub)
        try world.sync(colleague, world.hub)
    }

    private func principal(on node: Replica) throws -> CBOR? {
        let license = try node.license("教1号", asOf: CivilDate(year: 2026, month: 1, day: 5), knownAt: nil)
        return license.fields.first { $0.key == "principal" }?.value
    }

    private func erase(by node: Replica) throws {
        var request = LicenseRequest.on("教1号", .erase)
        request.keys = ["principal"]
        _ = try node.author(request)
    }

    @Test func whatIsCommittedIsReadableWhereItsEntriesAre() throws {
        for node in [counter, colleague, world.hub] {
            #expect(try principal(on: node) == .text("某某"))
            #expect(try node.status().wanted == 0)
        }
    }

    @Test func oneKeyAloneErasesNothing() throws {
        try erase(by: counter)
        try world.sync(counter, world.hub)
        #expect(try principal(on: world.hub) == .text("某某"))
    }

    @Test func twoKeysEraseEverywhereAndNothingBringsItBack() throws {
        try erase(by: counter)
        try world.sync(counter, world.hub)
        // A restored disk, or a stick, that still has the value.
        var stick: [UInt8] = []
        _ = try colleague.exportBundle(audiences: nil, recipients: nil) { stick += $0 }
        try erase(by: world.hub)
        for node in [counter, colleague] { try world.sync(node, world.hub) }
        for node in [counter, colleague, world.hub] { #expect(try principal(on: node) == nil) }
        var rest = stick[...]
        _ = try counter.importBundle(district: nil) { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        #expect(try principal(on: counter) == nil)
        for node in [counter, colleague, world.hub] {
            #expect(try node.status().wanted == 0)
            #expect(try node.digests() == counter.digests())
            #expect(try node.check { _, _ in }.findings == [])
        }
    }

    @Test func anErasedValueMustBeTypedAgainForTheNextVersion() throws {
        try erase(by: counter)
        try world.sync(counter, world.hub)
        try erase(by: world.hub)
        try world.sync(counter, world.hub)
        #expect(throws: Refusal(.notDisclosed, field: "fields/principal")) {
            try counter.author(.on("教1号", .amend, day: 3))
        }
        var change = LicenseRequest.on("教1号", .amend, day: 3)
        change.fields = ["principal": .text("另一人")]
        #expect(try counter.author(change).version == 2)
    }
}

/// "As of T, as known at K."
@Suite struct KnownAtTests {
    @Test func anAnswerRestsOnWhatWasKnownThen() throws {
        let world = try World()
        let education = try world.office(World.educationCode, "教育局")
        let counter = try world.node("JYJ1", of: education)
        _ = try world.approveTutoring(education, by: counter)
        _ = try counter.author(.issue("教1号"))
        try world.sync(counter, world.hub)
        _ = try world.hub.witnessTick()
        let before = try #require(world.clock(of: world.hub).now)
        world.pass(milliseconds: 60_000)
        _ = try counter.author(.on("教1号", .cancel, day: 2))
        try world.sync(counter, world.hub)
        _ = try world.hub.witnessTick()
        let after = try #require(world.clock(of: world.hub).now)
        let day = CivilDate(year: 2026, month: 1, day: 5)
        let state = { (knownAt: KnownAt?) in try world.hub.license("教1号", asOf: day, knownAt: knownAt).state }
        #expect(try state(nil) == .cancelled)
        #expect(try state(.here(before)) == .valid)
        #expect(try state(.here(after)) == .cancelled)
        #expect(try state(.witnessed(before, by: nil)) == .valid)
        #expect(try state(.witnessed(after, by: nil)) == .cancelled)
        #expect(throws: Refusal.self) { try state(.here(before - 3_600_000)) }
        #expect(
            try world.hub.license("教1号", asOf: CivilDate(year: 2026, month: 1, day: 1), knownAt: nil).state == .valid
        )
    }
}
