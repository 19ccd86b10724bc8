import District
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Testing

/// What several requests have brought at one moment is read by other workers and stored by one commit.
@Suite struct StoredTogetherTests {
    /// Of more than 4,096 acts no three batches of this size fit together.
    @Test(arguments: [(1, 1, false), (3, 1, false), (300, 1, true), (1_400, 2, true)])
    func severalRequestsShareACommit(_ licenses: Int, _ commits: Int, _ hasWorkers: Bool) throws {
        let (world, counters) = try scene(hasWorkers ? .allCores : .one)
        for counter in counters { try issue(licenses, by: counter) }
        let responder = try world.hub.makeResponder(certificate: .zero)
        let before = world.hub.changeCount
        let outcomes = try Line.run(counters.map { try $0.makeDialer(peer: nil) }) {
            Line.answers(to: $0, by: responder)
        }
        #expect(outcomes.allSatisfy { $0.acknowledged.admitted > 0 && $0.acknowledged.refused == 0 })
        #expect(try world.hub.status().licenses == 3 * licenses)
        #expect(world.hub.changeCount == before + UInt64(commits))
        for counter in counters { try world.sync(counter, world.hub) }
        for counter in counters { #expect(try counter.digests() == world.hub.digests()) }
    }

    /// One that cannot be read is refused, and those beside it are stored.
    @Test func aBrokenRequestKeepsNothingElseBack() throws {
        let (world, counters) = try scene(.allCores)
        for counter in counters { try issue(300, by: counter) }
        let responder = try world.hub.makeResponder(certificate: .zero)
        let outcomes = try Line.run(counters.map { try $0.makeDialer(peer: nil) }) { requests in
            var requests = requests
            if requests.allSatisfy({ $0.count > 10_000 }) { requests[1].removeLast(1_000) }
            return Line.answers(to: requests, by: responder)
        }
        #expect(outcomes.map { $0.acknowledged.admitted > 0 } == [true, false, true])
        #expect(outcomes[1].end == .refusedByPeer(.malformed))
        #expect(try world.hub.status().licenses == 600)
        try world.sync(counters[1], world.hub)
        #expect(try world.hub.status().licenses == 900)
    }

    /// Three counters of one office that know of each other and of what they may issue.
    private func scene(_ workers: Workers) throws -> (world: World, counters: [Replica]) {
        let world = try World(workers: workers)
        let (office, first) = try world.education()
        let counters = try [first] + ["JYJ2", "JYJ3"].map { try world.node($0, of: office) }
        _ = try world.approveTutoring(office, by: first)
        for counter in counters { try world.sync(counter, world.hub) }
        return (world, counters)
    }

    private func issue(_ count: Int, by counter: Replica) throws {
        let name = try #require(counter.node).code
        let requests = (0..<count).map { LicenseRequest.issue("\(String(decoding: name, as: UTF8.self))-\($0)") }
        for result in try counter.author(batch: requests) {
            guard case .done? = result else { throw Unexpected(what: "a license was refused") }
        }
    }

    private struct Unexpected: Error { let what: String }
}
