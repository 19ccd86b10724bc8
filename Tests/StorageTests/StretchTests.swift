import District
import SignedLog
import Signing
import Storage
import Testing

/// Stretches of epochs, as sessions read them: some entries at a time, in the order in which they came.
@Suite struct StretchTests {
    private let world: World
    private let store: Store
    /// Two logs, entry by entry in turn, each with twelve entries.
    private let alice: [Written]
    private let bob: [Written]

    init() throws {
        world = try World()
        store = try Store.inMemory()
        try store.insert(world.genesis)
        var (first, second) = (world.writer(world.alice), world.writer(world.bob))
        var (alice, bob): ([Written], [Written]) = ([], [])
        for number in 1...12 {
            alice.append(try first.write(.note(number), in: world))
            bob.append(try second.write(.note(100 + number), in: world))
            for written in [alice[number - 1], bob[number - 1]] { try store.insert(written) }
        }
        (self.alice, self.bob) = (alice, bob)
    }

    private func sequence(of written: Written) throws -> Int64 {
        try #require(try store.read { try $0.sequence(of: written.id) })
    }

    /// Whatever part is asked for, it is that of all.
    private func compare(_ written: [Written], with all: [Written], includesSetAside: Bool = false) throws {
        let header = written[0].entry.header
        for numbers in [0...100, 3...7, 11...11, 40...50] as [ClosedRange<UInt64>] {
            let held = try all.filter { numbers.contains($0.entry.header.number) }.map(sequence(of:)).sorted()
            for after in 0...30 as ClosedRange<Int64> {
                for limit in [1, 2, 5, 100] {
                    let found = try store.read {
                        try $0.sequences(
                            of: written[0].entry.log,
                            epoch: header.epoch,
                            numbers: numbers,
                            includesSetAside: includesSetAside,
                            after: after,
                            limit: limit
                        )
                    }
                    #expect(found == Array(held.filter { $0 > after }.prefix(limit)), "\(numbers) \(after) \(limit)")
                }
            }
        }
    }

    @Test func aPartIsThatOfTheWhole() throws {
        try compare(alice, with: alice)
        try compare(bob, with: bob)
    }

    @Test func whatIsSetAsideIsPassedOver() throws {
        let aside = Standing.setAside([.notEnrolled])
        try store.write { writer in
            for index in [0, 4, 5, 6, 7, 11] { try writer.set(aside, of: alice[index].id) }
        }
        try compare(alice, with: [1, 2, 3, 8, 9, 10].map { alice[$0] })
        try compare(alice, with: alice, includesSetAside: true)
    }

    /// The other branch came last: its small numbers have large sequences.
    @Test func bothBranchesOfAForkAreRead() throws {
        var twin = world.writer(world.alice)
        var branch: [Written] = []
        for number in 1...12 {
            let written = number < 4 ? alice[number - 1] : try twin.prepare([.note(200 + number)], in: world)
            twin.committed(written.entry)
            guard number >= 4 else { continue }
            branch.append(written)
            try store.insert(written)
        }
        try compare(alice, with: alice + branch)
    }
}
