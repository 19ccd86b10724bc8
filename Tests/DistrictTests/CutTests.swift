import District
import SignedLog
import Signing
import Testing

/// Step 3 of `docs/formats/standing.md`, and what is set aside.
@Suite struct CutTests {
    var scene = Scene()
    let office: OfficeID
    let node: Scene.Node
    var pen: Pen

    init() {
        office = scene.office("教育局")
        node = scene.node("counter", of: office)
        pen = scene.pen(node)
    }

    @Test mutating func entriesOfAnEnrolledKeyCount() {
        let entries = (0..<3).map { _ in scene.issues(&pen) }
        let holder = Holder(scene)
        #expect(holder.standings(entries) == [.counts, .counts, .counts])
        #expect(holder.judge().affectedLogs() == [])
    }

    @Test mutating func whatLiesBeyondTheTipIsSetAside() {
        let entries = (0..<4).map { _ in scene.issues(&pen) }
        let cut = scene.cut(node, trusting: [entries[1]])
        let aside = Standing.setAside([.beyond(cut.id)])
        let holder = Holder(scene)
        #expect(holder.standings(entries) == [.counts, .counts, aside, aside])
        #expect(holder.judge().affectedLogs() == [pen.log])
        var judge = holder.judge()
        #expect(judge.tips(of: pen.log) == [entries[1].id])
    }

    @Test mutating func aLogThatIsNotNamedIsTrustedInNothing() {
        let entry = scene.issues(&pen)
        var other = scene.pen(node, .district)
        let elsewhere = scene.writes(
            &other,
            [.incident(IncidentAct(office: office, cause: "flood"), nonce: scene.nonce())]
        )
        let cut = scene.cut(node, trusting: [entry])
        #expect(Holder(scene).standings([entry, elsewhere]) == [.counts, .setAside([.beyond(cut.id)])])
    }

    @Test mutating func beforeItsTipsAreHereACutEndsOnlyLargerNumbersOfTheirEpochs() {
        let entries = (0..<4).map { _ in scene.issues(&pen) }
        var stranger = pen.reopened("stranger", after: [entries[0]])
        let opened = scene.issues(&stranger)
        let cut = scene.cut(node, trusting: [entries[2]])

        // The holder lacks the tip itself: entries 2 and 3 have not come.
        let withoutTip = Holder(scene, scene.made.filter { $0.id != entries[2].id && $0.id != entries[3].id })
        #expect(withoutTip.standings([entries[0], entries[1], opened]) == [.counts, .counts, .counts])
        var judge = withoutTip.judge()
        #expect(judge.awaitedTips(of: pen.log, by: node.key.publicKey) == [entries[2].id])

        // With it, what is neither a tip nor before one is beyond.
        let aside = Standing.setAside([.beyond(cut.id)])
        let full = Holder(scene)
        #expect(full.standings(entries + [opened]) == [.counts, .counts, .counts, aside, aside])
        judge = full.judge()
        #expect(judge.awaitedTips(of: pen.log, by: node.key.publicKey) == [])
    }

    @Test mutating func aFloodPastTheTipsNumberIsBeyondBeforeTheTipIsHere() {
        // The clone signs entries 0, 1 … again; the holder never met the honest ones, which the cut names.
        var clone = pen
        let honest = (0..<2).map { _ in scene.issues(&pen) }
        let forged = (0..<4).map { _ in scene.issues(&clone) }
        let cut = scene.cut(node, trusting: [honest[1]])
        let holder = Holder(scene, scene.made.filter { !honest.map(\.id).contains($0.id) })
        let aside = Standing.setAside([.beyond(cut.id)])
        #expect(holder.standings(forged) == [.counts, .counts, aside, aside])
    }

    @Test mutating func cutActsOnOneKeyInOneEntryAreOneCut() {
        let first = scene.issues(&pen)
        var other = scene.pen(node, .district)
        let elsewhere = scene.writes(
            &other,
            [.incident(IncidentAct(office: office, cause: "fire"), nonce: scene.nonce())]
        )
        scene.rootWrites(
            scene.cutDraft(of: node, trusting: [first]),
            scene.cutDraft(of: node, trusting: [elsewhere])
        )
        #expect(Holder(scene).standings([first, elsewhere]) == [.counts, .counts])
    }

    @Test mutating func aLaterCutReplacesAnEarlierAlsoByAWiderOne() {
        let entries = (0..<4).map { _ in scene.issues(&pen) }
        let narrow = scene.cut(node, trusting: [entries[0]])
        #expect(Holder(scene).standing(entries[1]) == .setAside([.beyond(narrow.id)]))
        let wide = scene.cut(node, trusting: [entries[2]])
        let aside = Standing.setAside([.beyond(wide.id)])
        #expect(Holder(scene).standings(entries) == [.counts, .counts, .counts, aside])
    }

    @Test mutating func concurrentCutsIntersect() {
        let entries = (0..<4).map { _ in scene.issues(&pen) }
        let seen = scene.tips
        let last = scene.root.last.map { [$0] } ?? []
        let narrow = scene.cut(node, trusting: [entries[0]], seen: seen)
        scene.root = scene.root.reopened("branch", after: last)
        let wide = scene.cut(node, trusting: [entries[2]], seen: seen)
        // What a replaced or concurrent cut names is not set aside, and what it follows is not either.
        let held = Standing.held([.beyond(narrow.id)])
        let aside = Standing.setAside([HeldReason.beyond(narrow.id), .beyond(wide.id)].sorted())
        #expect(Holder(scene).standings(entries) == [.counts, held, held, aside])

        // A cut that has seen both replaces both.
        scene.root = scene.root.reopened("merge", after: [narrow, wide])
        let settled = scene.cut(node, trusting: [entries[3]])
        #expect(Holder(scene).standings(entries) == [.counts, .counts, .counts, .counts])
        #expect(Holder(scene).authority.cuts(of: node.key.publicKey).map(\.entry) == [settled.id])
    }

    @Test mutating func whatACutNamesOrSomethingInSightRefersToIsHeldAndNotSetAside() {
        let entries = (0..<4).map { _ in scene.issues(&pen) }
        let colleague = scene.node("colleague", of: office)
        var colleaguePen = scene.pen(colleague)
        let cut = scene.cut(node, trusting: [entries[0]])
        // A colleague amends the license of entry 2: acts refer to every entry that carries them.
        let amended = scene.writes(&colleaguePen, [.on(entries[2].acts[0], .amend)])
        let held = Standing.held([.beyond(cut.id)])
        let standings = Holder(scene).standings(entries + [amended])
        #expect(standings == [.counts, held, held, .setAside([.beyond(cut.id)]), .counts])
    }

    @Test mutating func aFloodThatRefersToItselfStaysAside() {
        let honest = scene.issues(&pen)
        let flood = (0..<200).map { _ in scene.issues(&pen) }
        let cut = scene.cut(node, trusting: [honest])
        let standings = Holder(scene).standings(flood)
        #expect(standings == Array(repeating: .setAside([.beyond(cut.id)]), count: 200))
    }

    @Test mutating func aCutTakesNoCompetenceAway() {
        let entries = (0..<2).map { _ in scene.issues(&pen) }
        scene.cut(node, trusting: [entries[1]])
        let late = scene.issues(&pen)
        let holder = Holder(scene)
        let competence = holder.authority.competence(of: late.acts[0].act, in: EntryNode(late))
        #expect(competence == .competent)
    }

    @Test mutating func aCutKeyHoldsTheDistrictAudienceOnly() {
        let audience = Audience([office])
        #expect(Holder(scene).authority.mayHold(audience, by: node.key.publicKey))
        scene.cut(node, trusting: [])
        let authority = Holder(scene).authority
        #expect(authority.isCut(node.key.publicKey))
        #expect(!authority.mayHold(audience, by: node.key.publicKey))
        #expect(authority.mayHold(.district, by: node.key.publicKey))
    }

    @Test mutating func aCutByANodeIsNone() {
        let entry = scene.issues(&pen)
        let other = scene.node("other", of: office)
        var otherPen = scene.pen(other, .district)
        let forged = scene.writes(&otherPen, [scene.cutDraft(of: node, trusting: [])])
        let holder = Holder(scene)
        #expect(holder.standing(entry) == .counts)
        let competence = holder.authority.competence(of: forged.acts[0].act, in: EntryNode(forged))
        #expect(competence == .none(.notRoot))
    }
}
