import District
import SignedLog
import Storage
import Testing

/// Who refers to an entry: the store says what the plainest graph says.
@Suite struct ReferrersTests {
    @Test func areThoseOfTheGraphInMemory() throws {
        let world = try World()
        var (alice, bob) = (world.writer(world.alice), world.writer(world.bob))
        let founding = try alice.write(.note(1), .note(2), in: world)
        let amending = try alice.write(
            .following(founding.entry.acts[0]),
            .following(founding.entry.acts[1]),
            in: world
        )
        let together = try bob.write(.following(founding.entry.acts[0]), .note(3), in: world)
        let later = try bob.write(.following(amending.entry.acts[1], kind: 102), in: world)
        let receipt = try bob.write(.remark(4, kind: 200, references: [founding.id, amending.id]), in: world)
        let branch = try alice.prepare([.remark(5)], in: world)
        let other = try alice.write(.note(6), .remark(5), in: world)
        var next = world.writer(world.alice, epoch: 2, after: [branch.id])
        let opening = try next.write(.following(other.entry.acts[0]), in: world)
        // Of an act that stands in both branches.
        let ofBoth = try bob.write(.following(branch.entry.acts[0]), in: world)
        let all = [founding, amending, together, later, receipt, branch, other, opening, ofBoth].map(\.entry)

        var memory = MemoryGraph()
        let store = try Store.inMemory()
        for entry in [world.genesis] + all {
            memory.insert(entry)
            try store.insert(entry)
        }
        try store.read { reader throws in
            for entry in [world.genesis] + all {
                let expected = Set(memory.referrers(of: entry.id))
                #expect(try Set(reader.referrers(of: entry.id)) == expected, "of \(entry.id)")
            }
            // By the header, by an act, by the other carrier of an act, by a receipt; never itself.
            let ofFounding = [amending, together, later, receipt].map(\.id)
            #expect(try Set(reader.referrers(of: founding.id)) == Set(ofFounding))
            let ofAmending = [later, receipt, branch, other].map(\.id)
            #expect(try Set(reader.referrers(of: amending.id)) == Set(ofAmending))
            #expect(try Set(reader.referrers(of: branch.id)) == [opening.id, ofBoth.id])
            #expect(try Set(reader.referrers(of: other.id)) == [opening.id, ofBoth.id])
        }
    }
}
