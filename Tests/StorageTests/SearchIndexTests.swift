import GRDB
import Licenses
import SignedLog
import Signing
import Storage
import Testing

/// The index of words finds what a look at every license finds, whatever happened since it was built.
@Suite struct SearchIndexTests {
    private let town: Town

    init() throws { town = try Town() }

    private static let questions: [[Text]] = [
        ["建国"], ["文理"], ["建国文理"], ["文理补习班"], ["ab"], ["abc"], ["12"], ["0001"], ["路1"], ["a路"], ["建国", "ab"], ["没有"],
        ["文"], ["a"], ["国建"], ["bc12"], ["𤔡𤔡"], ["e\u{301}x"],
    ]

    /// Every question, with and without the index: pages, counts, and pages from behind a license.
    private func expectExact(_ place: SourceLocation = #_sourceLocation) throws {
        try town.store.read { reader throws in
            for words in Self.questions {
                let expected = town.held(with: words)
                var filter = LicenseFilter(date: .latest)
                filter.words = words
                let found = try reader.licenses(filter, limit: 10_000).map(\.document)
                #expect(found == expected, "\(words)", sourceLocation: place)
                #expect(try reader.licenseCount(filter) == expected.count, "\(words)", sourceLocation: place)
                guard expected.count > 2 else { continue }
                let rest = try reader.licenses(filter, after: expected[1], limit: 2).map(\.document)
                #expect(rest == Array(expected.dropFirst(2).prefix(2)), "\(words)", sourceLocation: place)
            }
            #expect(reader.integrity() == [], sourceLocation: place)
        }
    }

    @Test func everyLicenseIsFoundBeforeAndAfterTheIndexIsBuilt() throws {
        try expectExact()
        try town.index()
        try expectExact()
    }

    @Test func theIndexIsBuiltInStepsAndSearchIsExactBetweenThem() throws {
        var steps = 0
        while try town.store.write({ try $0.indexWords(tailLimit: 0, lateLimit: 0) }) {
            steps += 1
            try expectExact()
        }
        #expect(steps == 2, "two stretches")
    }

    @Test func fewNewLicensesAreLeftToBeLookedThrough() throws {
        let (store, count) = (town.store, Town.licenseCount)
        #expect(try !store.write { try $0.indexWords(tailLimit: count) })
        #expect(try store.write { try $0.indexWords(tailLimit: count - 1) })
        #expect(try !store.write { try $0.indexWords() }, "what is left is less than the limit")
        try expectExact()
    }

    @Test func changedWordsAreFoundAndTheOldAreNot() throws {
        var town = town
        try town.index()
        for number in [0, 5, 4_095, 4_096, Town.licenseCount - 1] { try town.change(number, to: ["改名建国ab", "𤔡𤔡"]) }
        try town.change(7, to: [])
        let other = SearchIndexTests(town)
        try other.expectExact()
        #expect(try !town.store.write { try $0.indexWords(tailLimit: 0, lateLimit: 6) })
        #expect(try town.store.write { try $0.indexWords(tailLimit: 0, lateLimit: 5) })
        try other.expectExact()
        try town.index()
        try other.expectExact()
    }

    @Test func sameWordsLeaveTheIndexAlone() throws {
        var town = town
        try town.index()
        try town.change(5, to: Town.words(5))
        #expect(try !town.store.write { try $0.indexWords(tailLimit: 0, lateLimit: 0) })
    }

    @Test func whatIsSetAsideIsNotFoundAndComesBack() throws {
        var town = town
        try town.index()
        try town.remove(3)
        try town.remove(Town.licenseCount - 1)
        try SearchIndexTests(town).expectExact()
        try town.index()
        try SearchIndexTests(town).expectExact()
        try town.change(3, to: Town.words(3))
        try SearchIndexTests(town).expectExact()
        try town.index()
        try SearchIndexTests(town).expectExact()
    }

    /// Row for row, though it has lived through changes.
    @Test func rebuiltIndexIsEqual() throws {
        let scratch = try Scratch()
        var town = try Town(scratch.open())
        try town.index()
        for number in stride(from: 0, to: 4_200, by: 100) { try town.change(number, to: [Text("新名\(number)")]) }
        try town.remove(9)
        try town.index()
        try town.store.close()
        let before = try IndexedPieces(scratch).blocks
        let store = try scratch.open()
        try store.write { try $0.dropSearch() }
        #expect(try store.findings == [])
        while try store.write({ try $0.indexWords(tailLimit: 0, lateLimit: 0) }) {}
        try store.close()
        #expect(try IndexedPieces(scratch).blocks == before)
        #expect(!before.isEmpty)
    }

    /// Whoever compares it.
    @Test(arguments: [true, false]) func damageIsFoundInEachStretch(_ isFirst: Bool) throws {
        let scratch = try Scratch()
        let town = try Town(scratch.open())
        try town.index()
        try town.store.close()
        try DatabaseQueue(path: scratch.file).write { database in
            let end = isFirst ? "min" : "max"
            try database.execute(sql: "DELETE FROM search_block WHERE place = (SELECT \(end)(place) FROM search_block)")
        }
        let finding = "search_block \(isFirst ? 0 : 1): grams does not follow from the entries"
        #expect(try scratch.open().findings == [finding])
    }

    /// Nobody goes through stretches without end, and nothing is lost.
    @Test func aMarkFarBehindTheLastActIsFoundAndEndsNothing() throws {
        let scratch = try Scratch()
        let town = try Town(scratch.open())
        try town.index()
        try town.store.close()
        try DatabaseQueue(path: scratch.file).write { database in
            for (table, number) in [("search_mark", Int64.max), ("search_late", Int64.max)] {
                try database.execute(sql: "DELETE FROM \(table)")
                let columns = table == "search_mark" ? "1, ?" : "?"
                try database.execute(sql: "INSERT INTO \(table) VALUES (\(columns), x'00')", arguments: [number])
            }
        }
        let store = try scratch.open()
        #expect(Set(try store.read { $0.integrity() }.map(\.table)) == ["search_mark", "search_late"])
        var filter = LicenseFilter(date: .latest)
        filter.words = ["文理"]
        let found = try store.read { try $0.licenses(filter, limit: 10) }.map(\.document)
        #expect(found == town.held(with: ["文理"]))
        #expect(try !store.write { try $0.indexWords(tailLimit: 0, lateLimit: 0) })
    }

    private init(_ town: Town) { self.town = town }
}
