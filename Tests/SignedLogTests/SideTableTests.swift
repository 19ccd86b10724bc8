import SignedLog
import Signing
import Testing

@Suite struct SideTableTests {
    private let world: World

    init() throws { world = try World() }

    private func entry(_ number: Int, by author: SigningKey? = nil) throws -> VerifiedEntry {
        var raw = world.raw([.note(number)])
        raw.key = author ?? world.alice
        return try raw.verified()
    }

    private func table(entries: Int = 100, bytes: Int = 1 << 20, perAuthor: Int = 100) -> SideTable {
        SideTable(
            limits: SideTable.Limits(
                entries: entries,
                bytes: bytes,
                entriesPerAuthor: perAuthor,
                bytesPerAuthor: bytes
            )
        )
    }

    private func missing(_ number: Int) -> [Missing] { [.entry(EntryID(bytes32(number)))] }

    @Test func entriesLeaveOnceAllThatTheyWaitForIsThere() throws {
        var table = table()
        let (first, second, third) = (try entry(1), try entry(2), try entry(3))
        #expect(table.hold(third, missing: [.entry(second.id), .act(first.acts[0].id)]) == [])
        #expect(table.hold(second, missing: [.entry(first.id)]) == [])
        #expect(table.contains(third.id))
        #expect(table.wanted == [.entry(first.id), .act(first.acts[0].id)], "what waits here itself is not asked for")
        #expect(table.release(admitted: first) == [second])
        #expect(table.release(admitted: second) == [third])
        #expect(table.count == 0)
        #expect(table.byteCount == 0)
        #expect(table.wanted == [])
    }

    @Test func releasedEntriesComeInOrderOfArrival() throws {
        var table = table()
        let awaited = try entry(0)
        let waiting = try (1...5).map { try entry($0) }
        for entry in waiting { _ = table.hold(entry, missing: [.entry(awaited.id)]) }
        #expect(table.release(admitted: awaited) == waiting)
    }

    @Test func sameEntryAgainWaitsOnce() throws {
        var table = table()
        let entry = try entry(1)
        _ = table.hold(entry, missing: missing(1))
        _ = table.hold(entry, missing: missing(2))
        #expect(table.count == 1)
        #expect(table.wanted == missing(2))
        #expect(table.byteCount == entry.signed.encoded().count)
    }

    @Test func admittedEntryLeavesByItself() throws {
        var table = table()
        let entry = try entry(1)
        _ = table.hold(entry, missing: missing(1))
        #expect(table.release(admitted: entry) == [])
        #expect(table.count == 0)
    }

    @Test func newestOfAnAuthorIsDroppedBeyondItsLimit() throws {
        var table = table(perAuthor: 2)
        let entries = try (1...3).map { try entry($0) }
        #expect(table.hold(entries[0], missing: missing(1)) == [])
        #expect(table.hold(entries[1], missing: missing(1)) == [])
        #expect(table.hold(entries[2], missing: missing(1)) == [entries[2].id])
        let others = try entry(4, by: world.bob)
        #expect(table.hold(others, missing: missing(1)) == [])
        #expect(table.count == 3)
    }

    @Test func floodDrownsItselfBeforeAnyoneElse() throws {
        var table = table(entries: 4)
        let patient = try entry(1, by: world.bob)
        #expect(table.hold(patient, missing: missing(1)) == [])
        let flood = try (2...4).map { try entry($0) }
        for entry in flood { #expect(table.hold(entry, missing: missing(1)) == []) }
        let second = try entry(5, by: world.bob)
        #expect(table.hold(second, missing: missing(1)) == [flood[2].id])
        #expect(table.contains(patient.id))
        #expect(table.contains(second.id))
    }

    @Test func bytesAreBounded() throws {
        let entries = try (1...3).map { try entry($0) }
        let size = entries[0].signed.encoded().count
        var exact = table(bytes: 2 * size)
        #expect(exact.hold(entries[0], missing: missing(1)) == [])
        #expect(exact.hold(entries[1], missing: missing(1)) == [])
        #expect(exact.byteCount == 2 * size)
        var short = table(bytes: 2 * size - 1)
        #expect(short.hold(entries[0], missing: missing(1)) == [])
        #expect(short.hold(entries[1], missing: missing(1)) == [entries[1].id])
        #expect(short.byteCount == size)
    }

    @Test func droppedEntryIsNotReleasedLater() throws {
        var table = table(perAuthor: 1)
        let (awaited, kept, dropped) = (try entry(0), try entry(1), try entry(2))
        _ = table.hold(kept, missing: [.entry(awaited.id)])
        _ = table.hold(dropped, missing: [.entry(awaited.id)])
        #expect(table.release(admitted: awaited) == [kept])
    }
}
