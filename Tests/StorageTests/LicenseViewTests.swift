import Licenses
import SignedLog
import Signing
import Storage
import Testing

/// The view of licenses: found by what they say, and the same on every node.
@Suite struct LicenseViewTests {
    private let world: World
    private let store: Store
    private let written: [Written]

    init() throws {
        world = try World()
        written = try world.notes(3)
        store = try Store.inMemory()
        try store.insert(written, of: world)
    }

    private func put(_ views: LicenseView...) throws { try put(views) }

    private func put(_ views: [LicenseView]) throws {
        try store.write { writer in for view in views { try writer.put(view) } }
    }

    private func view(_ index: Int, number: Text = "1") -> LicenseView {
        .example(written[index], world, number: number)
    }

    private func list(_ change: (inout LicenseFilter) -> Void) throws -> [DocumentID] {
        var filter = LicenseFilter(date: .day(2025_06_01))
        change(&filter)
        return try store.read { reader throws in
            let found = try reader.licenses(filter, limit: 10).map(\.document)
            #expect(try reader.licenseCount(filter) == found.count)
            return found
        }
    }

    @Test func viewIsReadAsItWasPut() throws {
        var second = view(1)
        (second.validTo, second.item, second.version, second.holderCode) = (.unlimited, nil, nil, nil)
        second.keys = [
            .identifier("x"), .provenance(Provenance(file: World.bytes(1), row: 2)), .idempotencyKey(World.nonce(3)),
        ]
        second.timeline = [.plain(nil, .void)]
        try put(view(0), second)
        try store.read { reader throws in
            #expect(try reader.license(written[0].act.document) == view(0))
            #expect(try reader.license(written[1].act.document) == second)
            #expect(try reader.license(written[2].act.document) == nil)
            #expect(try reader.licenseDocuments(limit: 9) == [written[0], written[1]].map(\.act.document))
        }
        #expect(try store.findings == [])
    }

    @Test func newFoldReplacesTheOld() throws {
        try put(view(0, number: "old"))
        var next = view(0, number: "new")
        next.timeline = [.plain(nil, .valid, written[0].act.id)]
        next.findings = []
        try put(next)
        #expect(try store.read { try $0.license(next.document) } == next)
        #expect(try store.read { try $0.documents(number: "old") } == [])
        #expect(try store.read { try $0.documents(number: "new") } == [next.document])
        #expect(try store.findings == [])
        try store.write { try $0.removeLicense(next.document) }
        #expect(try store.read { try $0.licenseCount() } == 0)
        #expect(try store.findings == [])
    }

    @Test func listsByWhatLicensesSay() throws {
        var second = view(1, number: "2")
        second.typeCode = "other"
        second.holderCode = "C-18"
        second.timeline = [.plain(nil, .suspended)]
        second.findings = []
        var third = view(2, number: "3")
        third.isTest = true
        third.office = OfficeID(World.bytes(101))
        third.timeline = [.plain(nil, .valid, rivals: [written[0].act.id, written[1].act.id])]
        try put(view(0), second, third)
        let (a, b, c) = (written[0].act.document, second.document, third.document)
        #expect(try list { _ in } == [a, b, c])
        #expect(try list { $0.typeCode = "other" } == [b])
        #expect(try list { $0.item = DocumentID(World.bytes(200)) } == [a, b, c])
        #expect(try list { $0.office = OfficeID(World.bytes(101)) } == [c])
        #expect(try list { $0.holderCode = "C-17" } == [a, c])
        #expect(try list { $0.number = "2" } == [b])
        #expect(try list { $0.number = "２" } == [], "bytes, not likeness")
        #expect(try list { $0.states = [.valid] } == [a, c])
        #expect(try list { $0.states = [.valid, .suspended] } == [a, b, c])
        #expect(try list { ($0.states, $0.date) = ([.expired], .day(2027_01_01)) } == [a])
        #expect(try list { ($0.states, $0.date) = ([.expired], .day(2026_12_31)) } == [])
        #expect(try list { $0.hasRivals = true } == [c])
        #expect(try list { $0.hasFindings = false } == [b])
        #expect(try list { $0.isTest = false } == [a, b])
        #expect(try list { ($0.number, $0.holderCode) = ("3", "C-17") } == [c])
    }

    @Test func rivalsAndFindingsComeAndGo() throws {
        var disputed = view(1)
        disputed.timeline = [.plain(nil, .valid, rivals: [written[0].act.id, written[1].act.id])]
        var settled = view(1)
        (settled.timeline, settled.findings) = ([.plain(nil, .valid)], [])
        for _ in 1...2 {
            try put(view(0), disputed)
            #expect(try list { $0.hasRivals = true } == [disputed.document])
            #expect(try list { $0.hasRivals = false } == [written[0].act.document])
            #expect(try list { $0.hasFindings = true } == [written[0].act.document, disputed.document])
            try put(settled)
            #expect(try list { $0.hasRivals = true } == [])
            #expect(try list { $0.hasFindings = true } == [written[0].act.document])
            #expect(try store.findings == [])
        }
    }

    /// Of rivals on other days than the one asked for nothing is listed.
    @Test func rivalsAreThoseOfTheDay() throws {
        var disputed = view(0)
        disputed.timeline = [
            .plain(nil, .valid, rivals: [written[0].act.id, written[1].act.id]),
            .plain(2025_06_01, .valid),
        ]
        try put(disputed)
        #expect(try list { ($0.hasRivals, $0.date) = (true, .day(2025_05_31)) } == [disputed.document])
        #expect(try list { $0.hasRivals = true } == [])
    }

    @Test func pagesGoOnBehindTheLast() throws {
        try put(view(2), view(0), view(1))
        let filter = LicenseFilter(date: .day(2025_01_01))
        let first = try store.read { try $0.licenses(filter, limit: 2) }
        let second = try store.read { try $0.licenses(filter, after: first.last?.document, limit: 2) }
        #expect((first + second).map(\.document) == written.map(\.act.document))
    }

    /// However few fit, a step is as long as it is told, and all steps together list what fits.
    @Test(arguments: [(1, 10), (2, 10), (3, 1), (100, 2), (100, 10)] as [(Int64, Int)])
    func stepsListAllThatFits(_ rowCount: Int64, _ limit: Int) throws {
        try putTypes("A", "B", "C")
        for types: [Text] in [["A", "B", "C"], ["C"], []] {
            var filter = LicenseFilter(date: .day(2025_06_01))
            if types.count < 2 { filter.typeCode = types.first ?? "D" }
            let (found, steps) = try walk(filter, rowCount, limit)
            #expect(found.map(\.typeCode) == types)
            // The licenses are the rows 2, 3 and 4.
            if types.isEmpty { #expect(steps == (rowCount < 4 ? Int(3 / rowCount) + 1 : 1)) }
        }
    }

    /// However few rows a step may look at: who has an index asks it.
    @Test func whatAnIndexFindsTakesNoSteps() throws {
        try put(view(0, number: "1"), view(1, number: "2"), view(2, number: "3"))
        var filter = LicenseFilter(date: .day(2025_06_01))
        for (number, count) in [("3", 1), ("4", 0)] as [(Text, Int)] {
            filter.number = number
            let (found, steps) = try walk(filter, 1, 10)
            #expect((found.count, steps) == (count, 1))
        }
        (filter.number, filter.hasFindings) = (nil, true)
        #expect(try walk(filter, 1, 10).steps == 1)
    }

    @Test(arguments: [1, 2, 100] as [Int64]) func whatStandsWhereIsCountedInSteps(_ rowCount: Int64) throws {
        let states: [LibraryState] = [.owed, .collected, .owed]
        try put(
            states.indices.map { index in
                var view = view(index)
                view.library = states[index]
                return view
            }
        )
        var (counts, row): ([LibraryState: Int], Int64?) = ([:], 0)
        while let behind = row {
            let step = try store.read {
                try $0.libraryCounts(LicenseFilter(date: .day(2025_06_01)), behindRow: behind, rowCount: rowCount)
            }
            counts.merge(step.counts, uniquingKeysWith: +)
            row = step.next
        }
        #expect(counts == [.owed: 2, .collected: 1])
        var filter = LicenseFilter(date: .day(2025_06_01))
        filter.number = "1"
        let indexed = try store.read { try $0.libraryCounts(filter, behindRow: 0, rowCount: 1) }
        #expect(indexed.counts == counts && indexed.next == nil, "who has an index asks it")
    }

    private func putTypes(_ types: Text...) throws {
        try put(
            types.indices.map { index in
                var view = view(index)
                view.typeCode = types[index]
                return view
            }
        )
    }

    private func walk(
        _ filter: LicenseFilter,
        _ rowCount: Int64,
        _ limit: Int
    ) throws -> (found: [LicenseView], steps: Int) {
        var (found, row, steps): ([LicenseView], Int64?, Int) = ([], 0, 0)
        while let behind = row {
            let step = try store.read {
                try $0.licenses(filter, behindRow: behind, rowCount: rowCount, limit: limit)
            }
            #expect(step.views.count <= limit)
            found += step.views
            (row, steps) = (step.next, steps + 1)
        }
        return (found, steps)
    }

    @Test func duplicatesAreAllListed() throws {
        try put(view(0, number: "1"), view(1, number: "2"), view(2, number: "1"))
        let key = DuplicateKey.number(item: DocumentID(World.bytes(200)), "1")
        let documents = [written[0], written[2]].map(\.act.document).sorted()
        #expect(try store.read { try $0.documents(with: key) } == documents)
        #expect(try store.read { try $0.duplicates() } == [Duplicate(key: key, documents: documents)])
        #expect(try store.read { try $0.documents(with: .identifier("1")) } == [])
    }

    @Test func stateDigestKnowsNeitherOrderNorDisclosures() throws {
        let empty = try store.read { try $0.stateDigest(of: world.bureau) }
        try put(view(0), view(1))
        let digest = try store.read { try $0.stateDigest(of: world.bureau) }
        #expect(digest != empty)

        let second = try Store.inMemory()
        try second.insert(world.genesis)
        for one in written { try second.insert(one.entry) }
        var undisclosed = view(0)
        (undisclosed.holderCode, undisclosed.holderName) = (nil, nil)
        try second.write { writer in
            try writer.put(view(1))
            try writer.put(undisclosed)
        }
        #expect(try second.read { try $0.stateDigest(of: world.bureau) } == digest)
        #expect(try second.read { try $0.stateDigest(of: world.hospital) } == empty)
        try second.write { try $0.put(view(0, number: "other")) }
        #expect(try second.read { try $0.stateDigest(of: world.bureau) } != digest)
    }

    @Test func districtStateDigestCoversOfficesNodesAndItems() throws {
        let empty = try store.read { try $0.stateDigest(of: .district) }
        let enrolled = try Enrolled(world)
        #expect(enrolled.offices.count == 1 && enrolled.nodes.count == 1)
        try store.write { try $0.putDistrict(offices: enrolled.offices, nodes: enrolled.nodes, items: [.example]) }
        let full = try store.read { try $0.stateDigest(of: .district) }
        #expect(full != empty)
        try store.write { try $0.putDistrict(offices: [], nodes: [], items: []) }
        #expect(try store.read { try $0.stateDigest(of: .district) } == empty)
    }

    @Test func differenceIsNamedByTableRowAndColumn() throws {
        try put(view(0))
        var other = view(0)
        other.holderName = "乙"
        other.timeline[1] = .plain(2024_01_02, .suspended, written[0].act.id)
        other.findings = []
        #expect(try store.read { try $0.differences(from: view(0)) } == [])
        #expect(
            try store.read { try $0.differences(from: other) }.map(\.description) == [
                "license 2: holder_name does not follow from the entries",
                "license 2: finding_count does not follow from the entries",
                "license 2: timeline does not follow from the entries",
                "license 2: state does not follow from the entries",
                "license_finding 2: nothing asks for the row",
            ]
        )
        #expect(try store.read { try $0.differences(from: view(1)) }.map(\.problem) == [.missing, .missing])
    }

    @Test func droppedViewsAreEmpty() throws {
        try put(view(0), view(1))
        try store.write { try $0.dropViews() }
        #expect(try store.read { try $0.licenseCount() } == 0)
        #expect(try store.findings == [])
    }
}
