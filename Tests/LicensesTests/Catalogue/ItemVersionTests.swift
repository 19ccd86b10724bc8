import District
import Licenses
import SignedLog
import Signing
import Testing

/// Submissions of one item with what follows what, and the root's words on them.
private struct VersionCase {
    private var submissions: [ActID: SubmittedItem] = [:]
    private var rootActs: [ItemAuthorityAct] = []
    private let document = Sample.itemDocument

    mutating func submit(_ name: String, version: UInt64, after parents: [ActID] = []) throws -> ActID {
        let item = Sample.school.with { $0.version = version }
        let body = try ActDraft.submitItem(item, nonce: Sample.nonce(name)).body
        let subject: Subject = parents.isEmpty ? .founding(nonce: .zero) : .document(document)
        let act = Act(kind: 11, isCritical: false, subject: subject, parents: parents, body: body)
        let id = Sample.act(name)
        submissions[id] = SubmittedItem(act: act, document: document, isCompetent: true)
        return id
    }

    mutating func approve(_ name: String, _ submission: ActID, version: UInt64) -> ActID {
        add(name, .approveItem(document, submission: submission, version: version))
    }

    mutating func giveBack(_ name: String, _ submission: ActID, _ reasons: [Text]) throws -> ActID {
        add(name, try .returnItem(document, submission: submission, reasons: reasons))
    }

    mutating func add(_ name: String, _ draft: ActDraft, parents: [ActID]? = nil) -> ActID {
        let act = Act(
            kind: draft.kind,
            isCritical: draft.isCritical,
            subject: draft.subject,
            parents: parents ?? draft.parents,
            body: draft.body
        )
        rootActs.append(ItemAuthorityAct(id: Sample.act(name), document: document, act: act))
        return Sample.act(name)
    }

    var versions: [ItemVersion] {
        let catalogue = Catalogue(acts: rootActs, submission: { submissions[$0] }, isBefore: { _, _ in false })
        let handed = submissions.map { ($0.key, $0.value) }
        let all = catalogue.versions(of: handed + handed, rootActs: rootActs + rootActs.reversed())
        return all
    }

    func state(_ id: ActID) -> ItemVersion.State? { version(id)?.state }

    func version(_ id: ActID) -> ItemVersion? { versions.first { $0.submission == id } }
}

@Suite struct ItemVersionTests {
    @Test func aReturnedSubmissionSaysWhyUntilAnotherIsApproved() throws {
        var item = VersionCase()
        let first = try item.submit("first", version: 1)
        let returned = try item.giveBack("return", first, ["缺照面信息", "有效期限范围与条例不符"])
        #expect(item.state(first) == .returned)
        #expect(item.version(first)?.reasons == ["缺照面信息", "有效期限范围与条例不符"])
        #expect(item.version(first)?.isFollowed == false)
        let second = try item.submit("second", version: 2, after: [returned])
        #expect(item.version(first)?.isFollowed == true)
        #expect(item.state(first) == .returned)
        #expect(item.state(second) == .submitted)
        #expect(item.version(second)?.rivals == [])
        _ = item.approve("approve", second, version: 2)
        #expect(item.state(first) == .replaced)
        #expect(item.version(first)?.reasons == [])
        #expect(item.state(second) == .approved)
    }

    @Test func aReturnDoesNotTouchTheVersionInForce() throws {
        var item = VersionCase()
        let first = try item.submit("first", version: 1)
        let approval = item.approve("approve", first, version: 1)
        let second = try item.submit("second", version: 2, after: [approval])
        _ = try item.giveBack("return", second, ["改短"])
        _ = try item.giveBack("late return", first, ["太晚"])
        #expect(item.state(first) == .approved)
        #expect(item.version(first)?.reasons == [])
        #expect(item.state(second) == .returned)
    }

    @Test func anApprovalAfterAReturnHolds() throws {
        var item = VersionCase()
        let first = try item.submit("first", version: 1)
        _ = try item.giveBack("return", first, ["不妥"])
        _ = item.approve("approve", first, version: 1)
        #expect(item.state(first) == .approved)
    }

    @Test func aReturnThatDoesNotNameItsParentSaysNothing() throws {
        var item = VersionCase()
        let first = try item.submit("first", version: 1)
        _ = item.add(
            "return",
            try .returnItem(Sample.itemDocument, submission: first, reasons: ["不妥"]),
            parents: [Sample.act("other")]
        )
        #expect(item.state(first) == .submitted)
    }

    /// Two counters changed the item while they were out of touch: whatever numbers they gave, neither knew the other.
    @Test func whatWasSubmittedApartAreRivalsAndOneIsShown() throws {
        var item = VersionCase()
        let first = try item.submit("first", version: 1)
        let approval = item.approve("approve", first, version: 1)
        let left = try item.submit("left", version: 2, after: [approval])
        let right = try item.submit("right", version: 2, after: [approval])
        let further = try item.submit("further", version: 3, after: [left])
        #expect(item.state(left) == .replaced, "its own office has submitted another since")
        #expect(item.version(right)?.rivals == [further])
        #expect(item.version(further)?.rivals == [right])
        #expect(item.version(further)?.isShown == true, "the larger version")
        #expect(item.version(right)?.isShown == false)
        let twin = try item.submit("twin", version: 3, after: [right])
        let shown = [further, twin].filter { item.version($0)?.isShown == true }
        #expect(shown == [min(further, twin)], "of equal versions the smaller act")
    }

    @Test func whoKnowsBothEndsTheRivalry() throws {
        var item = VersionCase()
        let left = try item.submit("left", version: 1)
        let right = try item.submit("right", version: 1, after: [Sample.act("elsewhere")])
        #expect(item.version(left)?.rivals == [right])
        let joined = try item.submit("joined", version: 2, after: [left, right])
        #expect([left, right].map(item.state) == [.replaced, .replaced])
        #expect(item.version(joined)?.rivals == [])
    }

    @Test(
        arguments: [
            ([], AuthoringRefusal.nothingNamed(.reasons)), ([""], .part(.reasons, .empty)),
            (["一\u{0}二"], .part(.reasons, .controlCharacter(position: 2))),
            (["请核对 310107199001010010 的材料"], .part(.reasons, .personalNumber)),
            (Array(repeating: "一", count: 65), .tooManyNamed(.reasons, count: 65, limit: 64)),
            ([Text(String(repeating: "长", count: 171))], .part(.reasons, .tooLong(byteCount: 513))),
        ] as [([Text], AuthoringRefusal)]
    )
    func aReturnWithoutGoodReasonsIsRefused(reasons: [Text], refusal: AuthoringRefusal) {
        #expect(throws: refusal) {
            try ActDraft.returnItem(Sample.itemDocument, submission: Sample.act("one"), reasons: reasons)
        }
    }
}

@Suite struct ItemDifferenceTests {
    private func differences(_ change: (inout ItemSubmission) -> Void) -> [ItemDifference] {
        Sample.school.differences(to: Sample.school.with(change))
    }

    @Test func versionsThatSayTheSameDifferInNothing() {
        #expect(differences { $0.version = 7 } == [])
    }

    @Test func elementsAreComparedByTheNamesOfTheStandard() {
        let found = differences {
            $0.validity = "5年"
            $0.isPublic = false
            $0.definingBody = "上海市教育委员会"
            $0.template = ""
            $0.notes.unconfirmed = ["validity"]
        }
        #expect(
            found == [
                .init(path: "ValidityRange", label: "有效期限范围", before: "3年^5年^长期", after: "5年"),
                .init(path: "IsPublic", label: "类目公开属性", before: "true", after: "false"),
                .init(path: "Template", label: "证照模板", before: "school", after: nil),
                .init(path: "Unconfirmed", label: "待核实", before: nil, after: "validity"),
                .init(path: "CertificateDefineAuthorityName", label: "证照定义机构", before: nil, after: "上海市教育委员会"),
            ]
        )
    }

    @Test func fieldsAreComparedByTheirKeys() {
        let found = differences { item in
            item.fields.removeLast()
            item.fields[0] = FaceField(key: "address", label: "住所", type: .text, isPublic: false, isRequired: true)
            item.fields.swapAt(1, 2)
            item.fields.append(Sample.noted.fields[6])
        }
        #expect(
            found == [
                .init(path: "fields/address/label", label: "地址", before: "地址", after: "住所"),
                .init(path: "fields/address/public", label: "地址", before: "true", after: "false"),
                .init(path: "fields/boarding", label: "寄宿", before: "寄宿 (boolean, public)", after: nil),
                .init(
                    path: "fields/trainingClass",
                    label: "培训类别",
                    before: nil,
                    after: "培训类别 (text, public): 学科 学科类, 非学科 非学科类"
                ),
                .init(
                    path: "FieldOrder",
                    label: "照面信息顺序",
                    before: "address, principal, area, founded, classes",
                    after: "address, area, principal, founded, classes"
                ),
            ]
        )
    }
}
