import District
import SignedLog
import Signing
import Testing

@testable import Replication

/// Lines that break, peers that lie, messages that come again.
@Suite struct HostileTests {
    /// A town in which counter and hub differ in the district and on both sides of an audience, and want disclosures
    /// of each other.
    private func differingTown() throws -> TestTown {
        let town = try TestTown()
        try town.counter.write(6, for: education, byteCount: 300)
        try town.colleague.write(6, for: education, byteCount: 300)
        _ = try town.sync(town.colleague, town.hub)
        try town.district.enroll(SigningKey(seed: seed("late")).publicKey, .bureau, "health")
        town.hub.learnAuthority()
        for wanted in town.hub.store.wanted() { town.hub.store.forget(wanted) }
        if let act = town.hub.store.entries.last(where: { !$0.header.audience.isDistrict })?.acts.first {
            town.hub.store.forget(WantedDisclosure(act: act.id, key: "holder/name"))
        }
        return town
    }

    private var smallBatches: DialPlan {
        var plan = DialPlan()
        plan.batchByteTarget = 1_500
        return plan
    }

    private func messageCount() throws -> Int {
        let town = try differingTown()
        var line = TestLine()
        _ = try line.sync(town.counter, town.hub, smallBatches)
        return line.messages.count
    }

    @Test func aLineThatBreaksAtAnyMessageCostsNothingButTime() throws {
        for broken in 0..<(try messageCount()) {
            let town = try differingTown()
            var line = TestLine()
            line.fate = { index, _ in index == broken ? .lost : .arrives }
            #expect(try line.sync(town.counter, town.hub, smallBatches).end == .interrupted)
            let admitted = town.hub.store.entries.count + town.counter.store.entries.count
            #expect(try town.sync(town.counter, town.hub, smallBatches).end != .interrupted)
            #expect(areEqual(town.counter, town.hub, in: [.district, education]), "broken at \(broken)")
            #expect(admitted <= town.hub.store.entries.count + town.counter.store.entries.count)
        }
    }

    @Test func garbageAtAnyMessageIsRefusedAndForgotten() throws {
        let count = try messageCount()
        var random = SeededRandom(seed: 1)
        for damaged in 0..<count {
            for kind in 0..<4 {
                let town = try differingTown()
                var line = TestLine()
                line.fate = { index, bytes in index == damaged ? .changed(damage(bytes, kind, &random)) : .arrives }
                let end = try line.sync(town.counter, town.hub, smallBatches).end
                switch end {
                case .equal, .wanting, .different, .refused, .refusedByPeer: break
                case .interrupted, .storeFailed: Issue.record("damage \(kind) at \(damaged): \(end)")
                }
                _ = try town.sync(town.counter, town.hub)
                #expect(areEqual(town.counter, town.hub, in: [.district, education]), "damage \(kind) at \(damaged)")
            }
        }
    }

    private func damage(_ bytes: [UInt8], _ kind: Int, _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        switch kind {
        case 0: return []
        case 1: return (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        case 2: return Array(bytes.prefix(random.number(below: bytes.count)))
        default:
            bytes[random.number(below: bytes.count)] ^= UInt8(1 + random.number(below: 255))
            return bytes
        }
    }

    @Test func aReplayedMessageIsRefused() throws {
        let town = try differingTown()
        var line = TestLine()
        _ = try line.sync(town.counter, town.hub, smallBatches)
        let before = town.hub.store.entries.count
        for request in stride(from: 0, to: line.messages.count, by: 2).map({ line.messages[$0] }) {
            let answer = try SyncMessage.decode(#require(town.hub.answer(request).bytes))
            let isOpening = if case .open = try SyncMessage.decode(request) { true } else { false }
            #expect(answer == .refusal(isOpening ? .replayed : .unknownSession))
        }
        #expect(town.hub.store.entries.count == before)
        for replayed in line.messages {
            let end = try sync(town, answeredBy: replayed)
            #expect([.refused(.outOfTurn), .refused(.signatureInvalid)].contains(end), "\(end)")
        }
    }

    /// What the counter, called anew, makes of an answer that was given before.
    private func sync(_ town: TestTown, answeredBy old: [UInt8]) throws -> SyncEnd {
        town.counter.restart()
        var line = TestLine()
        line.fate = { index, _ in index == 1 ? .changed(old) : .arrives }
        return try line.sync(town.counter, town.hub).end
    }

    @Test func aTurnThatComesTwiceIsTakenOnce() throws {
        let town = try differingTown()
        var dialer = try RawDialer(town.counter, town.hub)
        let request = dialer.message(Turn())
        _ = try dialer.take(#require(town.hub.answer(request).bytes))
        let again = try SyncMessage.decode(#require(town.hub.answer(request).bytes))
        #expect(again == .refusal(.unknownSession))
    }

    @Test func whatIsNotOfThisVersionIsToldSo() throws {
        let town = try differingTown()
        var newer = SyncMessage.open(district: town.district.id, dialer: town.counter.key.publicKey, nonce: .zero)
            .encoded()
        newer[0] = 2
        #expect(throws: MessageRefusal.unknownVersion(2)) { try SyncMessage.decode(newer) }
        let answer = try SyncMessage.decode(#require(town.hub.answer(newer).bytes))
        #expect(answer == .refusal(.unknownVersion))
        var line = TestLine()
        line.fate = { index, bytes in index == 0 ? .changed([2] + bytes.dropFirst()) : .arrives }
        #expect(try line.sync(town.counter, town.hub).end == .refusedByPeer(.unknownVersion))
        line = TestLine()
        line.fate = { index, bytes in index == 1 ? .changed([2] + bytes.dropFirst()) : .arrives }
        #expect(try line.sync(town.counter, town.hub).end == .refused(.unknownVersion))
    }

    @Test func whoAnswersMustBeWhoWasCalled() throws {
        let town = try differingTown()
        var line = TestLine()
        let opening = SyncMessage.open(
            district: town.district.id,
            dialer: town.counter.key.publicKey,
            nonce: seed("opening")
        )
        let answer = try #require(town.city.answer(opening.encoded()).bytes)
        line.fate = { index, _ in index == 1 ? .changed(answer) : .arrives }
        #expect(try line.sync(town.counter, town.hub).end == .refused(.otherKey))
        #expect(try town.sync(town.hub, town.hub).end == .refusedByPeer(.ownKey))
        let elsewhere = SyncMessage.open(district: DistrictID(.zero), dialer: town.counter.key.publicKey, nonce: .zero)
        let refusal = try SyncMessage.decode(#require(town.hub.answer(elsewhere.encoded()).bytes))
        #expect(refusal == .refusal(.otherDistrict))
    }

    @Test func aHelloForAnotherCertificateIsRefusedByBoth() throws {
        let town = try differingTown()
        let secured = TestNode("hub", town.district, label: "secured", certificate: seed("certificate"))
        try secured.learnAndTake(from: town.hub)
        var plan = DialPlan()
        plan.certificate = seed("another certificate")
        #expect(try town.sync(town.counter, secured, plan).end == .refused(.signatureInvalid))
        var dialer = try RawDialer(town.counter, secured, certificate: plan.certificate)
        #expect(throws: SyncRefusal.signatureInvalid) { try dialer.ask(Turn()) }
        plan.certificate = seed("certificate")
        _ = try town.sync(town.counter, secured, plan)
        #expect(areEqual(town.counter, secured, in: [.district, education]))
    }

    @Test func openingsOfStrangersDoNotPushOutSessions() throws {
        let town = try differingTown()
        _ = try town.sync(town.counter, town.hub)
        for number in 0..<500 {
            let key = SigningKey(seed: seed("flood \(number)")).publicKey
            let open = SyncMessage.open(district: town.district.id, dialer: key, nonce: seed("nonce \(number)"))
            _ = try town.hub.answer(open.encoded())
        }
        #expect(town.hub.responder.sessionCount == PeerBudget.openings + 2)  // And counter and colleague.
        #expect(try town.sync(town.counter, town.hub).roundTrips == 1)
    }

    @Test func aPeerHasOnlySoManySessions() throws {
        let town = try differingTown()
        for _ in 0..<10 {
            town.counter.restart()
            _ = try town.sync(town.counter, town.hub)
        }
        #expect(town.hub.responder.sessionCount == PeerBudget.sessions + 1)  // And the colleague's.
    }
}
