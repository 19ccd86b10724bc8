import Licenses
import SignedLog
import Storage
import Testing

/// What two licenses share and must not is found by what is known already and by what is new.
@Suite struct RepeatedLookupsTests {
    private let world: World
    private let store: Store
    private let written: [Written]

    init() throws {
        world = try World()
        written = try world.notes(3)
        store = try Store.inMemory()
        try store.insert(written, of: world)
        try put(0, "1")
        try put(1, "2")
        try put(2, "3")
        #expect(try duplicates() == [:])
    }

    private func put(_ index: Int, _ number: Text) throws {
        try store.write { try $0.put(.example(written[index], world, number: number)) }
    }

    /// The numbers that are shared, and by how many.
    private func duplicates() throws -> [Text: Int] {
        let found = try store.read { try $0.duplicates() }
        return Dictionary(
            uniqueKeysWithValues: found.map { duplicate in
                guard case .number(_, let number) = duplicate.key else { return ("", 0) }
                return (number, duplicate.documents.count)
            }
        )
    }

    @Test func comeAndGo() throws {
        try put(1, "1")
        #expect(try duplicates() == ["1": 2])
        try put(2, "1")
        #expect(try duplicates() == ["1": 3])
        try put(0, "4")
        #expect(try duplicates() == ["1": 2])
        try put(1, "5")
        #expect(try duplicates() == [:])
        try store.write { try $0.dropViews() }
        #expect(try duplicates() == [:])
    }

    @Test func whatWasGivenUpIsNone() throws {
        #expect(throws: GivenUp.self) {
            try store.write { writer in
                try writer.put(.example(written[1], world, number: "1"))
                #expect(try writer.duplicates().count == 1)
                throw GivenUp()
            }
        }
        #expect(try duplicates() == [:])
    }

    /// More than is remembered: then all keys are gone through again.
    @Test func amongManyNewOnes() throws {
        try store.write { writer in
            for number in 100...8_400 { try writer.put(.example(written[0], world, number: Text("\(number)"))) }
            try writer.put(.example(written[1], world, number: "3"))
        }
        #expect(try duplicates() == ["3": 2])
    }

    private struct GivenUp: Error {}
}
