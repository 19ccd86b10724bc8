import GRDB
import Licenses
import SignedLog
import Storage
import Testing

/// What is shown of an audience in sum, kept beside its licenses.
@Suite struct ShownAudienceTests {
    private let world: World
    private let written: [Written]

    init() throws {
        world = try World()
        written = try world.notes(8)
    }

    private func fill(_ store: Store) throws {
        try store.insert(written, of: world)
    }

    private func view(_ index: Int, _ number: Text = "1") -> LicenseView {
        .example(written[index], world, number: number)
    }

    /// However licenses came, changed and went: what is left at the end counts.
    @Test(arguments: [1, 3, 5, 7])
    func sumIsThatOfWhatIsLeft(_ pace: Int) throws {
        let store = try Store.inMemory()
        try fill(store)
        var left: [Int: LicenseView] = [:]
        for step in 0..<60 {
            let index = step * pace % written.count
            if step % 7 % 3 == 1 {
                try store.write { try $0.removeLicense(written[index].act.document) }
                left[index] = nil
            } else {
                let view = view(index, Text("\(step)"))
                try store.write { try $0.put(view) }
                left[index] = view
            }
        }
        let other = try Store.inMemory()
        try fill(other)
        for (_, view) in left { try other.write { try $0.put(view) } }
        try store.read { reader throws in
            #expect(try reader.licenseCount() == left.count)
            #expect(try reader.stateDigest(of: world.bureau) == other.read { try $0.stateDigest(of: world.bureau) })
        }
        #expect(try store.findings == [])
    }

    @Test func whatWasGivenUpDoesNotCount() throws {
        let store = try Store.inMemory()
        try fill(store)
        try store.write { try $0.put(view(0)) }
        let digest = try store.read { try $0.stateDigest(of: world.bureau) }
        #expect(throws: GivenUp.self) {
            try store.write { writer in
                try writer.put(view(1))
                throw GivenUp()
            }
        }
        #expect(try store.read { try $0.licenseCount() } == 1)
        #expect(try store.read { try $0.stateDigest(of: world.bureau) } == digest)
    }

    @Test(arguments: [
        ("DELETE FROM shown_audience", [StorageFinding.Problem.missing]),
        ("UPDATE shown_audience SET licenses = licenses + 1", [.sum, .column("licenses")]),
        ("UPDATE shown_audience SET states = zeroblob(32)", [.sum, .column("states")]),
        ("UPDATE shown_audience SET audience = audience + 1000", [.sum, .missing, .surplus]),
    ])
    func anotherSumThanThatOfTheLicensesIsNamed(_ damage: String, _ problems: [StorageFinding.Problem]) throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try fill(store)
        try store.write { try $0.put(view(0)) }
        try store.close()
        let queue = try DatabaseQueue(path: scratch.file)
        try queue.write { try $0.execute(sql: damage) }
        try queue.close()
        let damaged = try scratch.open()
        let findings = try damaged.read { $0.integrity() }
        #expect(Set(findings.map(\.table)) == ["shown_audience"])
        #expect(Set(findings.map(\.problem)) == Set(problems))
        // Nobody is kept from writing by it, and to fold all licenses again sets it right.
        try damaged.write { try $0.put(view(1)) }
        try damaged.write { writer in
            try writer.dropViews()
            for index in 0...1 { try writer.put(view(index)) }
        }
        #expect(try damaged.findings == [])
    }

    private struct GivenUp: Error {}
}
