import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// Regulated numbers out of leased blocks: each is given once, whatever becomes of the node.
@Suite struct NumberTests {
    let world: World
    let education: OfficeID
    let counter: Replica
    let item: DocumentID

    /// Today is 2026-01-01.
    init() throws {
        world = try World()
        (education, counter) = try world.education()
        var submission = ItemSubmission.school(education)
        submission.notes.numbering = "教民〔{year}〕第{serial:4}号"
        item = try world.hub.approve(submission, submittedBy: counter)
    }

    private func lease(_ numbers: ClosedRange<UInt64>, to node: Replica, year: Int = 2026) throws {
        let document = try #require(node.node).document
        _ = try world.hub.author(.leaseNumbers(item: item, year: year, blocks: [(document, numbers)]))
        try world.sync(node, world.hub)
    }

    private func request(_ name: String = "甲", number: String? = nil, on date: Int64 = 2026_01_01) -> LicenseRequest {
        var request = LicenseRequest.issue(name)
        request.number = number
        request.date = CivilDate(yyyymmdd: date)
        return request
    }

    private func numbers(_ count: Int, at node: Replica) throws -> [String?] {
        try (0..<count).map { try node.author(request("持证\($0)")).number }
    }

    private func refusal(_ work: () throws -> Void) -> Refusal.Code? {
        do {
            try work()
            return nil
        } catch { return (error as? Refusal)?.code }
    }

    private func blocks(at node: Replica) throws -> [String] {
        try node.numbers().blocks.map { "\($0.year) \($0.from)-\($0.to) \($0.given) \($0.left) \($0.state)" }
    }

    @Test func aCounterGivesItsNumbersOutInOrder() throws {
        try lease(121...130, to: counter)
        #expect(try numbers(3, at: counter) == ["教民〔2026〕第0121号", "教民〔2026〕第0122号", "教民〔2026〕第0123号"])
        #expect(try blocks(at: counter) == ["2026 121-130 3 7 open"])
        try world.sync(counter, world.hub)
        #expect(try blocks(at: world.hub) == ["2026 121-130 3 7 open"])
    }

    @Test func twoCountersGiveOutTheirOwn() throws {
        let other = try world.node("JYJ2", of: education)
        try lease(1...100, to: counter)
        try lease(101...200, to: other)
        #expect(try numbers(2, at: counter) == ["教民〔2026〕第0001号", "教民〔2026〕第0002号"])
        #expect(try numbers(2, at: other) == ["教民〔2026〕第0101号", "教民〔2026〕第0102号"])
    }

    @Test func numbersBeginAnewEachYear() throws {
        try lease(1...10, to: counter)
        try lease(1...10, to: counter, year: 2027)
        _ = try counter.author(request())
        #expect(try counter.author(request(on: 2027_01_04)).number == "教民〔2027〕第0001号")
        #expect(try counter.author(request(on: 2026_01_05)).number == "教民〔2026〕第0002号")
    }

    @Test func aFifthLeftIsSaidAndThenTheNodeMakesNumbersUp() throws {
        try lease(1...5, to: counter)
        let answers = try (0..<6).map { _ in try counter.author(request()) }
        #expect(answers.map(\.warnings) == [[], [], [], ["numbers-low"], ["numbers-low"], ["numbers-used-up"]])
        let made = try #require(answers[5].number)
        let identifier = try #require(answers[5].identifier)
        let serial = identifier.split(separator: ".")[7]
        #expect(made == "教民〔2026〕第\(serial)号")
        #expect(try blocks(at: counter) == ["2026 1-5 5 0 used-up"])
    }

    @Test func whereNothingIsLeasedTheNodeMakesNumbersUp() throws {
        let answer = try counter.author(request())
        #expect(answer.warnings == ["numbers-not-leased"])
        #expect(answer.number != nil)
        #expect(try counter.author(request()).number != answer.number)
    }

    @Test func theSecondBlockFollowsTheFirst() throws {
        try lease(1...2, to: counter)
        try lease(11...12, to: counter)
        #expect(
            try numbers(4, at: counter)
                == ["教民〔2026〕第0001号", "教民〔2026〕第0002号", "教民〔2026〕第0011号", "教民〔2026〕第0012号"]
        )
    }

    /// What a batch refuses takes no number.
    @Test func aBatchTakesNumbersInItsOrder() throws {
        try lease(1...10, to: counter)
        var bad = request("坏")
        bad.fields["colour"] = .text("红")
        let results = try counter.author(batch: [
            request("一"), bad, request("二"), request("三", number: "教民〔2025〕第0007号"),
        ])
        let numbers = results.map { result -> String? in
            guard case .done(let done)? = result else { return nil }
            return done.number
        }
        #expect(numbers == ["教民〔2026〕第0001号", nil, "教民〔2026〕第0002号", "教民〔2025〕第0007号"])
        #expect(try counter.author(request("四")).number == "教民〔2026〕第0003号")
    }

    /// A request that is refused takes no number either.
    @Test func aRefusedRequestTakesNoNumber() throws {
        try lease(1...10, to: counter)
        var bad = request()
        bad.by = nil
        #expect(refusal { _ = try counter.author(bad) } == .operatorMissing)
        #expect(try counter.author(request()).number == "教民〔2026〕第0001号")
    }

    @Test func aNumberOfABlockIsNotTyped() throws {
        try lease(1...10, to: counter)
        #expect(refusal { _ = try counter.author(request(number: "教民〔2026〕第0005号")) } == .numberOfBlock)
        #expect(try counter.author(request(number: "教民〔2026〕第0011号")).warnings == [])
        #expect(try counter.author(request(number: "教民第11号")).warnings == ["number-outside-pattern"])
        let held = try counter.author(request())
        var change = LicenseRequest.on(held.document.description, .amend)
        change.number = "教民〔2026〕第0002号"
        #expect(refusal { _ = try counter.author(change) } == .numberOfBlock)
    }

    /// A back-file states what was printed, and what it has used is passed over.
    @Test func aNumberThatIsTakenIsPassedOver() throws {
        try lease(1...10, to: counter)
        var row = request("旧", number: "教民〔2026〕第0001号")
        row.provenance = Provenance(file: world.entropy.bytes32(), row: 1)
        _ = try counter.author(row)
        #expect(try counter.author(request()).number == "教民〔2026〕第0002号")
    }

    @Test func aRestartGoesOnWhereItWas() throws {
        try lease(1...10, to: counter)
        _ = try numbers(2, at: counter)
        #expect(try world.restarted(counter).author(request()).number == "教民〔2026〕第0003号")
    }

    /// The machine knows how far it had come: no number comes again, and none is lost.
    @Test func aDatabaseFromABackupGoesOnByTheMark() throws {
        try lease(1...100, to: counter)
        let backup = try Store.inMemory()
        let old = try world.restarted(counter, on: backup, start: .restored)
        try old.join(#require(world.hub.district))
        try world.sync(old, world.hub)
        _ = try numbers(4, at: counter)
        let restored = try world.restarted(counter, on: backup, start: .restored)
        #expect(try restored.author(request()).number == "教民〔2026〕第0005号")
        #expect(try blocks(at: restored) == ["2026 1-100 1 95 open"])
    }

    /// Who cannot tell how far it had come gives out nothing of what it was leased.
    @Test func aNodeWithoutItsMarkBurnsItsBlocksAndGoesOn() throws {
        try lease(1...100, to: counter)
        _ = try numbers(2, at: counter)
        try counter.distrustNumbers()
        let first = try counter.author(request())
        #expect(first.warnings == ["numbers-burnt"])
        #expect(first.number?.contains("第JYJ1") == true)
        #expect(try blocks(at: counter) == ["2026 1-100 2 98 burnt"])

        try world.sync(counter, world.hub)
        #expect(try blocks(at: world.hub).map { $0.hasSuffix("burnt") } == [true])
        #expect(refusal { try lease(50...120, to: counter) } == .numbersLeased, "what was burnt is not leased again")
        try lease(101...110, to: counter)
        #expect(try counter.author(request()).number == "教民〔2026〕第0101号")
        // What is on paper is entered with its own number.
        #expect(try counter.author(request(number: "教民〔2026〕第0003号")).warnings == [])
    }

    /// It was leased them before, and may have used them: a lease that does not know of the burning helps nobody.
    @Test func aLeaseOfBeforeTheBurningIsBurntToo() throws {
        try lease(1...10, to: counter)
        let document = try #require(counter.node).document
        _ = try world.hub.author(.leaseNumbers(item: item, year: 2026, blocks: [(document, 11...20)]))
        try counter.distrustNumbers()
        _ = try counter.author(request())
        try world.sync(counter, world.hub)
        #expect(try blocks(at: counter).map { $0.hasSuffix("burnt") } == [true, true])
        #expect(try counter.author(request()).warnings == ["numbers-burnt"])
    }

    /// Marks from a backup: a number that they do not know of was given out here.
    @Test func marksThatAreOlderThanTheDatabaseBurnTheBlocks() throws {
        try lease(1...10, to: counter)
        _ = try numbers(3, at: counter)
        world.clock(of: counter).claims = RehearsedClaims()
        let again = try world.restarted(counter)
        #expect(try again.author(request()).warnings == ["numbers-burnt"])
        #expect(try blocks(at: again).map { $0.hasSuffix("burnt") } == [true])
    }

    /// Where nothing outlives the next start, blocks are not used, and not burnt.
    @Test func aMachineWithoutMemoryUsesNoBlocks() throws {
        let identity = Identity.drawn(from: world.entropy)
        let forgetful = try world.hub.enroll(
            identity,
            as: "JYJ3",
            of: education,
            .bureau,
            on: Store.inMemory(),
            World.surroundings(world.entropy, World.Clock(world.now)).claiming(by: nil)
        )
        try world.sync(forgetful, world.hub)
        try lease(1...10, to: forgetful)
        #expect(try forgetful.author(request()).warnings == ["numbers-not-leased"])
        #expect(try blocks(at: forgetful) == ["2026 1-10 0 10 open"])
    }

    @Test func aLeaseThatWouldGiveANumberTwiceIsRefused() throws {
        let other = try world.node("JYJ2", of: education)
        try lease(1...100, to: counter)
        #expect(refusal { try lease(100...200, to: other) } == .numbersLeased)
        let node = try #require(other.node).document
        let twice = [(node: node, numbers: UInt64(200)...300), (node: node, numbers: UInt64(300)...400)]
        #expect(
            refusal { _ = try world.hub.author(.leaseNumbers(item: item, year: 2026, blocks: twice)) } == .numbersLeased
        )
        try lease(101...200, to: other, year: 2026)
        try lease(1...100, to: other, year: 2027)
    }

    /// A hub that was restored may lease again what it has forgotten: the earlier lease holds, on every node.
    @Test func ofTwoLeasesThatCollideTheEarlierHolds() throws {
        let other = try world.node("JYJ2", of: education)
        try lease(1...10, to: counter)
        let writer = LogWriter(
            key: world.root,
            district: try #require(world.hub.district),
            audience: .district,
            epoch: Epoch(world.entropy.bytes16()),
            previous: []
        )
        let again = LeaseAct(
            office: education,
            blocks: [LeaseBlock(node: try #require(other.node).document, item: item, numbers: 5...14)],
            year: 2026
        )
        let made = try writer.prepared(
            drafts: [.lease(again, nonce: world.entropy.bytes16())],
            seen: world.hub.rootTips,
            time: nil,
            entropy: world.entropy
        )
        for node in [counter, other] {
            try world.sync(node, world.hub)
            let report = try node.admit([made.entry.signed])
            #expect(report.admitted == [made.entry.id])
            #expect(try blocks(at: node) == ["2026 1-10 0 10 open", "2026 5-14 0 10 shadowed"])
        }
        #expect(try other.author(request()).warnings == ["numbers-not-leased"])
        #expect(try counter.author(request()).number == "教民〔2026〕第0001号")
    }

    @Test func aLeaseIsForNodesThatMayIssueTheType() throws {
        let health = try world.office(World.healthCode, "卫健委")
        let stranger = try world.node("WJW1", of: health)
        #expect(refusal { try lease(1...10, to: stranger) } == .notCompetent)
        #expect(refusal { try lease(0...10, to: counter) } == .fieldType)
        #expect(refusal { try lease(1...1_000_000_000_000, to: counter) } == .fieldType)
        #expect(refusal { try lease(1...10, to: counter, year: 10_000) } == .dateImpossible)
        #expect(
            refusal { _ = try world.hub.author(.leaseNumbers(item: item, year: 2026, blocks: [])) } == .missingField
        )
        let document = try #require(counter.node).document
        #expect(
            refusal { _ = try counter.author(.leaseNumbers(item: item, year: 2026, blocks: [(document, 1...9)])) }
                == .notRoot
        )
    }

    /// Of a license that comes from a back-file as its 998th version.
    @Test func theThousandthVersionIsRefused() throws {
        let identifier = try LicenseIdentifier.make(
            typeCode: Array(World.tutoringType.utf8),
            issuerCode: Array(World.educationCode.utf8),
            serial: Array("2430599".utf8),
            version: 998
        )
        var row = request("旧", number: "旧字第1号")
        row.provenance = Provenance(file: world.entropy.bytes32(), row: 1)
        row.identifier = String(decoding: identifier.utf8, as: UTF8.self)
        let license = try counter.author(row)
        #expect(license.version == 998)
        let change = LicenseRequest.on(license.document.description, .amend)
        let last = try counter.author(change)
        #expect(last.identifier?.contains(".2430599.999.") == true)
        #expect(refusal { _ = try counter.author(change) } == .versionsUsedUp)
    }

    @Test func aTypeWithoutNumberingLeasesNone() throws {
        var plain = ItemSubmission.school(education)
        plain.typeCode = "113101070024500211002"
        let document = try world.hub.approve(plain, submittedBy: counter)
        let node = try #require(counter.node).document
        #expect(
            refusal { _ = try world.hub.author(.leaseNumbers(item: document, year: 2026, blocks: [(node, 1...9)])) }
                == .typeWithoutNumbering
        )
    }

    @Test func aMarkThatCannotBeWrittenGivesNoNumber() throws {
        struct Broken: NumberClaims {
            func highest(of block: BlockID) -> UInt64? { nil }
            func claim(_ highest: [BlockID: UInt64]) throws { throw Refusal(.stopped) }
        }
        let identity = Identity.drawn(from: world.entropy)
        let node = try world.hub.enroll(
            identity,
            as: "JYJ3",
            of: education,
            .bureau,
            on: Store.inMemory(),
            World.surroundings(world.entropy, World.Clock(world.now)).claiming(by: Broken())
        )
        try world.sync(node, world.hub)
        try lease(1...10, to: node)
        #expect(refusal { _ = try node.author(request()) } == .stopped)
        #expect(try node.status().licenses == 0)
    }
}
