import Foundation
import Testing

@testable import Marks

@Suite struct MarkTests {
    @Test func marksAreOfTheNumberThatTheyName() throws {
        for mark in Mark.all where mark.item != .merge { #expect(mark.scaled(to: Mark.licenses) == mark) }
        let merge = try #require(Mark.all.first { $0.item == .merge })
        #expect(merge.scaled(to: 20_000) == merge)
    }

    @Test func whatGrowsWithLicensesCostsEachTheSame() throws {
        let wall = try #require(Mark.all.first { $0.item == .bulkImport && $0.figure == .wallSeconds })
        let scaled = wall.scaled(to: 2_000)
        #expect(abs(scaled.value - 0.015) < 1e-12)
        #expect(abs(try #require(scaled.floor) - 0.006) < 1e-12)
        let wire = try #require(Mark.all.first { $0.item == .fullSync && $0.figure == .wireBytes })
        #expect(abs(wire.scaled(to: 1_000_000).value - 180e6) < 1e-3)
    }

    @Test func whatIsDoneAFixedNumberOfTimesIsHeldToTheMarkAsItStands() {
        for mark in Mark.all where ![.bulkImport, .fullSync, .merge].contains(mark.item) {
            #expect(mark.scaled(to: 1) == mark)
        }
    }

    @Test func noMarkIsBelowItsFloor() {
        for mark in Mark.all {
            #expect(mark.value > 0)
            if let floor = mark.floor { #expect(floor > 0 && floor < mark.value, "\(mark.item)") }
        }
    }

    @Test func moreASecondIsBetterAndLessOfEverythingElse() {
        #expect(Figure.perSecond.ratio(30_000, to: 60_000) == 2)
        #expect(Figure.wallSeconds.ratio(2, to: 1) == 2)
        #expect(Figure.perSecond.isBetter(2, than: 1))
        #expect(Figure.wireBytes.isBetter(1, than: 2))
    }
}

/// What is printed about the gate is what `.ci/run` does.
@Suite struct CorrectnessGateTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".ci/run")

    @Test func theGateIsTheOneOfTheBuild() throws {
        let text = try String(contentsOf: Self.script, encoding: .utf8)
        let seeds = "\(CorrectnessGate.seeds.lowerBound)..\(CorrectnessGate.seeds.upperBound)"
        for call in [
            "--regressions", "--scenario all", "--seeds \(seeds) --size small --check-determinism",
            "--kills \(CorrectnessGate.kills)\n",
        ] {
            #expect(text.contains(call), "\(call)")
        }
        #expect(CorrectnessGate.text.contains("seeds \(seeds),"))
    }
}
