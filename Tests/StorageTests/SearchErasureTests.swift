import Foundation
import Licenses
import SignedLog
import Storage
import Testing

/// What is erased leaves nothing in the index of words, in the same transaction.
@Suite struct SearchErasureTests {
    private let world: World
    private let scratch: Scratch
    private let store: Store
    private let written: [Written]

    init() throws {
        world = try World()
        written = try world.notes(3)
        scratch = try Scratch()
        store = try scratch.open()
        try store.insert(written, of: world)
        try put("欧阳明", "甲路", "乙路")
    }

    private func put(_ words: Text...) throws {
        try store.write { writer in
            for (one, text) in zip(written, words) {
                var view = LicenseView.example(one, world)
                view.words = SearchText([text])
                try writer.put(view)
            }
        }
    }

    private func index() throws {
        while try store.write({ try $0.indexWords(tailLimit: 0, lateLimit: 0) }) {}
    }

    private var name: FieldName { FieldName(act: written[0].act.id, key: "holder/name") }

    private func pieces() throws -> Set<String> { try IndexedPieces(scratch).texts }

    @Test func nothingOfAnErasedTextIsLeft() throws {
        try index()
        #expect(try pieces().isSuperset(of: ["欧阳", "阳明", "甲路", "乙路"]))
        try store.write { try $0.erase(name) }
        #expect(try pieces().isDisjoint(with: ["欧阳", "阳明"]))
        #expect(try pieces().isSuperset(of: ["甲路", "乙路"]), "others keep what is theirs")
        #expect(try store.findings == [])
    }

    /// The index still knew what had been changed since.
    @Test func nothingOfAnEarlierTextIsLeft() throws {
        try index()
        try put("某某", "甲路", "乙路")
        #expect(try pieces().contains("欧阳"))
        try store.write { try $0.erase(name) }
        #expect(try pieces().isDisjoint(with: ["欧阳", "阳明"]))
        try index()
        #expect(try pieces().isSuperset(of: ["某某", "甲路", "乙路"]))
        #expect(try pieces().isDisjoint(with: ["欧阳", "阳明"]))
    }

    @Test func whatIsLeftOfTheLicenseIsFound() throws {
        try index()
        try store.write { writer in
            try writer.erase(name)
            var view = LicenseView.example(written[0], world)
            view.words = SearchText(["甲路"])
            try writer.put(view)
        }
        let documents = written.prefix(2).map(\.act.document)
        for _ in 1...2 {
            var filter = LicenseFilter(date: .latest)
            filter.words = ["甲路"]
            #expect(try store.read { try $0.licenses(filter, limit: 9) }.map(\.document) == documents)
            filter.words = ["欧阳"]
            #expect(try store.read { try $0.licenseCount(filter) } == 0)
            #expect(try store.findings == [])
            try index()
        }
    }

    /// The bytes of the block that had the erased pieces are in no file.
    @Test func erasedPiecesAreInNoFile() throws {
        try index()
        let block = try #require(try IndexedPieces(scratch).blocks.first).bytes
        let files = [scratch.file, scratch.file + "-wal"]
        #expect(try files.contains { try Data(contentsOf: URL(filePath: $0)).firstRange(of: block) != nil })
        try store.write { try $0.erase(name) }
        #expect(try !files.contains { try Data(contentsOf: URL(filePath: $0)).firstRange(of: block) != nil })
    }
}
