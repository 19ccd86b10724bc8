import Foundation
import SignedLog
import Signing
import Storage
import Testing

/// What opens commitments: taken only if it does, destroyed for good.
@Suite struct DisclosureStoreTests {
    private let world: World
    private let store: Store
    private let written: Written

    init() throws {
        world = try World()
        store = try Store.inMemory()
        try store.insert(world.genesis)
        var writer = world.writer(world.alice)
        written = try writer.write(.note(1), in: world)
    }

    private var act: ActID { written.act.id }
    private var name: FieldName { FieldName(act: act, key: "holder/name") }
    private var reason: FieldName { FieldName(act: act, key: "reason") }

    private func wanted(in store: Store? = nil) throws -> [FieldName] {
        try (store ?? self.store).read { reader throws in
            let wanted = try reader.wanted(in: world.bureau, limit: 100)
            #expect(try reader.wantedCount(in: world.bureau) == wanted.count)
            return wanted
        }
    }

    private func single(_ key: Text) throws -> Disclosure {
        try #require(written.disclosures.flatMap(\.disclosures).first { $0.key == key })
    }

    @Test func entryWithItsDisclosuresWantsNothing() throws {
        #expect(try store.insert(written).refusals == [])
        #expect(try wanted() == [])
        try store.read { reader throws in
            #expect(try reader.disclosures(of: act) == written.disclosures)
            #expect(try reader.disclosedValues(of: act).map(\.key) == ["holder/name", "reason"])
            #expect(try reader.disclosure(of: name)?.value == .text("name 1"))
        }
    }

    @Test func entryWithoutThemWantsEach() throws {
        try store.insert(written.entry)
        #expect(try wanted() == [name, reason])
        #expect(try store.read { try $0.wanted(in: world.bureau, after: name, limit: 9) } == [reason])
        #expect(try store.findings == [])

        try store.write { try $0.insert(.single(single("reason"))) }
        #expect(try wanted() == [name])
        #expect(try store.read { try $0.disclosures(of: act) } == [.single(single("reason"))])
        #expect(try store.findings == [])

        try store.write { try $0.insert(written.disclosures[0]) }
        #expect(try wanted() == [])
        #expect(try store.read { try $0.disclosures(of: act) } == written.disclosures, "the seed replaces single salts")
        #expect(try store.findings == [])
    }

    @Test func whatOpensNothingIsRefused() throws {
        try store.insert(written.entry)
        let honest = try single("reason")
        let refusals = try store.write { writer in
            [
                Disclosure(act: act, key: "reason", salt: honest.salt, value: .int(2)),
                Disclosure(act: act, key: "reason", salt: .zero, value: honest.value),
                Disclosure(act: act, key: "holder/type", salt: .zero, value: .text("099")),
                Disclosure(act: ActID(.zero), key: "reason", salt: honest.salt, value: honest.value),
            ].map { try? writer.insert(.single($0)).map(\.reason) }
        }
        #expect(refusals == [[.wrongValue], [.wrongValue], [.noSuchField], [.unknownAct]])
        #expect(try wanted() == [name, reason])
    }

    @Test func seedWithOneWrongValueLeavesTheRestAsSingles() throws {
        guard case .full(let full) = written.disclosures[0] else {
            Issue.record("a fresh act is disclosed by its seed")
            return
        }
        var values = full.values
        values["reason"] = .int(99)
        let bent = AnyDisclosure.full(try #require(FullDisclosure(act: act, seed: full.seed, values: values)))
        let insertion = try store.write { try $0.insert(written.entry, disclosures: [bent]) }
        #expect(insertion.refusals == [DisclosureRefusal(act: act, key: "reason", reason: .wrongValue)])
        #expect(try store.read { try $0.disclosures(of: act) } == [.single(single("holder/name"))])
        #expect(try wanted() == [reason])
    }

    @Test func erasureDestroysOneFieldAndTheSeed() throws {
        try store.insert(written)
        try store.write { try $0.erase(name) }
        #expect(try store.read { try $0.disclosures(of: act) } == [.single(single("reason"))])
        #expect(try store.read { try $0.endings(of: name) } == [.erased])
        #expect(try wanted() == [], "nobody waits for what was erased")

        let again = try store.insert(written)
        #expect(again.refusals == [DisclosureRefusal(act: act, key: "holder/name", reason: .erased)])
        #expect(try store.write { try $0.insert(.single(single("holder/name"))) }.map(\.reason) == [.erased])
        #expect(try store.read { try $0.disclosure(of: name) } == nil)
        #expect(try store.findings == [])
    }

    @Test func erasureBeforeTheActHoldsToo() throws {
        try store.write { try $0.erase(name) }
        #expect(try store.insert(written).refusals.map(\.reason) == [.erased])
        #expect(try store.read { try $0.disclosures(of: act) } == [.single(single("reason"))])
        #expect(try wanted() == [])
    }

    @Test func erasureWithoutStandingMakesTheFieldWantedAgain() throws {
        try store.insert(written)
        try store.write { try $0.erase(name) }
        try store.write { try $0.withdraw(.erased, of: name) }
        #expect(try wanted() == [name])
        try store.write { try $0.endWant(of: name) }
        #expect(try wanted() == [])
        #expect(try store.findings == [])
        try store.write { try $0.insert(written.disclosures[0]) }
        #expect(
            try store.read { try $0.disclosures(of: act) } == written.disclosures,
            "what turns up after all is taken"
        )
    }

    @Test func erasedValueIsInNoFile() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try store.insert(world.genesis)
        try store.insert(written)
        let bytes = Array("name 1".utf8)
        let files = [scratch.file, scratch.file + "-wal"]
        #expect(try files.contains { try Data(contentsOf: URL(filePath: $0)).firstRange(of: bytes) != nil })
        try store.write { try $0.erase(name) }
        #expect(try !files.contains { try Data(contentsOf: URL(filePath: $0)).firstRange(of: bytes) != nil })
    }
}
