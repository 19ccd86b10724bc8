import Testing

@testable import Marks

@Suite struct RecordedRivalTests {
    @Test func everyRecordedFigureIsPositiveAndBelievable() {
        for rival in RecordedRival.all {
            #expect(rival.licenses > 0)
            #expect(!rival.runs.isEmpty)
            for run in rival.runs {
                #expect(run.seconds != nil, "\(rival.name): \(run.work)")
                for figure in Figure.allCases {
                    if let value = run[figure] { #expect(value > 0, "\(rival.name): \(run.work)") }
                }
                // None took longer than minutes or more than gigabytes: a figure in another unit would.
                #expect(run.seconds ?? 0 < 600, "\(rival.name): \(run.work)")
                #expect(run.wireBytes ?? 0 < 1e9, "\(rival.name): \(run.work)")
                #expect(run.diskBytes ?? 0 < 1e9, "\(rival.name): \(run.work)")
            }
        }
    }

    @Test func noWorkOfARivalIsRecordedTwice() {
        let works = RecordedRival.all.flatMap { rival in rival.runs.map { "\(rival.name): \($0.work)" } }
        #expect(Set(works).count == works.count)
    }

    @Test func theBestStandsFirst() throws {
        let wall = try #require(Mark.all.first { $0.item == .bulkImport && $0.figure == .wallSeconds })
        #expect(wall.recorded.first?.rival == "PostgreSQL 15 logical replication")
        #expect(wall.recorded.map(\.value) == wall.recorded.map(\.value).sorted())
        #expect(wall.recorded.allSatisfy { $0.licenses == Mark.licenses })
    }

    @Test(arguments: [
        ("1 bulk import", Item.bulkImport), ("2b full sync (snapshot file)", .fullSync),
        ("3b incremental 100 (cold start both)", .incrementalCold), ("5 durable local write", .act),
        ("6 merge 10k+10k conflicting edits", .merge), ("0 cold load", nil),
        ("4b reconcile (no saved sync state)", nil),
    ])
    func theFirstWordOfAWorkIsItsItem(work: String, item: Item?) { #expect(Item(work: work) == item) }

    @Test func oneProgramInTwoVersionsIsOneProgram() {
        #expect(RecordedRival.program("loro 1.17.1 fields") == RecordedRival.program("loro 1.18.0 fields"))
        #expect(RecordedRival.program("git N=20000") == RecordedRival.program("git"))
        #expect(RecordedRival.program("loro 1.17.1 fields") != RecordedRival.program("loro 1.17.1 blob"))
    }
}
