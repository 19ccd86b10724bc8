import SignedLog
import Signing
import Testing

@testable import Replication

@Suite struct DisclosureTests {
    let town: TestTown
    let written: [OutgoingVerified]

    init() throws {
        town = try TestTown()
        var author = town.counter.author(education)
        var written: [OutgoingVerified] = []
        for index in 0..<10 { written.append(try author.write("\(index)")) }
        self.written = written
    }

    private func names(_ index: Int) -> [WantedDisclosure] {
        written[index].disclosures.flatMap(\.disclosures).map { WantedDisclosure(act: $0.act, key: $0.key) }
    }

    @Test func wishesOfBothSidesAreMet() throws {
        for (index, entry) in written.enumerated() {
            town.counter.store.add(entry, withDisclosures: index < 7)
            town.hub.store.add(entry, withDisclosures: index >= 4)
        }
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.received.disclosures == 6)
        #expect(outcome.acknowledged.disclosures == 8)
        #expect(town.counter.store.wanted() == [])
        #expect(town.hub.store.wanted() == [])
    }

    @Test func whatNobodyHasIsSaidAndCostsNoMoreTrips() throws {
        for (index, entry) in written.enumerated() {
            town.counter.store.add(entry, withDisclosures: index != 3)
            town.hub.store.add(entry, withDisclosures: index > 5)
        }
        #expect(try town.sync(town.counter, town.hub).end == .wanting(ours: 2, theirs: 2))
        let again = try town.sync(town.counter, town.hub)
        #expect(again.end == .wanting(ours: 2, theirs: 2))
        #expect(again.roundTrips == 1)
        // One turns up elsewhere: the next session brings it.
        for disclosure in written[3].disclosures { _ = town.hub.store.store([], [disclosure]) }
        #expect(try town.sync(town.counter, town.hub).end == .equal)
    }

    @Test func wishesAreMetWithinAudiencesOnly() throws {
        for entry in written { town.hub.store.add(entry) }
        var dialer = try RawDialer(town.other, town.hub)
        var turn = Turn()
        turn.wants = names(0).sorted()
        let answer = try dialer.ask(turn)
        #expect(answer.batch.isEmpty)
        #expect(answer.wants == [])
    }
}
