import Licenses
import SignedLog
import Storage
import Testing

/// More licenses than one stretch of the index has, with texts that are easy to tell.
struct Town {
    static let licenseCount = 4_300
    private static let entryActs = 1_000

    let world: World
    let store: Store
    private(set) var written: [VerifiedAct] = []
    /// As folded texts; nil of a license that is gone.
    private(set) var texts: [SearchText?] = []

    init(_ store: Store? = nil) throws {
        world = try World()
        self.store = try store ?? Store.inMemory()
        var writer = world.writer(world.alice)
        var entries: [VerifiedEntry] = []
        for start in stride(from: 0, to: Self.licenseCount, by: Self.entryActs) {
            let drafts = (start..<min(start + Self.entryActs, Self.licenseCount)).map { ActDraft.note($0) }
            let one = try writer.prepare(drafts, in: world)
            writer.committed(one.entry)
            entries.append(one.entry)
        }
        written = entries.flatMap(\.acts)
        texts = written.indices.map { SearchText(Self.words($0)) }
        let views = written.indices.map { view($0) }
        try self.store.write { [world] writer in
            try writer.insert(world.genesis)
            for entry in entries { try writer.insert(entry) }
            for view in views { try writer.put(view) }
        }
    }

    /// Full-width forms, capitals, words in every license, in some, in one.
    static func words(_ number: Int) -> [Text] {
        let name = number.isMultiple(of: 1_000) ? "建国文理补习班" : "第\(number)分校"
        return [
            Text("ＡＢＣ\(number)"), Text(name), Text("建国路\(number % 10)号"),
            number.isMultiple(of: 3) ? "建议A路" : "文路",
        ]
    }

    func index() throws {
        while try store.write({ try $0.indexWords(tailLimit: 0, lateLimit: 0) }) {}
    }

    mutating func change(_ number: Int, to words: [Text]) throws {
        texts[number] = SearchText(words)
        let view = view(number)
        try store.write { try $0.put(view) }
    }

    mutating func remove(_ number: Int) throws {
        texts[number] = nil
        let document = written[number].document
        try store.write { try $0.removeLicense(document) }
    }

    /// Licenses whose texts have all these words, found by looking at each.
    func held(with words: [Text]) -> [DocumentID] {
        let wanted = words.map { Array($0.utf8.slice) }
        return written.indices.filter { number in
            guard let text = texts[number]?.text.utf8.slice else { return false }
            return wanted.allSatisfy { text.firstRange(of: $0) != nil }
        }
        .map { written[$0].document }
    }

    private func view(_ number: Int) -> LicenseView {
        LicenseView(
            document: written[number].document,
            audience: world.bureau,
            office: OfficeID(World.bytes(100)),
            timeline: [.plain(nil, .valid, written[number].id)],
            words: texts[number] ?? .empty
        )
    }
}
