import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// Regulated numbers out of leased blocks: each is given once.
@Suite struct NumberTests {
    private let scene: NumberScene

    init() throws { scene = try NumberScene() }

    @Test func aCounterGivesItsNumbersOutInOrder() throws {
        try scene.lease(121...130, to: scene.counter)
        #expect(try scene.numbers(3, at: scene.counter) == ["教民〔2026〕第0121号", "教民〔2026〕第0122号", "教民〔2026〕第0123号"])
        #expect(try scene.blocks(at: scene.counter) == ["2026 121-130 3 7 open"])
        #expect(try scene.counter.status().numbersLow == 0)
        try scene.world.sync(scene.counter, scene.world.hub)
        #expect(try scene.blocks(at: scene.world.hub) == ["2026 121-130 3 7 open"])
    }

    @Test func twoCountersGiveOutTheirOwn() throws {
        let other = try scene.world.node("JYJ2", of: scene.education)
        try scene.lease(1...100, to: scene.counter)
        try scene.lease(101...200, to: other)
        #expect(try scene.numbers(2, at: scene.counter) == ["教民〔2026〕第0001号", "教民〔2026〕第0002号"])
        #expect(try scene.numbers(2, at: other) == ["教民〔2026〕第0101号", "教民〔2026〕第0102号"])
    }

    @Test func numbersBeginAnewEachYear() throws {
        try scene.lease(1...10, to: scene.counter)
        try scene.lease(1...10, to: scene.counter, year: 2027)
        _ = try scene.counter.author(scene.request())
        #expect(try scene.counter.author(scene.request(on: 2027_01_04)).number == "教民〔2027〕第0001号")
        #expect(try scene.counter.author(scene.request(on: 2026_01_05)).number == "教民〔2026〕第0002号")
    }

    @Test func aFifthLeftIsSaidAndThenTheNodeMakesNumbersUp() throws {
        try scene.lease(1...5, to: scene.counter)
        let answers = try (0..<6).map { _ in try scene.counter.author(scene.request()) }
        #expect(answers.map(\.warnings) == [[], [], [], ["numbers-low"], ["numbers-low"], ["numbers-used-up"]])
        #expect(try scene.counter.status().numbersLow == 1)
        let made = try #require(answers[5].number)
        let identifier = try #require(answers[5].identifier)
        let serial = identifier.split(separator: ".")[7]
        #expect(made == "教民〔2026〕第\(serial)号")
        #expect(try scene.blocks(at: scene.counter) == ["2026 1-5 5 0 used-up"])
    }

    @Test func whereNothingIsLeasedTheNodeMakesNumbersUp() throws {
        let answer = try scene.counter.author(scene.request())
        #expect(answer.warnings == ["numbers-not-leased"])
        #expect(answer.number != nil)
        #expect(try scene.counter.author(scene.request()).number != answer.number)
    }

    @Test func theSecondBlockFollowsTheFirst() throws {
        try scene.lease(1...2, to: scene.counter)
        try scene.lease(11...12, to: scene.counter)
        #expect(
            try scene.numbers(4, at: scene.counter)
                == ["教民〔2026〕第0001号", "教民〔2026〕第0002号", "教民〔2026〕第0011号", "教民〔2026〕第0012号"]
        )
    }

    /// What a batch refuses takes no number.
    @Test func aBatchTakesNumbersInItsOrder() throws {
        try scene.lease(1...10, to: scene.counter)
        var bad = scene.request("坏")
        bad.fields["colour"] = .text("红")
        let results = try scene.counter.author(batch: [
            scene.request("一"), bad, scene.request("二"), scene.request("三", number: "教民〔2025〕第0007号"),
        ])
        let numbers = results.map { result -> String? in
            guard case .done(let done)? = result else { return nil }
            return done.number
        }
        #expect(numbers == ["教民〔2026〕第0001号", nil, "教民〔2026〕第0002号", "教民〔2025〕第0007号"])
        #expect(try scene.counter.author(scene.request("四")).number == "教民〔2026〕第0003号")
    }

    /// A request that is refused takes no number either.
    @Test func aRefusedRequestTakesNoNumber() throws {
        try scene.lease(1...10, to: scene.counter)
        var bad = scene.request()
        bad.by = nil
        #expect(scene.refusal { _ = try scene.counter.author(bad) } == .operatorMissing)
        #expect(try scene.counter.author(scene.request()).number == "教民〔2026〕第0001号")
    }

    @Test func aNumberOfABlockIsNotTyped() throws {
        try scene.lease(1...10, to: scene.counter)
        #expect(
            scene.refusal { _ = try scene.counter.author(scene.request(number: "教民〔2026〕第0005号")) } == .numberOfBlock
        )
        #expect(try scene.counter.author(scene.request(number: "教民〔2026〕第0011号")).warnings == [])
        #expect(try scene.counter.author(scene.request(number: "教民第11号")).warnings == ["number-outside-pattern"])
        let held = try scene.counter.author(scene.request())
        var change = LicenseRequest.on(held.document.description, .amend)
        change.number = "教民〔2026〕第0002号"
        #expect(scene.refusal { _ = try scene.counter.author(change) } == .numberOfBlock)
    }

    /// A back-file states what was printed, and what it has used is passed over.
    @Test func aNumberThatIsTakenIsPassedOver() throws {
        try scene.lease(1...10, to: scene.counter)
        var row = scene.request("旧", number: "教民〔2026〕第0001号")
        row.provenance = Provenance(file: scene.world.entropy.bytes32(), row: 1)
        _ = try scene.counter.author(row)
        #expect(try scene.counter.author(scene.request()).number == "教民〔2026〕第0002号")
    }

    @Test func aRestartGoesOnWhereItWas() throws {
        try scene.lease(1...10, to: scene.counter)
        _ = try scene.numbers(2, at: scene.counter)
        #expect(try scene.world.restarted(scene.counter).author(scene.request()).number == "教民〔2026〕第0003号")
    }

    /// Of a license that comes from a back-file as its 998th version.
    @Test func theThousandthVersionIsRefused() throws {
        let identifier = try LicenseIdentifier.make(
            typeCode: Array(World.tutoringType.utf8),
            issuerCode: Array(World.educationCode.utf8),
            serial: Array("2430599".utf8),
            version: 998
        )
        var row = scene.request("旧", number: "旧字第1号")
        row.provenance = Provenance(file: scene.world.entropy.bytes32(), row: 1)
        row.identifier = String(decoding: identifier.utf8, as: UTF8.self)
        let license = try scene.counter.author(row)
        #expect(license.version == 998)
        let change = LicenseRequest.on(license.document.description, .amend)
        let last = try scene.counter.author(change)
        #expect(last.identifier?.contains(".2430599.999.") == true)
        #expect(scene.refusal { _ = try scene.counter.author(change) } == .versionsUsedUp)
    }
}
