import District
import Licenses
import SignedLog
import Signing
import Testing

/// An item under test: submissions and the root's acts, with who came before whom.
private struct ItemCase {
    var acts: [ItemAuthorityAct] = []
    var submissions: [ActID: SubmittedItem] = [:]
    var before: Set<[ActID]> = []
    let document = Sample.itemDocument

    mutating func submit(
        _ name: String,
        _ item: ItemSubmission,
        isCompetent: Bool = true,
        document: DocumentID? = nil
    ) throws -> ActID {
        let draft = try ActDraft.submitItem(item, nonce: Sample.nonce(name))
        let act = Act(kind: draft.kind, isCritical: false, subject: .founding(nonce: .zero), body: draft.body)
        let id = Sample.act(name)
        submissions[id] = SubmittedItem(act: act, document: document ?? self.document, isCompetent: isCompetent)
        return id
    }

    @discardableResult
    mutating func approve(_ name: String, _ submission: ActID, version: UInt64, after: [ActID] = []) -> ActID {
        let draft = ActDraft.approveItem(document, submission: submission, version: version)
        return add(name, draft, after)
    }

    @discardableResult
    mutating func retire(_ name: String, after: [ActID]) -> ActID {
        add(name, .retireItem(document, parents: after), after)
    }

    private mutating func add(_ name: String, _ draft: ActDraft, _ after: [ActID]) -> ActID {
        let act = Act(
            kind: draft.kind,
            isCritical: draft.isCritical,
            subject: draft.subject,
            parents: draft.parents,
            body: draft.body
        )
        let id = Sample.act(name)
        let earlier = acts.map(\.id).filter { one in
            after.contains(one) || after.contains { before.contains([one, $0]) }
        }
        for one in earlier { before.insert([one, id]) }
        acts.append(ItemAuthorityAct(id: id, document: document, act: act))
        return id
    }

    func catalogue(_ order: [ItemAuthorityAct]? = nil) -> Catalogue {
        Catalogue(
            acts: order ?? acts,
            submission: { submissions[$0] },
            isBefore: { before.contains([$0, $1]) }
        )
    }

    var item: CatalogueItem? { catalogue().item(document: document) }
}

@Suite struct CatalogueTests {
    private let second = Sample.school.with { $0.version = 2 }

    @Test func nothingIsKnownBeforeItIsApproved() throws {
        var item = ItemCase()
        _ = try item.submit("one", Sample.school)
        #expect(item.item == nil)
        #expect(item.catalogue().itemAtAct(item.document) == .unknown)
    }

    @Test func theLastApprovedVersionIsCurrent() throws {
        var item = ItemCase()
        let one = try item.submit("one", Sample.school)
        let two = try item.submit("two", second)
        let first = item.approve("first", one, version: 1)
        let approval = item.approve("second", two, version: 2, after: [first])
        let expected = CatalogueItem(document: item.document, approvedBy: approval, submission: two, content: second)
        #expect(item.item == expected)
        #expect(item.catalogue().item(typeCode: Sample.typeCode) == expected)
        #expect(item.catalogue().findings.isEmpty)
    }

    @Test func ofConcurrentApprovalsTheSmallerIdHoldsAndTheOtherIsShown() throws {
        var item = ItemCase()
        let one = try item.submit("one", Sample.school)
        let other = try item.submit("other", Sample.school.with { $0.name = "另一种" })
        let approvals = [item.approve("a", one, version: 1), item.approve("b", other, version: 1)].sorted()
        #expect(item.item?.approvedBy == approvals[0])
        #expect(item.catalogue().findings == [.concurrent(holds: approvals[0], displaced: [approvals[1]])])
    }

    @Test func aRetirementWinsOverAConcurrentApproval() throws {
        var item = ItemCase()
        let one = try item.submit("one", Sample.school)
        let two = try item.submit("two", second)
        let first = item.approve("first", one, version: 1)
        let retirement = item.retire("retire", after: [first])
        let approval = item.approve("second", two, version: 2, after: [first])
        #expect(item.item?.isRetired == true)
        #expect(item.item?.version == 2)
        #expect(item.catalogue().item(typeCode: Sample.typeCode) == nil)
        #expect(item.catalogue().findings == [.concurrent(holds: retirement, displaced: [approval])])
    }

    @Test func anApprovalAfterARetirementOpensTheItemAgain() throws {
        var item = ItemCase()
        let one = try item.submit("one", Sample.school)
        let two = try item.submit("two", second)
        let first = item.approve("first", one, version: 1)
        let retirement = item.retire("retire", after: [first])
        #expect(item.item?.isRetired == true)
        item.approve("second", two, version: 2, after: [first, retirement])
        #expect(item.item?.isRetired == false)
    }

    @Test func aVersionThatIsNotLargerIsNotApproved() throws {
        var item = ItemCase()
        let one = try item.submit("one", Sample.school)
        let again = try item.submit("again", Sample.school.with { $0.name = "另一种" })
        let first = item.approve("first", one, version: 1)
        let approval = item.approve("second", again, version: 1, after: [first])
        #expect(item.item?.approvedBy == first)
        #expect(item.catalogue().findings == [.versionNotLarger(approval: approval)])
    }

    @Test func onlyAValidSubmissionOfThisItemIsApproved() throws {
        var item = ItemCase()
        let foreign = try item.submit("foreign", Sample.school, isCompetent: false)
        let elsewhere = try item.submit("elsewhere", Sample.school, document: Sample.otherOffice)
        let other = try item.submit("other", second)
        let approvals = [
            item.approve("a", foreign, version: 1), item.approve("b", elsewhere, version: 1),
            item.approve("c", other, version: 1), item.approve("d", Sample.act("nothing"), version: 1),
        ].sorted()
        #expect(item.item == nil)
        #expect(item.catalogue().findings == approvals.map { .submissionInvalid(approval: $0) })
    }

    @Test func sharedTypeCodesAndNamesAreFound() throws {
        var (one, two) = (ItemCase(), ItemCase())
        one.approve("one", try one.submit("a", Sample.school), version: 1)
        let document = DocumentID(Sample.digest("second item"))
        let submission = try two.submit("b", Sample.school, document: document)
        let draft = ActDraft.approveItem(document, submission: submission, version: 1)
        let act = Act(
            kind: draft.kind,
            isCritical: true,
            subject: draft.subject,
            parents: draft.parents,
            body: draft.body
        )
        one.acts.append(ItemAuthorityAct(id: Sample.act("two"), document: document, act: act))
        one.submissions.merge(two.submissions) { $1 }
        let documents = [one.document, document].sorted()
        let findings = one.catalogue().findings
        #expect(findings == [.typeCodeShared(Sample.typeCode, documents), .nameShared(Sample.school.name, documents)])
        #expect(one.catalogue().items(typeCode: Sample.typeCode).map(\.document) == documents)
        #expect(one.catalogue().item(typeCode: Sample.typeCode)?.document == documents[0])
    }

    @Test func submissionsAreListedWithWhatBecameOfThem() throws {
        var item = ItemCase()
        let one = try item.submit("one", Sample.school)
        let again = try item.submit("again", Sample.school.with { $0.name = "另一种" })
        let rivals = [try item.submit("two", second), try item.submit("rival", second.with { $0.name = "另一种" })]
        _ = try item.submit("foreign", second, isCompetent: false)
        let listed = { (item: ItemCase) in
            item.catalogue().versions(of: item.submissions.map { ($0, $1) }).map {
                [$0.state.rawValue, "\($0.rivals)"]
            }
        }
        let first = item.approve("first", one, version: 1)
        let ofFirst =
            one < again ? [["approved", "[]"], ["replaced", "[]"]] : [["replaced", "[]"], ["approved", "[]"]]
        let sorted = rivals.sorted()
        #expect(listed(item) == ofFirst + [["submitted", "[\(sorted[1])]"], ["submitted", "[\(sorted[0])]"]])
        item.retire("retire", after: [first])
        #expect(listed(item)[one < again ? 0 : 1] == ["retired", "[]"])
    }

    @Test func neitherOrderNorRepetitionMatters() throws {
        var item = ItemCase()
        let one = try item.submit("one", Sample.school)
        let two = try item.submit("two", second)
        let first = item.approve("first", one, version: 1)
        item.approve("second", two, version: 2, after: [first])
        item.approve("rival", two, version: 2, after: [first])
        item.retire("retire", after: [first])
        let catalogue = item.catalogue()
        for order in (item.acts + [item.acts[0]]).permutations {
            #expect(item.catalogue(order).items == catalogue.items)
            #expect(item.catalogue(order).findings == catalogue.findings)
        }
    }
}
