import District
import SignedLog
import Signing
import Testing

@Suite struct SetAsideTests {
    var scene = Scene()
    let office: OfficeID
    let node: Scene.Node
    var pen: Pen
    var colleague: Pen

    init() {
        office = scene.office("教育局")
        node = scene.node("counter", of: office)
        pen = scene.pen(node)
        colleague = scene.pen(scene.node("colleague", of: office))
    }

    /// What an entry does to what a holder of the others has judged. If it says how it stands, so does whoever judges all,
    /// and nobody else stands otherwise.
    func effect(of last: VerifiedEntry, on others: [VerifiedEntry]) throws -> Effect {
        let (before, after) = (Holder(scene, others), Holder(scene, others + [last]))
        let effect = try before.judge().effect(of: last, held: before, companions: before.companions) { id in
            others.first { $0.id == id }.map { before.standing($0).isSetAside } ?? false
        }
        if case .stands(let standing) = effect {
            #expect(after.standing(last) == standing)
            #expect(others.map { after.standing($0) } == others.map { before.standing($0) })
            #expect(after.companions == before.companions)
        }
        return effect
    }

    func effectOfLast() throws -> Effect {
        try effect(of: scene.made[scene.made.count - 1], on: Array(scene.made.dropLast()))
    }

    func lastDisturbs() throws -> Bool { try effectOfLast() == .disturbs }

    @Test mutating func ordinaryEntriesDisturbNothing() throws {
        let issued = scene.issues(&pen)
        #expect(try !lastDisturbs())
        scene.cut(node, trusting: [issued])
        // A colleague goes on with a license of the retired key: daily work.
        _ = scene.writes(&colleague, [.on(issued.acts[0], .amend)])
        #expect(try !lastDisturbs())
        _ = scene.receipts(&colleague, [issued])
        #expect(try !lastDisturbs())
    }

    @Test mutating func whatRefersToTheSetAsideDisturbs() throws {
        let issued = scene.issues(&pen)
        scene.cut(node, trusting: [])
        _ = scene.writes(&colleague, [.on(issued.acts[0], .amend)])
        #expect(try lastDisturbs())
    }

    /// The hub forgot an office, and replaced its root without it. A counter had seen that office when it issued.
    @Test mutating func whatAnotherAudienceRefersToStaysSetAsideAndGoesAlong() throws {
        let tips = scene.tips
        let forgotten = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()))
        let issued = scene.issues(&pen)
        _ = scene.rotation(from: 0, to: "1", trusting: scene.made.filter { tips.contains($0.id) }, seen: tips)
        let all = Holder(scene)
        let others = Holder(scene, scene.made.filter { $0.id != issued.id })
        #expect([all, others].map { $0.standing(forgotten).isSetAside } == [true, true])
        #expect(all.standing(issued) == .counts)
        #expect(all.state.digests[.district] == others.state.digests[.district])
        #expect(all.companions == [forgotten.id])
        #expect(others.companions == [])
    }

    @Test mutating func whoHasSeenACompanionOnceGoesOnWithoutDisturbing() throws {
        let tips = scene.tips
        _ = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()))
        let seen = scene.tips
        _ = scene.rotation(from: 0, to: "1", trusting: scene.made.filter { tips.contains($0.id) }, seen: tips)
        _ = scene.issues(&pen, seen: seen)
        #expect(try lastDisturbs())
        _ = scene.issues(&pen, seen: seen)
        #expect(try !lastDisturbs())
    }

    @Test mutating func whatComesLateToACutLogIsSetAsideAndDisturbsNothing() throws {
        let first = scene.issues(&pen)
        let cut = scene.cut(node, trusting: [first])
        for _ in 0..<2 {
            _ = scene.issues(&pen)
            #expect(try effectOfLast() == .stands(.setAside([.beyond(cut.id)])))
        }
        var reopened = pen.reopened("2", after: [first])
        _ = scene.issues(&reopened)
        #expect(try effectOfLast() == .stands(.setAside([.beyond(cut.id)])), "another epoch, after what is trusted")
    }

    /// Until a tip is here that a cut names, what may be before it counts.
    @Test mutating func whatACutWaitsForDisturbs() throws {
        _ = scene.issues(&pen)
        let tip = scene.issues(&pen)
        scene.cut(node, trusting: [tip])
        var reopened = pen.reopened("2", after: [])
        let early = scene.issues(&reopened)
        let others = scene.made.filter { $0.id != tip.id && $0.id != early.id }
        #expect(try effect(of: early, on: others) == .stands(.counts))
        #expect(try effect(of: tip, on: others + [early]) == .disturbs)
    }

    @Test mutating func whoRefersToTheSetAsideIsSetAsideAlone() throws {
        let cut = scene.cut(node, trusting: [])
        let issued = scene.issues(&pen)
        _ = scene.writes(&pen, [.on(issued.acts[0], .amend)])
        #expect(try effectOfLast() == .stands(.setAside([.beyond(cut.id)])))
        _ = scene.writes(&colleague, [.on(issued.acts[0], .amend)])
        #expect(try lastDisturbs(), "what takes part rescues it")
    }

    @Test mutating func adoptionsAndReceiptsOfForkedLogsDisturb() throws {
        var twin = pen
        let one = scene.issues(&pen)
        _ = scene.issues(&twin)
        _ = scene.receipts(&colleague, [one])
        #expect(try lastDisturbs())
        _ = scene.adopts(&colleague, [one])
        #expect(try lastDisturbs())
    }

    @Test mutating func theSetAsideIsListedToItsOfficeAndTheDistrictOffice() {
        let desk = scene.node("desk", of: scene.office("区府办", .districtOffice))
        let stranger = scene.node("stranger", of: scene.office("卫健委"))
        scene.cut(node, trusting: [])
        let view = Holder(scene).authority.currentView
        let author = node.key.publicKey
        let may = [colleague.key, desk.key, stranger.key].map { view.mayList(setAsideOf: author, by: $0.publicKey) }
        #expect(may == [true, true, false])
    }
}
