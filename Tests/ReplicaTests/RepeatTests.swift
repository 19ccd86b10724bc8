import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Testing

/// A business system that hears no answer asks again: what was done is not done twice.
@Suite struct RepeatTests {
    let world: World
    let education: OfficeID
    let counter: Replica
    private let key = Bytes16(Array("0123456789abcdef".utf8))!

    init() throws {
        world = try World()
        (education, counter) = try world.education()
        _ = try world.approveTutoring(education, by: counter)
    }

    private func request(_ change: (inout LicenseRequest) -> Void = { _ in }) -> LicenseRequest {
        var request = LicenseRequest.issue("教1号")
        request.idempotencyKey = key
        change(&request)
        return request
    }

    private func refusal(_ request: LicenseRequest) -> Refusal.Code? {
        do {
            _ = try counter.author(request)
            return nil
        } catch { return (error as? Refusal)?.code }
    }

    @Test func theSameRequestGivesTheSameLicense() throws {
        let first = try counter.author(request())
        let second = try counter.author(request())
        #expect([second.act, second.document.founding] == [first.act, first.act])
        #expect(second.entry == first.entry)
        #expect(second.number == first.number)
        #expect(second.warnings == ["request-repeated"])
        #expect(try counter.status().licenses == 1)
        #expect(try world.restarted(counter).author(request()).act == first.act)
    }

    /// Also at a colleague's counter, once the license has come there.
    @Test func aColleagueWhoHasHeardOfItAnswersTheSame() throws {
        let colleague = try world.node("JYJ2", of: education)
        let first = try counter.author(request())
        try world.sync(counter, world.hub)
        try world.sync(colleague, world.hub)
        #expect(try colleague.author(request()).act == first.act)
    }

    /// Until then there are two, and both are flagged by the key.
    @Test func whoHasNotHeardOfItMakesADuplicate() throws {
        let colleague = try world.node("JYJ2", of: education)
        let first = try counter.author(request())
        #expect(try colleague.author(request()).act != first.act)
        try world.sync(counter, world.hub)
        try world.sync(colleague, world.hub)
        #expect(try world.hub.status().duplicates > 0)
    }

    @Test(arguments: 0..<7)
    func theKeyOfAnotherRequestIsRefused(row: Int) throws {
        _ = try counter.author(request())
        let other = request {
            switch row {
            case 0: $0.number = "教2号"
            case 1: $0.date = CivilDate(year: 2026, month: 1, day: 2)
            case 2: $0.holder?.name = "别校"
            case 3: $0.fields["address"] = .text("曹杨路2号")
            case 4: $0.fields["principal"] = .text("别人")
            case 5: $0.fields["principal"] = nil
            default: $0.by = "经办乙"
            }
        }
        #expect(refusal(other) == .idempotencyKeyUsed)
        #expect(try counter.status().licenses == 1)
    }

    @Test func aMeasureIsTakenOnce() throws {
        let license = try counter.author(.issue("教1号"))
        var suspend = LicenseRequest.on(license.document.description, .suspend)
        suspend.idempotencyKey = key
        let first = try counter.author(suspend)
        #expect(try counter.author(suspend).act == first.act)
        suspend.until = CivilDate(year: 2026, month: 2, day: 1)
        #expect(refusal(suspend) == .idempotencyKeyUsed)
        var reinstate = LicenseRequest.on(license.document.description, .reinstate)
        reinstate.idempotencyKey = key
        #expect(refusal(reinstate) == .idempotencyKeyUsed)
    }

    /// A key of one license is nothing to another.
    @Test func eachLicenseHasItsOwnKeys() throws {
        let (one, two) = (try counter.author(.issue("教1号")), try counter.author(.issue("教2号")))
        for license in [one, two] {
            var suspend = LicenseRequest.on(license.document.description, .suspend)
            suspend.idempotencyKey = key
            #expect(try counter.author(suspend).document == license.document)
        }
    }

    /// What the node has given is not asked for again.
    @Test func aNumberOfTheNodeIsPartOfTheAnswer() throws {
        var item = ItemSubmission.school(education)
        item.typeCode = "113101070024500211002"
        item.notes.numbering = "教民〔{year}〕第{serial:4}号"
        let document = try world.hub.approve(item, submittedBy: counter)
        let node = try #require(counter.node).document
        _ = try world.hub.author(.leaseNumbers(item: document, year: 2026, blocks: [(node, 1...10)]))
        try world.sync(counter, world.hub)
        let bare = request { ($0.number, $0.type) = (nil, "113101070024500211002") }
        #expect(try counter.author(bare).number == "教民〔2026〕第0001号")
        #expect(try counter.author(bare).number == "教民〔2026〕第0001号")
        #expect(try counter.numbers().blocks.map(\.given) == [1])
    }
}
