import GRDB
import SignedLog
import Signing
import Storage
import Testing

/// Acts that are stored by what tells them from the first of their entry.
@Suite struct ActDifferencesTests {
    /// Bytes that follow from a number.
    private static func bytes(_ seed: Int, count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count { bytes += World.bytes(seed + bytes.count * 1_000).array }
        return Array(bytes[..<count])
    }

    private static func back(_ act: [UInt8], from first: [UInt8]) -> [UInt8] {
        ActDifferences.act(of: ActDifferences(from: first).difference(of: act), from: first)
    }

    @Test(arguments: [
        [], [1], [1, 2, 3], bytes(1, count: 5), bytes(2, count: 6), bytes(3, count: 700),
        bytes(4, count: Act.byteLimit),
        [UInt8](repeating: 0, count: 300),
    ])
    func anyActComesBackFromAnyOther(_ act: [UInt8]) {
        for first in [[], [7], act, Self.bytes(3, count: 700), Self.bytes(5, count: 3_000)] {
            #expect(Self.back(act, from: first) == act)
        }
    }

    /// One value longer, one shorter, one moved to the front.
    @Test func whatIsLikeTheFirstTakesFewBytes() {
        let parts = (1...6).map { Self.bytes($0, count: 100) }
        let first = parts.joined().map(\.self)
        let act = parts[4] + parts[0] + Self.bytes(9, count: 120) + parts[2] + parts[3].prefix(30) + parts[5]
        let difference = ActDifferences(from: first).difference(of: act)
        #expect(difference.count < 150)
        #expect(ActDifferences.act(of: difference, from: first) == act)
    }

    @Test func whatIsUnlikeTheFirstTakesFourBytesMoreAtMost() {
        let act = Self.bytes(1, count: Act.byteLimit)
        #expect(ActDifferences(from: Self.bytes(2, count: 900)).difference(of: act).count <= act.count + 4)
    }

    /// Whatever the disk makes of a difference, it is answered with bytes, and no more than an act has.
    @Test func whatIsNoDifferenceIsAnsweredAsItLies() {
        let first = Self.bytes(1, count: 400)
        var act = first
        act.replaceSubrange(100..<140, with: Self.bytes(2, count: 90))
        let difference = ActDifferences(from: first).difference(of: act)
        for index in difference.indices {
            for bit in 0..<8 {
                var damaged = difference
                damaged[index] ^= 1 << UInt8(bit)
                #expect(ActDifferences.act(of: damaged, from: first).count <= Act.byteLimit)
                #expect(ActDifferences.act(of: damaged, from: first) != act)
            }
            let cut = Array(difference[..<index])
            #expect(ActDifferences.act(of: cut, from: first) != act)
        }
        let endless: [UInt8] = [0, 0xFF, 0xFF, 0x7F, 0]
        #expect(ActDifferences.act(of: endless, from: first) == endless)
    }

    @Test func anEntryIsStoredByItsFirstAct() throws {
        let world = try World()
        let scratch = try Scratch()
        let store = try scratch.open()
        try store.insert(world.genesis)
        let written = try world.writer(world.alice).prepare((1...20).map { ActDraft.note($0) }, in: world)
        try store.insert(written.entry)
        for disclosure in written.disclosures {
            #expect(try store.write { try $0.insert(disclosure) } == [], "what opens an act comes after it, too")
        }
        let entry = try #require(try store.read { try $0.storedEntry(written.id) })
        #expect(entry.signed.actBytes == written.entry.acts.map(\.bytes))
        for act in written.entry.acts {
            #expect(try store.read { try $0.storedAct(act.id)?.bytes } == act.bytes)
            #expect(try store.read { try $0.disclosedValues(of: act.id).count } == 2)
        }
        #expect(try store.findings == [])
        try store.close()
        let lengths = try DatabaseQueue(path: scratch.file).read { database in
            try Int.fetchAll(database, sql: "SELECT length(stored) FROM act WHERE entry = 2 ORDER BY row")
        }
        let whole = written.entry.acts.map(\.bytes.count)
        #expect(lengths.first == whole.first)
        #expect(lengths.count == 20 && zip(lengths, whole).dropFirst().allSatisfy(<))
    }
}
