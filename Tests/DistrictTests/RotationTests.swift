import District
import SignedLog
import Signing
import Testing

/// Steps 1 and 2 of `docs/formats/standing.md`.
@Suite struct RotationTests {
    var scene = Scene()
    let office: OfficeID
    let node: Scene.Node

    init() {
        office = scene.office("教育局")
        node = scene.node("counter", of: office)
    }

    func rootStanding(_ entry: VerifiedEntry) -> RootStanding? {
        Holder(scene).authority.rootStanding(entry.id)
    }

    @Test mutating func aRotationNamesTheNextRootAndTrustsTheOldOneUpToItsTips() {
        var pen = scene.pen(node)
        let issued = scene.issues(&pen)
        let trusted = scene.made.filter { $0.author == scene.root.key.publicKey }
        let late = scene.node("late", of: office)
        var latePen = scene.pen(late)
        let lateEntry = scene.issues(&latePen)
        let rotation = scene.rotation(from: 0, to: "1", trusting: [trusted[trusted.count - 1]])
        scene.rootIs("1")
        let newOffice = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()))

        let authority = Holder(scene).authority
        #expect(trusted.map { authority.rootStanding($0.id) } == trusted.map { _ in .counts })
        #expect(authority.rootStanding(late.enrollment.id) == .beyond([rotation.id]))
        #expect([rotation, newOffice].map { authority.rootStanding($0.id) } == [.counts, .counts])
        #expect(authority.currentView.rootKey == key("root 1").publicKey)
        #expect(authority.currentView.office(newOffice.acts[0].document)?.name == "区府办")
        // The key enrolled beyond the tips was never enrolled. Its entry refers to that enrollment, but is set aside
        // itself, so both are.
        #expect(authority.currentView.enrollment(of: late.key.publicKey) == nil)
        #expect(
            Holder(scene).standings([issued, lateEntry, late.enrollment]) == [
                .counts, .setAside([.notEnrolled]), .held([.beyond(rotation.id)]),
            ]
        )
    }

    @Test mutating func aRootActBeyondTheTipsIsInvalidAndNoAdoptionHelps() {
        let tip = scene.tips
        let approved = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()))
        let rotation = scene.rotation(
            from: 0,
            to: "1",
            trusting: scene.made.filter { tip.contains($0.id) }
        )
        var adopter = scene.pen(node, .district)
        _ = scene.adopts(&adopter, [approved])
        let holder = Holder(scene)
        #expect(holder.standing(approved) == .held([.beyond(rotation.id)]))
        let competence = holder.authority.competence(of: approved.acts[0].act, in: EntryNode(approved))
        #expect(competence == .none(.rootEnded([rotation.id])))
        #expect(holder.authority.currentView.office(approved.acts[0].document) == nil)
    }

    @Test mutating func aWiderCutByTheNewRootGivesValidityBack() {
        let tip = scene.tips
        let founded = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()))
        _ = scene.rotation(from: 0, to: "1", trusting: scene.made.filter { tip.contains($0.id) })
        scene.rootIs("1")
        let parents = [scene.genesisDocument.founding]
        let old = key("root 0").publicKey
        scene.rootWrites(.cut(root: old, of: scene.genesisDocument, parents: parents, trusting: [founded.id]))
        let holder = Holder(scene)
        #expect(holder.authority.rootStanding(founded.id) == .counts)
        #expect(holder.authority.currentView.office(founded.acts[0].document)?.name == "区府办")
    }

    @Test mutating func anOldRootCutsNoNewerOneAndNoRootItself() {
        let tip = scene.tips
        _ = scene.rotation(from: 0, to: "1", trusting: scene.made.filter { tip.contains($0.id) })
        let parents = [scene.genesisDocument.founding]
        let document = scene.genesisDocument
        // The old root goes on and cuts its successor; then the new root trusts what the old one wrote.
        let forged = scene.rootWrites(
            .cut(root: key("root 1").publicKey, of: document, parents: parents, trusting: [])
        )
        scene.rootIs("1")
        let founded = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()))
        let own = scene.rootWrites(.cut(root: key("root 1").publicKey, of: document, parents: parents, trusting: []))
        scene.rootWrites(
            .cut(root: key("root 0").publicKey, of: document, parents: parents, trusting: [forged.id])
        )
        #expect([forged, founded, own].map { rootStanding($0) } == [.counts, .counts, .counts])
    }

    @Test mutating func rotationsOfOneLinkThatNameTheSameKeysAreOneAndTheirTipsIntersect() {
        let early = scene.made[scene.made.count - 2]
        let late = scene.made[scene.made.count - 1]
        let seen = scene.tips
        let narrow = scene.rotation(from: 0, to: "1", trusting: [early], seen: seen, epoch: "one safe")
        _ = scene.rotation(from: 0, to: "1", trusting: [late], seen: seen, epoch: "other safe")
        let authority = Holder(scene).authority
        #expect(authority.chain.links.map(\.root) == [key("root 0").publicKey, key("root 1").publicKey])
        #expect(authority.chain.rivals == [])
        #expect([early, late].map { authority.rootStanding($0.id) } == [.counts, .beyond([narrow.id])])
    }

    @Test mutating func ofTwoRotationsThatDifferNeitherCounts() {
        let tips = scene.made.filter { scene.tips.contains($0.id) }
        let seen = scene.tips
        let one = scene.rotation(from: 0, to: "1", trusting: tips, seen: seen)
        scene.rootIs("1")
        let founded = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()), seen: [one.id])
        #expect(rootStanding(founded) == .counts)
        let other = scene.rotation(from: 0, to: "2", trusting: tips, seen: seen)
        let holder = Holder(scene)
        #expect(holder.authority.chain.links.map(\.root) == [key("root 0").publicKey])
        #expect(holder.authority.chain.rivals == [one.acts[0].id, other.acts[0].id].sorted())
        // Both are in sight, so that everybody comes to know of both; what a root wrote that nobody is, is not.
        #expect(
            holder.standings([one, other, founded]) == [.counts, .counts, .setAside([.unnamedRoot])]
        )
        #expect(holder.authority.rootStanding(founded.id) == .unnamed)
    }

    @Test mutating func aRotationThatNamesAKeyNamedBeforeIsNone() {
        let tips = scene.made.filter { scene.tips.contains($0.id) }
        _ = scene.rotation(from: 0, to: "0", recovery: "1", trusting: tips)
        #expect(Holder(scene).authority.chain.links.count == 1)
        _ = scene.rotation(from: 0, to: "1", recovery: "1", trusting: tips)
        #expect(Holder(scene).authority.chain.links.map(\.root) == [key("root 0").publicKey, key("root 1").publicKey])
        // The chain goes on with the recovery key that the last rotation named.
        _ = scene.rotation(from: 1, to: "2", trusting: [])
        #expect(Holder(scene).authority.chain.links.count == 3)
    }

    @Test mutating func aRotationByTheRootIsNone() {
        let act = RotationAct(nextRoot: key("root 1").publicKey, nextRecovery: key("recovery 1").publicKey)
        let draft = ActDraft.rotation(
            act,
            of: scene.genesisDocument,
            parents: [scene.genesisDocument.founding],
            trusting: []
        )
        let forged = scene.rootWrites(draft)
        let holder = Holder(scene)
        #expect(holder.authority.chain.links.count == 1)
        let competence = holder.authority.competence(of: forged.acts[0].act, in: EntryNode(forged))
        #expect(competence == .none(.notRecovery))
    }

    @Test mutating func genesisCountsEvenIfTheRotationTrustsNothing() {
        let rotation = scene.rotation(from: 0, to: "1", trusting: [])
        let holder = Holder(scene)
        #expect(holder.authority.rootStanding(scene.genesis.id) == .counts)
        #expect(holder.authority.rootStanding(node.enrollment.id) == .beyond([rotation.id]))
        #expect(holder.authority.currentView.genesis?.areaCode == "310107")
    }

    @Test mutating func ofAForkOfTheRootsLogBothBranchesApply() {
        var twin = scene
        let one = scene.office("卫健委")
        let other = twin.office("民政局")
        scene.keep(twin.made[twin.made.count - 1])
        let holder = Holder(scene)
        #expect(holder.authority.currentView.office(one)?.name == "卫健委")
        #expect(holder.authority.currentView.office(other)?.name == "民政局")
        #expect(holder.state.counting.allSatisfy { $0.standing == .counts })
    }

    @Test mutating func aSeenOfAnHonestWriterLeavesOutWhatIsSetAside() {
        let tips = scene.made.filter { scene.tips.contains($0.id) }
        let seen = scene.tips
        let forged = scene.rootWrites(.office(Scene.districtOffice, nonce: scene.nonce()))
        let rotation = scene.rotation(from: 0, to: "1", trusting: tips, seen: seen)
        var judge = Holder(scene).judge()
        #expect(judge.seen(covering: []) == [rotation.id])
        #expect(judge.seen(covering: [forged.id]) == [forged.id, rotation.id].sorted())
    }
}
