import SignedLog
import Signing
import Testing

/// A root log that parts and heals, a rotation, a new root, and a node's entry between them:
///
///     genesis ── a ──┬── b ── c ─────┐
///                    └── d ──────────┴── e ── rotation ── f (new root) ── g
@Suite struct RootHistoryTests {
    private let world: World
    private let newRoot = key(111)
    private let newRecovery = key(112)
    private let carol = key(113)
    private let entries: [VerifiedEntry]

    init() throws {
        let world = try World()
        self.world = world
        var first = world.writer(world.rootKey, epoch: 31)
        let a = try first.next([.enrolling(world.alice, nonce: 1)], seen: [world.genesis.id])
        let b = try first.next([.note(2)], seen: [])
        let c = try first.next([.enrolling(world.bob, nonce: 3)], seen: [])
        var restored = world.writer(world.rootKey, epoch: 32, previous: [a.id])
        let d = try restored.next([.enrolling(carol, nonce: 4)], seen: [a.id])
        var healed = world.writer(world.rootKey, epoch: 33, previous: [c.id, d.id])
        let e = try healed.next([.note(5)], seen: [c.id, d.id])
        var recovery = world.writer(world.recoveryKey, epoch: 34)
        let rotating = ActDraft.rotation(of: world.genesis, root: newRoot, recovery: newRecovery)
        let rotation = try recovery.next([rotating], seen: [e.id])
        var second = world.writer(newRoot, epoch: 35)
        let f = try second.next([.enrolling(carol, nonce: 6)], seen: [rotation.id])
        let g = try second.next([.note(7)], seen: [rotation.id])
        entries = [world.genesis, a, b, c, d, e, rotation, f, g]
    }

    /// Each entry's past as sets of indexes, by following links.
    private func pasts() -> [Set<Int>] {
        var pasts: [Set<Int>] = []
        for entry in entries {
            let links = entries.indices.filter { index in
                (entry.header.seen + entry.header.previous).contains(entries[index].id)
            }
            pasts.append(links.reduce(into: Set(links)) { $0.formUnion(pasts[$1]) })
        }
        return pasts
    }

    /// All orders in which each entry comes after its past.
    private func orders(_ done: [Int] = []) -> [[Int]] {
        if done.count == entries.count { return [done] }
        let pasts = pasts()
        let ready = entries.indices.filter { !done.contains($0) && pasts[$0].isSubset(of: done) }
        return ready.flatMap { orders(done + [$0]) }
    }

    @Test func everyOrderGivesOneHistory() throws {
        let orders = orders()
        #expect(orders.count == 3)
        for order in orders { try expectReference(order) }
    }

    private func expectReference(_ order: [Int]) throws {
        var history = RootHistory()
        for index in order { history.insert(entries[index]) }
        #expect(history.count == entries.count)
        let pasts = pasts()
        for index in entries.indices {
            let before = try #require(history.past(before: entries[index].id))
            let inside = entries.indices.filter { history.contains(entries[$0].id, in: before) }
            #expect(Set(inside) == pasts[index], "\(order) \(index)")
            #expect(Set(history.entries(in: before).map(\.id)) == Set(pasts[index].map { entries[$0].id }))
        }
        #expect(history.tips == [entries[8].id])
        #expect(idsInOrder(of: history) == idsInOrder(of: reference))
    }

    private func idsInOrder(of history: RootHistory) -> [EntryID] {
        history.entries(in: history.everything).map(\.id)
    }

    private var reference: RootHistory {
        entries.reduce(into: RootHistory()) { $0.insert($1) }
    }

    @Test func entriesComeAfterTheirPast() {
        let order = idsInOrder(of: reference)
        for (index, entry) in entries.enumerated() {
            for past in pasts()[index] {
                let (earlier, later) = (order.firstIndex(of: entries[past].id), order.firstIndex(of: entry.id))
                #expect(earlier ?? 99 < later ?? -1)
            }
        }
    }

    @Test func repeatsChangeNothing() {
        var history = reference
        for entry in entries { history.insert(entry) }
        #expect(history.count == entries.count)
        #expect(history.everything == reference.everything)
    }

    @Test func minimalDropsWhatIsInThePastOfAnother() {
        let ids = entries.map(\.id)
        #expect(reference.minimal(ids) == [ids[8]])
        #expect(reference.minimal([ids[3], ids[4], ids[1], ids[1]]) == [ids[3], ids[4]].sorted())
        #expect(reference.minimal([EntryID(bytes32(1))]) == [])
        #expect(reference.minimal([]) == [])
    }

    @Test func tipsAreInNoOthersPast() {
        var history = RootHistory()
        for entry in entries.prefix(5) { history.insert(entry) }
        #expect(history.tips == [entries[3].id, entries[4].id].sorted())
        #expect(RootHistory().tips == [])
        #expect(RootHistory().everything == .empty)
    }

    @Test func keysAreNamedByThePast() {
        let names = { (key: SigningKey, index: Int) in
            reference.names(key.publicKey, in: reference.past(of: [entries[index].id]))
        }
        #expect(names(world.rootKey, 0) == .root)
        #expect(names(world.recoveryKey, 0) == .recovery)
        #expect(names(world.alice, 0) == nil)
        #expect(names(world.alice, 1) == .node)
        #expect(names(world.bob, 2) == nil)
        #expect(names(world.bob, 3) == .node)
        #expect(names(world.bob, 4) == nil, "the other branch")
        #expect(names(world.bob, 5) == .node)
        #expect(names(newRoot, 5) == nil)
        #expect(names(newRoot, 6) == .root)
        #expect(names(newRecovery, 6) == .recovery)
        #expect(names(world.rootKey, 8) == .root, "what has been named stays named: standing is judged elsewhere")
    }

    @Test func othersEntriesAreNoRootEntries() throws {
        var history = reference
        var alice = world.writer(world.alice, epoch: 36)
        history.insert(try alice.next([.note(1)], seen: [entries[1].id]))
        var office = world.writer(world.rootKey, Audience([world.office]), epoch: 36)
        history.insert(try office.next([.note(1)], seen: [entries[1].id]))
        #expect(history.count == entries.count)
    }

    @Test func aNodesRotationAndARootsRotationNameNobody() throws {
        var history = reference
        let rotating = ActDraft.rotation(of: world.genesis, root: world.bob, recovery: world.bob)
        var root = world.writer(world.rootKey, epoch: 36)
        let entry = try root.next([rotating], seen: [entries[0].id])
        history.insert(entry)
        #expect(history.names(world.bob.publicKey, in: history.past(of: [entry.id])) == nil)
        var recovery = world.writer(world.recoveryKey, epoch: 36)
        let enrolling = try recovery.next([.enrolling(world.bob, nonce: 1)], seen: [entries[0].id])
        history.insert(enrolling)
        #expect(history.names(world.bob.publicKey, in: history.past(of: [enrolling.id])) == nil)
    }

    @Test func pastOfALongLogIsOneNumber() throws {
        var history = RootHistory()
        history.insert(world.genesis)
        var writer = world.writer(world.rootKey, epoch: 40)
        var last = try writer.next([.note(0)], seen: [world.genesis.id])
        history.insert(last)
        for number in 1..<100 {
            last = try writer.next([.note(number)], seen: [])
            history.insert(last)
        }
        #expect(history.past(of: [last.id]) == history.everything)
        #expect(history.entries(in: history.everything).count == 101)
        #expect("\(history.everything)" == "RootPast(lengths: [101])")
    }
}
