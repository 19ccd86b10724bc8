import District
import SignedLog
import Signing
import Testing

/// The law of the whole: a set of entries has one standing, in whatever order, grouping and repetition it comes.
@Suite struct ConvergenceTests {
    /// Six root entries that fight: cuts that narrow, widen and concur, a rotation, a cut by the new root.
    static let authorityFight: Scene = {
        var scene = Scene()
        let office = scene.office("教育局")
        let node = scene.node("counter", of: office)
        var pen = scene.pen(node)
        let entries = (0..<3).map { _ in scene.issues(&pen) }
        let seen = scene.tips
        let trunk = scene.root
        let narrow = scene.cut(node, trusting: [entries[0]], seen: seen)
        scene.root = trunk.reopened("branch", after: scene.made.filter { $0.id == node.enrollment.id })
        let wide = scene.cut(node, trusting: [entries[1]], seen: seen)
        scene.root = trunk.reopened("merge", after: [narrow, wide])
        let merged = scene.cut(node, trusting: [entries[2]])
        _ = scene.rotation(from: 0, to: "1", trusting: [wide], seen: [wide.id])
        scene.rootIs("1")
        let parents = [scene.genesisDocument.founding]
        let old = key("root 0").publicKey
        scene.rootWrites(
            .cut(root: old, of: scene.genesisDocument, parents: parents, trusting: [merged.id])
        )
        scene.office("卫健委")
        return scene
    }()

    @Test func allOrdersOfSixAuthorityEntriesGiveOneStanding() {
        let scene = Self.authorityFight
        let fixed = Array(scene.made.prefix(6))
        let fighting = Array(scene.made.dropFirst(6))
        #expect(fighting.count == 6)
        let expected = Holder(scene).state
        let ready = Holder(scene, fixed)
        for order in permutations(of: fighting) {
            var holder = ready
            for entry in order { holder.receive(entry) }
            guard holder.state == expected else {
                Issue.record("order \(order.map(\.id)) gives another state")
                return
            }
        }
    }

    @Test(arguments: UInt64(0)..<40)
    func anyOrderGroupingAndRepetitionGivesOneStanding(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var wild = Wilderness(seed: seed)
        wild.grow(steps: 40)
        let scene = wild.scene
        let expected = Holder(scene).state
        for _ in 0..<2 {
            var entries = scene.made.shuffled(using: &random)
            entries += (0..<5).map { _ in scene.made[random.below(scene.made.count)] }
            #expect(Holder(scene, entries).state == expected)
        }
    }

    @Test(arguments: UInt64(0)..<30)
    func whatIsSetAsideChangesNothingElse(seed: UInt64) {
        var wild = Wilderness(seed: seed)
        wild.grow(steps: 40)
        let full = Holder(wild.scene)
        let aside = Set(
            full.state.standings.filter { !full.state.counting.contains($0) }.map(\.entry)
        )
        let without = Holder(wild.scene, wild.scene.made.filter { !aside.contains($0.id) })
        #expect(without.state.counting == full.state.counting)
        #expect(without.state.digests == full.state.digests.filter { without.state.digests[$0.key] != nil })
    }

    @Test func anActOfAnUnknownKindPassesThrough() throws {
        var scene = Scene()
        let office = scene.office("教育局")
        var pen = scene.pen(scene.node("counter", of: office))
        let strange = ActDraft(kind: 999, isCritical: true, subject: .founding(nonce: scene.nonce()))
        let entry = scene.writes(&pen, [strange])
        let relayed = try SignedEntry.decode(entry.signed.encoded()).verified(in: scene.district)
        #expect(relayed == entry)
        let holder = Holder(scene, scene.made.dropLast() + [relayed])
        #expect(holder.standing(entry) == .counts)
        #expect(try DistrictAct.decode(entry.acts[0].act) == nil)
    }

    @Test func anActCopiedIntoAnotherAuthorsLogIsAnotherAct() {
        var scene = Scene()
        let office = scene.office("教育局")
        var pen = scene.pen(scene.node("counter", of: office))
        var thief = scene.pen(scene.node("thief", of: scene.office("卫健委")), Audience([office]))
        let seen = scene.tips
        let draft = ActDraft.license(scene.nonce())
        let original = scene.writes(&pen, [draft], seen: seen)
        let copy = scene.writes(&thief, [draft], seen: seen)
        #expect(original.acts[0].bytes == copy.acts[0].bytes)
        #expect(original.acts[0].document != copy.acts[0].document)
        let authority = Holder(scene).authority
        #expect(authority.competence(of: original.acts[0].act, in: EntryNode(original)) == .competent)
        #expect(authority.competence(of: copy.acts[0].act, in: EntryNode(copy)) == .none(.notOfOffice(office)))
    }
}

/// A district in which everything goes wrong, the same for the same seed: forks, cuts, receipts, adoptions, proofs,
/// rotations, by authors who have seen this or that.
struct Wilderness {
    private(set) var scene: Scene
    private var random: SeededRandom
    private let office: OfficeID
    private var pens: [Pen] = []
    private var witnesses: [Pen] = []
    private let nodes: [Scene.Node]
    private var written: [VerifiedEntry] = []
    private var generation = 0

    init(seed: UInt64) {
        var scene = Scene()
        let office = scene.office("教育局")
        let districtOffice = scene.office("区府办", .districtOffice)
        let nodes = ["a", "b", "c"].map { scene.node($0, of: office) }
        let hubs = ["hub", "city"].map { scene.node($0, of: districtOffice, $0 == "hub" ? .hub : .city) }
        pens = nodes.map { scene.pen($0) }
        witnesses = hubs.map { scene.pen($0, Audience([office])) }
        random = SeededRandom(seed: seed &+ 1_000)
        self.scene = scene
        self.office = office
        self.nodes = nodes
    }

    mutating func grow(steps: Int) {
        for step in 0..<steps {
            switch random.below(12) {
            case 0...3: issue()
            case 4: pens.append(pens[random.below(pens.count)])
            case 5: reopen(step)
            case 6, 7: receipt()
            case 8: adopt()
            case 9: cut()
            case 10: proof()
            default: if random.below(4) == 0 { rotate() }
            }
        }
    }

    private mutating func issue() {
        let index = random.below(pens.count)
        written.append(scene.issues(&pens[index]))
    }

    private mutating func reopen(_ step: Int) {
        let index = random.below(pens.count)
        guard let last = pens[index].last else { return }
        pens[index] = pens[index].reopened("step \(step)", after: [last])
    }

    private mutating func some(_ count: Int) -> [VerifiedEntry] {
        guard !written.isEmpty else { return [] }
        let picked = (0..<count).map { _ in written[random.below(written.count)] }
        return Array(Set(picked)).sorted { $0.id < $1.id }
    }

    private mutating func receipt() {
        let tips = some(2)
        guard !tips.isEmpty else { return }
        if random.below(8) == 0 { witnesses.append(witnesses[random.below(witnesses.count)]) }
        let index = random.below(witnesses.count)
        written.append(scene.receipts(&witnesses[index], tips))
    }

    private mutating func adopt() {
        let entries = some(3)
        guard !entries.isEmpty else { return }
        let index = random.below(pens.count)
        written.append(scene.adopts(&pens[index], entries))
    }

    private mutating func cut() {
        let node = nodes[random.below(nodes.count)]
        let tips = some(4).filter { $0.author == node.key.publicKey }
        scene.cut(node, trusting: tips, seen: seenByRoot())
    }

    /// Mostly everything, at times only what the root itself wrote last.
    private mutating func seenByRoot() -> [EntryID]? {
        guard random.below(3) == 0, let last = scene.root.last else { return nil }
        return [last.id]
    }

    private mutating func proof() {
        for (index, one) in written.enumerated() {
            for other in written[(index + 1)...] where random.below(4) == 0 {
                guard let fork = Fork(SignedHeader(one), SignedHeader(other)) else { continue }
                var pen = Pen(nodes[0].key, scene.district, .district, epoch: "proof \(scene.made.count)")
                _ = scene.writes(&pen, [.forkProof(fork, nonce: scene.nonce())])
                return
            }
        }
    }

    private mutating func rotate() {
        guard let last = scene.root.last else { return }
        _ = scene.rotation(from: generation, to: "\(generation + 1)", trusting: [last])
        generation += 1
        scene.rootIs("\(generation)")
    }
}
