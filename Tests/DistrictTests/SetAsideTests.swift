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

    /// Whether the last entry made disturbs what a holder of all others has judged.
    func lastDisturbs() throws -> Bool {
        let holder = Holder(scene, scene.made.dropLast())
        return try holder.judge().isDisturbed(
            by: scene.made[scene.made.count - 1],
            held: holder,
            companions: holder.companions
        ) { id in scene.made.first { $0.id == id }.map { holder.standing($0).isSetAside } ?? false }
    }

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

    @Test mutating func whatComesLateToACutLogDisturbs() throws {
        scene.cut(node, trusting: [])
        _ = scene.issues(&pen)
        #expect(try lastDisturbs())
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
