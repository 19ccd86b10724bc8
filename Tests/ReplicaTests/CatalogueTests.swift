import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Testing

/// The issuing catalogue of a district: what bureaus submit apart, what the district office makes of it, and what every
/// node shows of that.
@Suite struct CatalogueTests {
    private let world: World
    private let education: OfficeID
    /// Two counters of one bureau, and one of another.
    private let first: Replica
    private let second: Replica
    private let health: Replica
    private let healthOffice: OfficeID

    init() throws {
        world = try World()
        education = try world.office(World.educationCode, "教育局")
        healthOffice = try world.office(World.healthCode, "卫健委")
        first = try world.node("JYJ1", of: education)
        second = try world.node("JYJ2", of: education)
        health = try world.node("WJW1", of: healthOffice)
        for node in nodes { try world.sync(node, world.hub) }
    }

    private var nodes: [Replica] { [first, second, health] }

    private func syncAll() throws {
        for _ in 0..<2 { for node in nodes { try world.sync(node, world.hub) } }
    }

    private func submit(
        _ item: DocumentID?,
        version: UInt64,
        at node: Replica,
        _ change: (inout ItemSubmission) -> Void = { _ in }
    ) throws -> Acknowledgement {
        var submission = ItemSubmission.school(education, version: version)
        change(&submission)
        return try node.author(.submitItem(submission, item: item))
    }

    private func approved() throws -> DocumentID {
        let item = try world.approveTutoring(education, by: first)
        try syncAll()
        return item
    }

    private func row(_ act: ActID, at node: Replica) throws -> ItemAnswer? {
        let item = try node.item(named: World.tutoringType)
        return try node.itemHistory(item).versions.first { $0.submission == act }
    }

    /// Row 1.1a: both are kept, one is shown, and a person at the hub decides.
    @Test func twoOfflineEditsAreKeptShownAndDecidedByAPerson() throws {
        let item = try approved()
        let left = try submit(item, version: 2, at: first) { $0.validity = "3年" }
        let right = try submit(item, version: 2, at: second) { $0.validity = "5年" }
        try syncAll()
        for node in nodes + [world.hub] {
            #expect(try row(left.act, at: node)?.rivals == [right.act])
            #expect(try row(right.act, at: node)?.rivals == [left.act])
            let shown = try [left, right].filter { try row($0.act, at: node)?.shown == true }.map(\.act)
            #expect(shown == [min(left.act, right.act)])
        }
        #expect(throws: Refusal.self) { try world.hub.author(.approveItem(item, submission: nil)) }
        #expect {
            try world.hub.author(.returnItem(item, submission: nil, reasons: ["不妥"]))
        } throws: { error in
            (error as? Refusal)?.code == .rivalSubmissions && (error as? Refusal)?.field == "submission"
        }
        _ = try world.hub.author(.approveItem(item, submission: right.act))
        try syncAll()
        for node in nodes + [world.hub] {
            #expect(try row(right.act, at: node)?.state == "approved")
            #expect(try row(left.act, at: node)?.state == "replaced")
            #expect(try node.itemHistory(item).item.validity == "5年")
        }
    }

    @Test func aReturnedSubmissionGoesBackWithReasonsAndIsSubmittedAgain() throws {
        let submitted = try submit(nil, version: 1, at: first)
        try syncAll()
        #expect(try world.hub.status().itemsWaiting == 1)
        #expect(try nodes.map { try $0.status().itemsWaiting } == [0, 0, 0])
        #expect(throws: Refusal(.missingField, field: "reasons")) {
            try world.hub.author(.returnItem(submitted.document, submission: nil, reasons: []))
        }
        #expect(throws: Refusal(.notRoot)) {
            try health.author(.returnItem(submitted.document, submission: nil, reasons: ["不妥"]))
        }
        _ = try world.hub.author(.returnItem(submitted.document, submission: nil, reasons: ["缺校长", "缺面积"]))
        try syncAll()
        #expect(second.catalogue().map(\.state) == ["returned"])
        #expect(try nodes.map { try $0.status().itemsReturned } == [1, 1, 0], "its own office's counters")
        #expect(second.catalogue().first?.reasons == ["缺校长", "缺面积"])
        #expect(throws: Refusal(.notFound, field: "submission")) {
            try world.hub.author(.approveItem(submitted.document, submission: nil))
        }
        #expect(throws: Refusal.self, "as a new item, which would leave the old one returned for ever") {
            try submit(nil, version: 1, at: second)
        }
        #expect(second.nextVersion(of: submitted.document) == 2)
        let again = try submit(submitted.document, version: 2, at: second)
        try syncAll()
        #expect(first.catalogue().map(\.submission) == [again.act])
        #expect(try first.status().itemsReturned == 0)
        _ = try world.hub.author(.approveItem(submitted.document, submission: nil))
        try syncAll()
        #expect(health.catalogue().map(\.state) == ["approved"])
        _ = try second.author(.issue("教1号"))
    }

    /// A rival with a larger number is no answer to it.
    @Test func whatWasReturnedStaysListedUntilAnotherSubmissionFollowsIt() throws {
        let item = try approved()
        let left = try submit(item, version: 2, at: first)
        _ = try submit(item, version: 3, at: second)
        try syncAll()
        _ = try world.hub.author(.returnItem(item, submission: left.act, reasons: ["缺面积"]))
        try syncAll()
        #expect(first.catalogue().map(\.state) == ["approved", "returned", "submitted"])
        _ = try submit(item, version: 4, at: first)
        #expect(first.catalogue().map(\.state) == ["approved", "submitted"])
    }

    /// Row 1.1b: known to a node it is refused there; unknown to both it is flagged when they meet.
    @Test func oneTypeOfTwoBureausIsRefusedOrFlagged() throws {
        let item = try approved()
        var theirs = ItemSubmission.school(healthOffice)
        #expect {
            try health.author(.submitItem(theirs, item: nil))
        } throws: { error in
            (error as? Refusal)?.code == .typeCodeTaken && (error as? Refusal)?.parameters["office"] == "教育局"
        }
        theirs.typeCode = "113101070024500211002"
        let (mine, apart) = (
            try submit(nil, version: 1, at: first) { $0.typeCode = "113101070024500211002" },
            try health.author(.submitItem(theirs, item: nil))
        )
        try syncAll()
        for submission in [mine, apart] {
            _ = try world.hub.author(.approveItem(submission.document, submission: submission.act))
        }
        try syncAll()
        for node in nodes + [world.hub] {
            let findings = node.catalogueWithFindings().findings
            #expect(findings.map(\.code).sorted() == ["name-shared", "type-code-shared"])
            let shared = findings.first { $0.code == "type-code-shared" }
            #expect(shared?.documents == [mine.document, apart.document].sorted())
            let history = try node.itemHistory(apart.document)
            #expect(history.sharesTypeCodeWith == [mine.document])
            #expect(history.sharesNameWith == [item, mine.document].sorted())
        }
    }

    @Test func everyNodeMakesTheSameListFromTheSameEntries() throws {
        _ = try approved()
        let published = try submit(nil, version: 1, at: second) {
            ($0.typeCode, $0.name, $0.isPublic) = ("113101070024500211003", "民办学校办学许可证", true)
        }
        try syncAll()
        _ = try world.hub.author(.approveItem(published.document, submission: nil))
        try syncAll()
        for reader in [IssuingList.Reader.district, .everybody] {
            let lists = try (nodes + [world.hub]).map { try $0.issuingList(for: reader) }
            #expect(Set(lists.map(\.digest)).count == 1)
            #expect(lists[0].itemCount == (reader == .district ? 2 : 1), "what does not say so is not published")
        }
    }

    @Test func versionsAreComparedByNumberOrByAct() throws {
        let item = try approved()
        let left = try submit(item, version: 2, at: first) { $0.validity = "3年" }
        let right = try submit(item, version: 2, at: second) { $0.validity = "5年" }
        try syncAll()
        let change = { (answer: ItemDifferencesAnswer) in answer.changes.map { [$0.path, $0.before, $0.after] } }
        let shown = left.act < right.act ? "3年" : "5年"
        let expected = [["ValidityRange", "长期", shown]] as [[String?]]
        #expect(change(try first.itemDifferences(item, from: nil, to: nil)) == expected)
        #expect(change(try first.itemDifferences(item, from: "1", to: "2")) == expected)
        let rivals = try first.itemDifferences(item, from: left.act.description, to: right.act.description)
        #expect(change(rivals) == [["ValidityRange", "3年", "5年"]])
        #expect(throws: Refusal(.notFound, field: "to", ["found": "9"])) {
            try first.itemDifferences(item, from: nil, to: "9")
        }
    }

    @Test func ofAnItemWithOneVersionThereIsNothingToCompare() throws {
        let item = try approved()
        #expect(throws: Refusal(.notFound, field: "from")) { try first.itemDifferences(item, from: nil, to: nil) }
    }
}
