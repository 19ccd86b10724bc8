import District
import Licenses
import SignedLog
import Signing
import Testing

/// 不可抗力: what the acts of an incident come to, in whatever order they came.
struct IncidentTests {
    private static func id(_ name: String) -> ActID { ActID(SHA256.digest(Array(name.utf8))) }

    private static let document = DocumentID(id("declared").bytes)
    private static let office = OfficeID(SHA256.digest(Array("office".utf8)))
    private static let another = OfficeID(SHA256.digest(Array("another".utf8)))

    private static func statement(
        _ name: String,
        _ step: IncidentStep,
        _ day: UInt64? = nil,
        after parents: [String] = ["declared"],
        by author: IncidentAuthor = .office,
        of office: OfficeID = office
    ) -> IncidentStatement {
        let act = IncidentAct(office: office, step: step, cause: Text(name), day: day)
        return IncidentStatement(id: id(name), parents: parents.map(id), act: act, author: author)
    }

    private static let declared = statement("declared", .declare, 2022_09_28, after: [])

    /// Every order gives the same.
    private func incident(_ statements: [IncidentStatement]) throws -> Incident {
        let all = [Self.declared] + statements
        let incident = try #require(Incident(Self.document, all))
        for start in all.indices {
            #expect(Incident(Self.document, Array(all[start...] + all[..<start]).reversed()) == incident)
        }
        return incident
    }

    @Test func itGoesOnStepByStep() throws {
        var steps: [IncidentStatement] = []
        #expect(try incident(steps).state == .declare)
        #expect(try incident(steps).isOpen)
        steps.append(Self.statement("reported", .report, 2022_09_28))
        #expect(try incident(steps).state == .report)
        steps.append(Self.statement("cleared", .clear, 2022_09_30, after: ["reported"]))
        #expect(try incident(steps).state == .clear)
        #expect(try !incident(steps).isOpen)
        steps.append(Self.statement("completed", .complete, 2022_10_09, after: ["cleared"]))
        #expect(try incident(steps).state == .complete)
        steps.append(Self.statement("closed", .close, 2022_10_12, after: ["completed"], by: .supervisor))
        let closed = try incident(steps)
        #expect(closed.state == .close)
        #expect(closed.findings == [])
        #expect(closed.operations == IncidentOperation.allCases, "all of them where nothing is stated")
    }

    @Test func threeWorkingDaysBeginTheDayAfterTheClearing() throws {
        let cleared = try incident([Self.statement("cleared", .clear, 2022_09_30)])
        let calendar = try HolidayFiles.calendar()
        #expect(cleared.deadline(by: calendar, Standards())?.day == CivilDate(yyyymmdd: 2022_10_10))
        let five = Standards(StandardsAct(values: [StandardName.completionWorkingDays.rawValue: 5]))
        #expect(cleared.deadline(by: calendar, five)?.day == CivilDate(yyyymmdd: 2022_10_12))
        #expect(cleared.deadline(by: try HolidayFiles.calendar(2007...2021), Standards()) == .unknown(year: 2022))
        #expect(try incident([]).deadline(by: calendar, Standards()) == nil, "it is not cleared")
    }

    /// Whoever reports the clearing again gains no day by it.
    @Test func theFirstClearingCounts() throws {
        let twice = try incident([
            Self.statement("cleared", .clear, 2022_09_30),
            Self.statement("again", .clear, 2022_10_09, after: ["cleared"]),
        ])
        #expect(twice.cleared?.day == CivilDate(yyyymmdd: 2022_09_30))
        #expect(twice.findings.map(\.act) == [Self.id("again")])
        #expect(twice.findings.map(\.fault) == [.clearedTwice])
        // Two counters that did not know of each other: the earlier day.
        let apart = try incident([
            Self.statement("one", .clear, 2022_10_08), Self.statement("two", .clear, 2022_09_30),
        ])
        #expect(apart.cleared?.act == Self.id("two"))
        #expect(apart.findings.map(\.act) == [Self.id("one")])
    }

    @Test func aSupervisorCorrectsTheClearing() throws {
        let corrected = try incident([
            Self.statement("cleared", .clear, 2022_10_08),
            Self.statement("earlier", .clear, 2022_09_30, after: ["cleared"], by: .supervisor),
        ])
        #expect(corrected.cleared?.day == CivilDate(yyyymmdd: 2022_09_30))
        #expect(corrected.findings == [])
    }

    @Test func aClearingBeforeTheBeginningHasNoEffect() throws {
        let early = try incident([Self.statement("cleared", .clear, 2022_09_27)])
        #expect(early.isOpen)
        #expect(early.findings.map(\.fault) == [.clearedBeforeStart])
    }

    @Test func whatIsNotTheirsToSayHasNoEffect() throws {
        let others = try incident([
            Self.statement("stranger", .clear, 2022_09_30, by: .other),
            Self.statement("elsewhere", .clear, 2022_09_30, of: Self.another),
            Self.statement("hasty", .complete, 2022_09_30),
        ])
        #expect(others.state == .declare)
        #expect(Set(others.findings.map(\.fault)) == [.notCompetent, .otherOffice, .notCleared])
        #expect(Incident(Self.document, [Self.statement("declared", .declare, after: [], by: .other)]) == nil)
        #expect(Incident(Self.document, [Self.statement("cleared", .clear, 2022_09_30)]) == nil)
    }

    /// One that was declared by mistake.
    @Test func anIncidentThatWasNoneIsClosedWithoutADeadline() throws {
        let closed = try incident([
            Self.statement("closed", .close, 2022_09_29),
            Self.statement("cleared", .clear, 2022_09_30, after: ["closed"]),
        ])
        #expect(!closed.isOpen)
        #expect(closed.cleared == nil)
        #expect(closed.findings.map(\.fault) == [.afterClosing])
    }

    @Test func aRollIsWrittenAsThePageSaysAndReadBack() throws {
        let incident = DocumentID(Bytes32(Array(repeating: 13, count: 32))!)
        let acts = [2, 1, 2].map { ActID(Bytes32(Array(repeating: $0, count: 32))!) }
        let roll = IncidentRoll(incident: incident, acts: acts)
        let draft = try ActDraft.roll(roll, by: "王经办", nonce: .zero)
        let hex = { (byte: String) in String(repeating: byte, count: 32) }
        #expect(
            Hex.encode(CBOR.map(draft.body).encoded())
                == "a218645820\(hex("0d"))1865825820\(hex("01"))5820\(hex("02"))"
        )
        let act = Act(kind: draft.kind, isCritical: false, subject: draft.subject, body: draft.body)
        #expect(try IncidentRoll.decode(act) == roll)
        #expect(throws: AuthoringRefusal.nothingNamed(.targets)) {
            try ActDraft.roll(IncidentRoll(incident: incident, acts: []), by: "王", nonce: .zero)
        }
    }
}
