import District
import Licenses
import SignedLog
import Testing

@Suite struct DistrictFoldTests {
    private var district: SmallDistrict
    private let education: SmallDistrict.Bureau
    private let health: SmallDistrict.Bureau
    private let item: VerifiedAct
    private let nonce = Sample.nonce("license")

    init() throws {
        district = try SmallDistrict()
        education = try district.bureau("教育局")
        health = try district.bureau("卫健委")
        let office = education.office
        let submission = Sample.school.with { $0.office = office }
        item = try district.submits(education, .submitItem(submission, nonce: Sample.nonce("item")))
        _ = try district.rootWrites(.approveItem(item.document, submission: item.id, version: 1))
    }

    private var current: CatalogueItem? {
        district.catalogue(at: district.authority.currentView).item(document: item.document)
    }

    private func approveSecond(_ district: inout SmallDistrict) throws {
        let place = try LicensePlace(document: item.document, parents: [item.id])
        let office = education.office
        let second = Sample.school.with {
            $0.office = office
            $0.version = 2
        }
        let submission = try district.submits(education, .submitItem(second, at: place))
        _ = try district.rootWrites(.approveItem(item.document, submission: submission.id, version: 2))
    }

    @Test func anIssueUnderTheCurrentVersionIsValid() throws {
        var district = district
        let current = try #require(current)
        let draft = try ActDraft.issue(Sample.face(), item: current, nonce: nonce)
        let issue = try district.writes(education, draft, for: Audience([education.office]))
        let history = district.folded([issue])
        #expect(history.shown(at: day(2024_02_01)).state == .valid)
        #expect(history.findings.isEmpty)
    }

    @Test func whatHadNotSeenTheNewVersionStaysValidAndWhatHadIsNot() throws {
        var district = district
        let first = try #require(current)
        let seen = district.history.tips
        try approveSecond(&district)
        let draft = try ActDraft.issue(Sample.face(), item: first, nonce: nonce)
        let audience = Audience([education.office])
        let before = try district.writes(education, draft, for: audience, seen: seen)
        let after = try district.writes(education, draft, for: audience)
        #expect(district.folded([before]).shown(at: day(2024_02_01)).state == .valid)
        let reason = InvalidReason.itemVersion(found: 1, current: 2)
        #expect(district.folded([after]).findings == [.invalid(after.acts[0].id, reason)])
        #expect(district.folded([after]).shown(at: day(2024_02_01)).state == .void)
    }

    @Test func anotherBureausLicenseTypeIsOfNoUse() throws {
        var district = district
        let draft = try ActDraft.issue(Sample.face(), item: try #require(current), nonce: nonce)
        let issue = try district.writes(health, draft, for: Audience([health.office]))
        let reason = InvalidReason.itemOfOtherOffice(education.office)
        #expect(district.folded([issue]).findings == [.invalid(issue.acts[0].id, reason)])
    }

    @Test func anotherBureausActIsKeptAndChangesNothing() throws {
        var district = district
        let audience = Audience([education.office])
        let draft = try ActDraft.issue(Sample.face(), item: try #require(current), nonce: nonce)
        let issue = try district.writes(education, draft, for: audience)
        let before = district.folded([issue])
        let place = try LicensePlace(document: issue.acts[0].document, parents: [issue.acts[0].id])
        let revoke = try ActDraft.end(.revoke, MeasureDraft(dated: day(2024_02_01)), at: place)
        let foreign = try district.writes(health, revoke, for: audience)
        let after = district.folded([issue, foreign])
        #expect(after.timeline == before.timeline)
        #expect(after.findings == [.invalid(foreign.acts[0].id, .notCompetent(.none(.notOfOffice(education.office))))])
    }

    @Test func anUnknownCriticalKindOfTheOfficeStopsTheJudgmentAndOfAnotherDoesNot() throws {
        var district = district
        let audience = Audience([education.office])
        let draft = try ActDraft.issue(Sample.face(), item: try #require(current), nonce: nonce)
        let issue = try district.writes(education, draft, for: audience)
        let unknown = ActDraft(
            kind: 999,
            isCritical: true,
            subject: .document(issue.acts[0].document),
            parents: [issue.acts[0].id]
        )
        let own = try district.writes(education, unknown, for: audience)
        let foreign = try district.writes(health, unknown, for: audience)
        #expect(district.folded([issue, own]).shown(at: day(2024_02_01)).state == .cannotBeJudged)
        #expect(district.folded([issue, foreign]).shown(at: day(2024_02_01)).state == .valid)
    }

    @Test func aForeignSubmissionCannotBeApproved() throws {
        var district = district
        let office = education.office
        let submission = Sample.school.with { $0.office = office }
        let foreign = try district.submits(health, .submitItem(submission, nonce: Sample.nonce("foreign")))
        let approval = try district.rootWrites(.approveItem(foreign.document, submission: foreign.id, version: 1))
        let catalogue = district.catalogue(at: district.authority.currentView)
        #expect(catalogue.item(document: foreign.document) == nil)
        #expect(catalogue.findings == [.submissionInvalid(approval: approval.id)])
    }

    @Test func aRetiredItemFoundsNoLicenseButAmendsThem() throws {
        var district = district
        let audience = Audience([education.office])
        let first = try #require(current)
        let draft = try ActDraft.issue(Sample.face(), item: first, nonce: nonce)
        let issue = try district.writes(education, draft, for: audience)
        _ = try district.rootWrites(.retireItem(item.document, parents: [item.id]))
        let late = try district.writes(education, draft, for: audience)
        #expect(district.folded([late]).findings == [.invalid(late.acts[0].id, .itemRetired(item.document))])

        let place = try LicensePlace(document: issue.acts[0].document, parents: [issue.acts[0].id])
        let amend = try ActDraft.amend(Sample.face(version: 2, dated: 2024_02_01), item: first, at: place)
        let entry = try district.writes(education, amend, for: audience)
        #expect(district.folded([issue, entry]).shown(at: day(2024_02_01)).interval.inForce == entry.acts[0].id)
    }
}
