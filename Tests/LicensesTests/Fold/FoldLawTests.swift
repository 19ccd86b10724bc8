import Licenses
import SignedLog
import Testing

@Suite struct FoldLawTests {
    @Test(arguments: UInt64(0)..<60)
    func everyOrderOfASmallSetGivesOneHistory(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let license = AnyLicense.drawn(&random, actCount: 3 + random.below(3))
        let history = license.folded()
        for order in license.acts.permutations {
            #expect(license.folded(order) == history, "seed \(seed)")
        }
    }

    @Test(arguments: UInt64(1000)..<1004)
    func everyOrderOfSixActsGivesOneHistory(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let license = AnyLicense.drawn(&random, actCount: 6)
        let history = license.folded()
        #expect(license.acts.permutations.allSatisfy { license.folded($0) == history }, "seed \(seed)")
    }

    @Test(arguments: UInt64(0)..<200)
    func orderAndRepetitionOfALargeSetDoNotMatter(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let license = AnyLicense.drawn(&random, actCount: 10 + random.below(60))
        let history = license.folded()
        let repeated = license.acts + (0..<10).map { _ in random.pick(license.acts) }
        #expect(license.folded(repeated.shuffled(&random)) == history, "seed \(seed)")
        #expect(license.folded(license.acts.reversed()) == history, "seed \(seed)")
    }

    @Test(arguments: UInt64(0)..<100)
    func unitingPartsInAnyGroupingGivesOneHistory(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let license = AnyLicense.drawn(&random, actCount: 12)
        let parts = (0..<3).map { _ in license.acts.filter { _ in random.chance(oneIn: 2) } } + [license.acts]
        let left = parts.reduce([]) { $0 + $1 }
        let right = parts.reversed().reduce([]) { $1 + $0 }
        #expect(license.folded(left) == license.folded(right), "seed \(seed)")
    }

    @Test(arguments: UInt64(0)..<200)
    func neighborsOfATimelineDifferAndAscend(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let timeline = AnyLicense.drawn(&random, actCount: 12).folded().timeline
        #expect(timeline[0].from == nil)
        for (first, second) in zip(timeline, timeline.dropFirst()) {
            #expect(first.from ?? .earliest < second.from ?? .earliest, "seed \(seed)")
            #expect(first.at(nil) != second.at(nil), "seed \(seed)")
        }
    }
}

@Suite struct NaiveFoldTests {
    /// Every boundary of the drawn dates, a day before and a day after each.
    private static let days: [CivilDate] = (AnyLicense.dates + [2024_12_31]).flatMap { date in
        [-1, 0, 1].compactMap { day(date).adding(days: $0) }
    }

    @Test(arguments: UInt64(0)..<400)
    func bothFoldsAgreeOnEveryDay(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let license = AnyLicense.drawn(&random, actCount: 2 + random.below(9))
        let (history, naive) = (license.folded(), NaiveFold(license))
        for act in history.acts {
            #expect((act.invalid == nil) == naive.isValid(act.id), "seed \(seed)")
            #expect(act.droppedBy == naive.droppers(act.id).sorted(), "seed \(seed)")
            #expect(act.isEffective == naive.isEffective(act.id), "seed \(seed)")
        }
        for day in Self.days {
            #expect(history.shown(at: day).interval.at(day) == naive.interval(on: day), "seed \(seed), \(day)")
        }
    }

    @Test(arguments: UInt64(0)..<400)
    func bothFoldsFindTheSame(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let license = AnyLicense.drawn(&random, actCount: 2 + random.below(9))
        let found = license.folded().findings.filter { finding in
            switch finding {
            case .afterEnding, .neverInForce, .builtOn: true
            case .invalid, .cannotBeJudged, .renewedLate, .otherItem, .face, .identifier, .personalNumber,
                .namesNoVersion, .deliveredBeforeIssue, .erasureWithoutStanding:
                false
            }
        }
        #expect(Set(found) == NaiveFold(license).findings, "seed \(seed)")
        #expect(found.count == Set(found).count, "seed \(seed): a finding twice")
    }
}

@Suite struct AnyLicenseTests {
    @Test func theDrawnLicensesReachEveryStateAndRule() {
        var states: [LicenseState: Int] = [:]
        var rivals = 0
        var deemed = 0
        var lapsed = 0
        var dropped = 0
        var deregistered = 0
        var built = 0
        for seed in UInt64(0)..<1000 {
            var random = SeededRandom(seed: seed)
            let history = AnyLicense.drawn(&random, actCount: 2 + random.below(9)).folded()
            for interval in history.timeline {
                states[interval.state, default: 0] += 1
                rivals += interval.rivals.isEmpty ? 0 : 1
                deemed += interval.deemedRenewedBy == nil ? 0 : 1
                deregistered += interval.deregistration == nil ? 0 : 1
            }
            lapsed += history.acts.count(where: \.isLapsed)
            dropped += history.acts.count { !$0.droppedBy.isEmpty }
            built += history.findings.count { if case .builtOn = $0 { true } else { false } }
        }
        #expect(LicenseState.allCases.allSatisfy { states[$0, default: 0] > 10 }, "\(states)")
        let rules = [rivals, deemed, lapsed, dropped, deregistered, built]
        #expect(rules.allSatisfy { $0 > 10 }, "\(rules)")
    }
}

extension Interval {
    /// The same, beginning elsewhere.
    fileprivate func at(_ from: CivilDate?) -> Interval {
        Interval(
            from: from,
            state: state,
            inForce: inForce,
            rivals: rivals,
            ending: ending,
            deregistration: deregistration,
            suspendedBy: suspendedBy,
            deemedRenewedBy: deemedRenewedBy
        )
    }
}
