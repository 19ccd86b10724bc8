import Licenses
import SignedLog
import Testing

/// 校验: when the next inspection is due, and what says so.
@Suite struct InspectionTests {
    private var license = LicenseCase()
    private let issue: ActID

    init() {
        issue = license.issue(2024_02_29)
    }

    private mutating func inspect(_ dated: Int64, _ result: Int64, until: Int64? = nil, after parent: ActID? = nil)
        -> ActID
    {
        var extra = CBORMap([(.int(LicenseKey.result), .int(result))])
        extra[BodyKey.until] = until.map { .int($0) }
        return license.fact(.inspect, dated, after: [parent ?? issue], "\(dated) \(result)", extra: extra)
    }

    private func due(_ today: Int64, _ rule: TermRule, within days: Int = 30) -> String {
        let history = license.folded()
        let due = history.inspectionRecord().flatMap {
            history.timeline.inspectionDue($0, by: rule, on: day(today), within: days)
        }
        return due.map { "\($0.matter.rawValue) \($0.day)" } ?? "nothing"
    }

    private static let yearly = TermRule(inspection: "1年")
    private static let byBeds = TermRule(inspection: "1年^3年")
    private static let once = TermRule(inspection: "3月", isInspectedOnce: true)

    @Test func theFirstPeriodCountsFromTheFirstDay() {
        #expect(due(2025_01_28, Self.yearly) == "nothing")
        #expect(due(2025_01_29, Self.yearly) == "inspection-due 2025-02-28")
        #expect(due(2025_02_28, Self.yearly) == "inspection-due 2025-02-28")
        #expect(due(2025_03_01, Self.yearly) == "inspection-overdue 2025-02-28")
        #expect(due(2025_03_01, TermRule()) == "nothing")
    }

    @Test func ofSeveralPeriodsTheShortestCallsAndTheLongestSaysOverdue() {
        #expect(due(2025_03_01, Self.byBeds) == "inspection-due 2025-02-28")
        #expect(due(2027_03_01, Self.byBeds) == "inspection-overdue 2027-02-28")
    }

    @Test mutating func onePassedBeginsThePeriodAnewAndOneFailedDoesNot() {
        let failed = inspect(2025_02_10, 2)
        #expect(due(2025_03_01, Self.yearly) == "inspection-overdue 2025-02-28")
        _ = inspect(2025_03_05, 1, after: failed)
        #expect(due(2025_03_06, Self.yearly) == "nothing")
        #expect(due(2026_03_06, Self.yearly) == "inspection-overdue 2026-03-05")
    }

    @Test mutating func oneThatNamesTheNextDayDecidesIt() {
        _ = inspect(2025_02_10, 3, until: 2025_06_30)
        #expect(due(2025_06_15, Self.yearly) == "inspection-due 2025-06-30")
        #expect(due(2025_07_01, Self.once) == "inspection-overdue 2025-06-30")
    }

    /// 施工许可证: begun within three months, or put off; then never asked again.
    @Test mutating func whatIsInspectedOnceIsNotAskedAgain() {
        #expect(due(2024_05_20, Self.once) == "inspection-due 2024-05-29")
        _ = inspect(2024_05_20, 1)
        #expect(due(2034_05_20, Self.once) == "nothing")
    }

    @Test mutating func whatIsTakenBackOrEndedIsNotAsked() {
        let passed = inspect(2025_02_10, 1)
        var extra = CBORMap([(.int(BodyKey.targets), .array([.bytes(passed)]))])
        extra[BodyKey.ground] = "录入错误"
        let correction = license.fact(.correct, 2025_02_11, after: [passed], extra: extra)
        #expect(due(2025_03_01, Self.yearly) == "inspection-overdue 2025-02-28")
        license.fact(.cancel, 2025_02_20, after: [correction])
        #expect(due(2025_03_01, Self.yearly) == "nothing")
    }

    /// Of two made apart the later date decides, whatever the order in which they came.
    @Test mutating func ofTwoMadeApartTheLaterDecides() {
        _ = inspect(2025_02_20, 1)
        _ = inspect(2025_02_10, 1)
        #expect(due(2026_02_15, Self.yearly) == "inspection-due 2026-02-20")
    }
}
