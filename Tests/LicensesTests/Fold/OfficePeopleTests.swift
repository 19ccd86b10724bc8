import District
import Licenses
import SignedLog
import Signing
import Testing

/// The fold of an office's people: who stands for what on a day, by acts alone.
@Suite struct OfficePeopleTests {
    /// An act of one document, with what a test wants to be true of it.
    private static func appoint(
        _ name: String,
        after parents: [String] = [],
        from: Int64,
        until: Int64? = nil,
        competence: Competence = .competent,
        standing: Standing = .counts
    ) -> PersonAct {
        var body = CBORMap([
            (.int(BodyKey.dated), .int(from)), (100, 1),
            (
                .int(BodyKey.fields),
                .map(CBORMap([("name", .bytes(Sample.digest(name))), ("contact", .bytes(Sample.digest("c")))]))
            ),
        ])
        body[BodyKey.until] = until.map(CBOR.int)
        return act(160, name, after: parents, body, competence, standing)
    }

    private static func file(
        _ name: String,
        of appointment: String,
        after parents: [String]? = nil,
        competence: Competence = .superior,
        isOfDistrictOffice: Bool = true
    ) -> PersonAct {
        let body = CBORMap([(.int(BodyKey.dated), 2022_12_01), (100, .bytes(Sample.act(appointment)))])
        return act(161, name, after: parents ?? [appointment], body, competence, .counts, isOfDistrictOffice)
    }

    private static func act(
        _ kind: UInt64,
        _ name: String,
        after parents: [String],
        _ body: CBORMap,
        _ competence: Competence,
        _ standing: Standing,
        _ isOfDistrictOffice: Bool = false
    ) -> PersonAct {
        let document = DocumentID(founding: Sample.act("first"))
        return PersonAct(
            id: Sample.act(name),
            document: document,
            act: Act(
                kind: kind,
                isCritical: false,
                subject: parents.isEmpty ? .founding(nonce: Sample.nonce(name)) : .document(document),
                parents: parents.map(Sample.act),
                body: body
            ),
            author: SigningKey(seed: Sample.digest("key")).publicKey,
            office: Sample.office,
            competence: competence,
            isOfDistrictOffice: isOfDistrictOffice,
            standing: standing
        )
    }

    private static func current(_ acts: [PersonAct], on date: Int64) -> [ActID] {
        OfficePeople.fold(acts).responsible(of: Sample.office, on: day(date)).map(\.act).sorted()
    }

    private static func states(_ acts: [PersonAct], on date: Int64) -> [String] {
        OfficePeople.fold(acts).appointments.map { $0.state(on: day(date)).rawValue }
    }

    @Test func aPersonStandsFromTheFirstDayToTheLast() {
        let acts = [Self.appoint("first", from: 2022_11_07, until: 2022_12_31)]
        #expect(
            [2022_11_06, 2022_11_07, 2022_12_31, 2023_01_01].map { Self.states(acts, on: $0)[0] } == [
                "not-yet", "current", "current", "ended",
            ]
        )
    }

    @Test func whoFollowsReplacesFromTheirOwnFirstDay() {
        let acts = [
            Self.appoint("first", from: 2022_11_07), Self.appoint("second", after: ["first"], from: 2023_03_01),
        ]
        #expect(Self.current(acts, on: 2023_02_28) == [Sample.act("first")])
        #expect(Self.current(acts, on: 2023_03_01) == [Sample.act("second")])
        #expect(Self.states(acts, on: 2023_03_01) == ["replaced", "current"], "the history is kept")
    }

    @Test func anEndingLeavesNobody() {
        let acts = [
            Self.appoint("first", from: 2022_11_07),
            Self.appoint("end", after: ["first"], from: 2022_11_07, until: 2023_01_31),
        ]
        #expect(Self.current(acts, on: 2023_01_31) == [Sample.act("end")])
        #expect(Self.current(acts, on: 2023_02_01) == [])
    }

    @Test func whoIsReplacedTwiceOutOfTouchIsToldTwiceUntilOneActRestatesBoth() {
        let parted = [
            Self.appoint("first", from: 2022_11_07), Self.appoint("left", after: ["first"], from: 2023_01_01),
            Self.appoint("right", after: ["first"], from: 2023_01_01),
        ]
        #expect(Self.current(parted, on: 2023_01_01) == [Sample.act("left"), Sample.act("right")].sorted())
        let rivals = OfficePeople.fold(parted).appointments.map { Set($0.rivals) }
        #expect(rivals.filter { !$0.isEmpty }.count == 2)
        let settled = parted + [Self.appoint("one", after: ["left", "right"], from: 2023_01_02)]
        #expect(Self.current(settled, on: 2023_01_02) == [Sample.act("one")])
    }

    @Test func onlyTheDistrictOfficePutsOnFile() throws {
        let first = Self.appoint("first", from: 2022_11_07)
        func fold(_ filing: PersonAct) -> (filed: ActID?, fault: FilingFinding.Fault?) {
            let people = OfficePeople.fold([first, filing])
            return (people.appointments.first?.filed?.act, people.findings.first?.fault)
        }
        #expect(fold(Self.file("file", of: "first")) == (Sample.act("file"), nil))
        #expect(fold(Self.file("file", of: "first", competence: .competent)) == (Sample.act("file"), nil))
        let own = Self.file("file", of: "first", competence: .competent, isOfDistrictOffice: false)
        #expect(fold(own) == (nil, .notForOffice))
        let stranger = Competence.none(.notOfOffice(Sample.office))
        let foreign = Self.file("file", of: "first", competence: stranger, isOfDistrictOffice: false)
        #expect(fold(foreign) == (nil, .notCompetent(stranger)))
        let stray = Self.file("file", of: "second", after: ["first"])
        #expect(fold(stray) == (nil, .noAppointment(Sample.act("second"))))
    }

    /// Filed is the act, not the post: whoever follows is filed anew.
    @Test func aFilingIsOfOneActAlone() {
        let acts = [
            Self.appoint("first", from: 2022_11_07), Self.file("file", of: "first"),
            Self.appoint("second", after: ["file"], from: 2023_01_01),
        ]
        #expect(OfficePeople.fold(acts).appointments.map { $0.filed?.act } == [Sample.act("file"), nil])
    }

    @Test func whatHasNoEffectIsToldAndStandsForNothing() {
        let stranger = Competence.none(.notOfOffice(Sample.office))
        let acts = [
            Self.appoint("first", from: 2022_11_07),
            Self.appoint("false", after: ["first"], from: 2022_12_01, competence: stranger),
            Self.appoint("held", after: ["first"], from: 2022_12_02, standing: .held([])),
        ]
        #expect(Self.current(acts, on: 2023_01_01) == [Sample.act("first")])
        #expect(Self.states(acts, on: 2023_01_01) == ["current", "invalid", "held"])
        let void = [
            Self.appoint("first", from: 2022_11_07, competence: stranger),
            Self.appoint("second", after: ["first"], from: 2022_12_01),
        ]
        #expect(Self.states(void, on: 2023_01_01) == ["invalid", "invalid"], "nothing is built on nothing")
    }

    @Test func neitherOrderNorRepetitionMatters() {
        let acts = [
            Self.appoint("first", from: 2022_11_07), Self.file("file", of: "first"),
            Self.appoint("left", after: ["first"], from: 2023_01_01),
            Self.appoint("right", after: ["file"], from: 2023_01_01), Self.file("stray", of: "left", after: ["right"]),
        ]
        let told = OfficePeople.fold(acts)
        for turn in acts.indices {
            let turned = Array(acts[turn...] + acts[..<turn])
            #expect(OfficePeople.fold(turned.reversed() + turned) == told)
        }
        #expect(told.findings.count == 1)
    }
}
