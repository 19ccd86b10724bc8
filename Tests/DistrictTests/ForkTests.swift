import District
import SignedLog
import Signing
import Testing

/// Steps 4 to 6 of `docs/formats/standing.md`.
@Suite struct ForkTests {
    var scene = Scene()
    let office: OfficeID
    let node: Scene.Node
    let hub: Scene.Node
    let city: Scene.Node
    /// The trunk and two machines that write on from it with one key.
    let trunk: VerifiedEntry
    var left: Pen
    var right: Pen
    var hubPen: Pen
    var cityPen: Pen

    init() {
        office = scene.office("教育局")
        let districtOffice = scene.office("区府办", .districtOffice)
        let library = scene.office("市电子证照库", .cityLibrary)
        node = scene.node("counter", of: office)
        hub = scene.node("hub", of: districtOffice, .hub)
        city = scene.node("city", of: library, .city)
        left = scene.pen(node)
        trunk = scene.issues(&left)
        right = left
        hubPen = scene.pen(hub, Audience([office]))
        cityPen = scene.pen(city, Audience([office]))
    }

    var point: ForkPoint { ForkPoint(log: left.log, epoch: left.writer.epoch, number: 1) }
    var held: Standing { .held([.forked(point)]) }

    @Test mutating func bothSidesOfAForkAreHeldAndWhatIsBeforeItCounts() {
        let one = [scene.issues(&left), scene.issues(&left)]
        let other = [scene.issues(&right), scene.issues(&right)]
        let holder = Holder(scene)
        #expect(holder.standings([trunk] + one + other) == [.counts, held, held, held, held])
        #expect(holder.judge().affectedLogs() == [left.log])
    }

    @Test mutating func aReceiptThatStandsFirstLetsItsSideCount() {
        let one = [scene.issues(&left), scene.issues(&left)]
        _ = scene.receipts(&hubPen, [one[1]])
        let late = scene.issues(&left)
        let other = [scene.issues(&right)]
        // What no receipt of the side covers is held still.
        #expect(Holder(scene).standings([trunk] + one + [late] + other) == [.counts, .counts, .counts, held, held])
    }

    @Test mutating func aLaterReceiptOfTheOtherSideDoesNotStandFirst() {
        let one = scene.issues(&left)
        _ = scene.receipts(&hubPen, [one])
        let other = scene.issues(&right)
        // The same hub, so its first receipt is in the past of the second.
        _ = scene.receipts(&hubPen, [other])
        #expect(Holder(scene).standings([one, other]) == [.counts, held])
        // The city has seen the hub's receipt by naming it.
        let hubTip = scene.made[scene.made.count - 1]
        _ = scene.receipts(&cityPen, [other, hubTip])
        #expect(Holder(scene).standings([one, other]) == [.counts, held])
    }

    @Test mutating func concurrentReceiptsOfBothSidesLetNeitherCount() {
        let one = scene.issues(&left)
        _ = scene.receipts(&hubPen, [one])
        let other = scene.issues(&right)
        _ = scene.receipts(&cityPen, [other])
        #expect(Holder(scene).standings([one, other]) == [held, held])
    }

    @Test mutating func aReceiptOfBothSidesLetsNeitherCount() {
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        _ = scene.receipts(&hubPen, [one, other])
        #expect(Holder(scene).standings([one, other]) == [held, held])
    }

    @Test mutating func aReceiptByABureauIsNone() {
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        let colleague = scene.node("colleague", of: office)
        var pen = scene.pen(colleague)
        _ = scene.receipts(&pen, [one])
        #expect(Holder(scene).standings([one, other]) == [held, held])
    }

    @Test mutating func aReceiptHoldsForNoLogOfItsAuthorsOwn() {
        var first = scene.pen(hub, Audience([office]), epoch: "work")
        var second = first
        let one = scene.issues(&first)
        let other = scene.issues(&second)
        // On no side of the fork, which would be reason enough.
        var beside = scene.pen(hub, Audience([office]), epoch: "beside")
        _ = scene.receipts(&beside, [one])
        let fork = ForkPoint(log: first.log, epoch: first.writer.epoch, number: 0)
        let held = Standing.held([.forked(fork)])
        #expect(Holder(scene).standings([one, other]) == [held, held])
    }

    @Test mutating func aReceiptAtOrAfterAForkOfItsOwnLogDoesNotCount() {
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        var doubled = hubPen
        _ = scene.receipts(&hubPen, [one])
        #expect(Holder(scene).standings([one, other]) == [.counts, held])
        _ = scene.receipts(&doubled, [trunk])
        #expect(Holder(scene).standings([one, other]) == [held, held])
    }

    @Test mutating func aReceiptBeyondACutDoesNotCountAndNoAdoptionBringsItBack() {
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        let receipt = scene.receipts(&hubPen, [one])
        scene.cut(hub, trusting: [])
        var colleague = scene.pen(scene.node("colleague", of: office))
        _ = scene.adopts(&colleague, [receipt])
        // The receipt's entry counts again, but not as a receipt.
        #expect(Holder(scene).standings([receipt, one, other]) == [.counts, held, held])
    }

    @Test mutating func aReceiptHoldsForNoTipThatDescendsFromBothBranches() {
        let one = [scene.issues(&left), scene.issues(&left)]
        let other = [scene.issues(&right)]
        var joined = left.reopened("joined", after: [one[1], other[0]])
        let join = scene.issues(&joined)
        _ = scene.receipts(&hubPen, [join])
        #expect(Holder(scene).standings([one[0], other[0], join]) == [held, held, held])
        // Nor for its log at all, whatever other tips of it the receipt names.
        _ = scene.receipts(&hubPen, [join, one[0]])
        #expect(Holder(scene).standings([one[0], other[0], join]) == [held, held, held])
    }

    @Test mutating func aReceiptThatHoldsForNoLogStandsInNobodysWay() {
        let one = [scene.issues(&left), scene.issues(&left)]
        let other = scene.issues(&right)
        var joined = left.reopened("joined", after: [one[1], other])
        let join = scene.issues(&joined)
        _ = scene.receipts(&hubPen, [one[0]])
        _ = scene.receipts(&cityPen, [join])
        #expect(Holder(scene).standings([one[0], one[1], other, join]) == [.counts, held, held, held])
    }

    /// The hub receipts the right side; the district office annuls the trunk's license in the same entry or the next; a
    /// colleague corrects that; the city receipts the left side and the colleague.
    private mutating func decideThroughActs(inOneEntry: Bool) -> [Standing] {
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        var colleague = scene.pen(scene.node("colleague", of: office))
        let receipt = ActDraft.receipt(ReceiptAct(wanted: 0, tips: [other.id]), nonce: scene.nonce())
        let annulment = ActDraft.on(trunk.acts[0], .annul)
        var last = scene.writes(&hubPen, inOneEntry ? [receipt, annulment] : [receipt])
        if !inOneEntry { last = scene.writes(&hubPen, [annulment]) }
        let corrected = scene.writes(&colleague, [.on(last.acts[last.acts.count - 1], .correct)])
        _ = scene.receipts(&cityPen, [one, corrected])
        return Holder(scene).standings([one, other])
    }

    @Test mutating func anEntryHasWhatItsActsNameInItsPast() {
        #expect(decideThroughActs(inOneEntry: false) == [held, .counts])
    }

    @Test mutating func anActDoesNotBringItsEntryIntoThePast() {
        #expect(decideThroughActs(inOneEntry: true) == [held, held])
    }

    @Test mutating func aCutThatTrustsOneBranchEndsTheFork() {
        let one = [scene.issues(&left), scene.issues(&left)]
        let other = [scene.issues(&right), scene.issues(&right)]
        let cut = scene.cut(node, trusting: [one[1]])
        let aside = Standing.setAside([.beyond(cut.id)])
        let holder = Holder(scene)
        #expect(holder.standings([trunk] + one + other) == [.counts, .counts, .counts, aside, aside])
    }

    @Test mutating func aForkOfTheSetAsideIsNone() {
        // Both branches come after what the cut trusts.
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        let cut = scene.cut(node, trusting: [trunk])
        let aside = Standing.setAside([.beyond(cut.id)])
        #expect(Holder(scene).standings([trunk, one, other]) == [.counts, aside, aside])
    }

    @Test mutating func twoHeadersProveAForkWhereverTheyAreCarried() throws {
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        let fork = try #require(Fork(SignedHeader(one), SignedHeader(other)))
        var messenger = scene.pen(scene.node("messenger", of: scene.office("卫健委")), .district)
        let proof = scene.writes(&messenger, [.forkProof(fork, nonce: scene.nonce())])
        // This holder never met the other branch.
        let entries = scene.made.filter { $0.id != other.id }
        #expect(Holder(scene, entries).standing(one) == held)
        #expect(Holder(scene, entries.filter { $0.id != proof.id }).standing(one) == .counts)
        // Neither does it matter to a cut that trusts this branch.
        scene.cut(node, trusting: [one])
        #expect(Holder(scene, scene.made.filter { $0.id != other.id }).standing(one) == .counts)
    }

    @Test mutating func aProofInWhatIsSetAsideProvesNothing() throws {
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        let fork = try #require(Fork(SignedHeader(one), SignedHeader(other)))
        let thief = scene.node("thief", of: scene.office("卫健委"))
        var pen = scene.pen(thief, .district)
        _ = scene.writes(&pen, [.forkProof(fork, nonce: scene.nonce())])
        scene.cut(thief, trusting: [])
        #expect(Holder(scene, scene.made.filter { $0.id != other.id }).standing(one) == .counts)
    }

    @Test mutating func aForkOfThreeStandsWhenACutTakesTheMiddleOne() {
        var third = right
        let one = scene.issues(&left)
        let other = scene.issues(&right)
        let last = scene.issues(&third)
        #expect(Holder(scene).standings([one, other, last]) == [held, held, held])
        scene.cut(node, trusting: [one, last])
        #expect(Holder(scene).standings([one, last]) == [held, held])
    }

    @Test mutating func onePartingIsOneForkHoweverLongBothGoOn() {
        let one = [scene.issues(&left), scene.issues(&left)]
        let other = [scene.issues(&right), scene.issues(&right)]
        _ = scene.receipts(&hubPen, [one[0]])
        let hubsFirst = scene.made[scene.made.count - 1]
        _ = scene.receipts(&hubPen, [one[1]])
        // The city knows of the first receipt, not of the second: the fork was decided before.
        _ = scene.receipts(&cityPen, [other[1], hubsFirst])
        #expect(Holder(scene).standings(one + other) == [.counts, .counts, held, held])
    }
}
