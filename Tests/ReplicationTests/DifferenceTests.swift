import SignedLog
import Signing
import Testing

@testable import Replication

/// Logs that parted, forked, or were restarted more often than a summary tells.
@Suite struct DifferenceTests {
    let town: TestTown

    init() throws { town = try TestTown() }

    /// So many epochs one after the other, of so many entries each.
    private func epochs(_ count: Int, of node: TestNode, after: [LogMark], entries: Int = 2) throws -> [LogMark] {
        var last = after
        for _ in 0..<count {
            last = try node.write(entries, for: education, after: last.map(\.id)).suffix(1)
        }
        return last
    }

    /// A second program with the same key: a restored node, which writes on from what it has.
    private func twin(of node: TestNode) -> TestNode {
        let twin = TestNode(node.name, town.district, label: "restored")
        _ = twin.store.store(node.store.entries.map(\.signed), [])
        for entry in node.store.entries { _ = twin.store.store([], node.store.held(of: entry)) }
        return twin
    }

    @Test(arguments: [3, 31, 32, 33, 34, 70])
    func aNodeThatMissedManyEpochsCatchesUp(count: Int) throws {
        let last = try epochs(3, of: town.counter, after: [])
        _ = try town.sync(town.counter, town.hub)
        _ = try epochs(count, of: town.counter, after: last)
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.acknowledged.admitted == 2 * count)
        #expect(outcome.acknowledged.alreadyHeld == 0)
    }

    @Test(arguments: [3, 40])
    func aLogThatPartedIsWholeOnBothSides(count: Int) throws {
        let last = try epochs(40, of: town.counter, after: [])
        _ = try town.sync(town.counter, town.hub)
        let restored = twin(of: town.counter)
        _ = try epochs(count, of: town.counter, after: last)
        _ = try epochs(count, of: restored, after: last)
        #expect(try town.sync(restored, town.hub).end == .equal)
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.received.admitted == 2 * count)
        #expect(outcome.acknowledged.admitted == 2 * count)
        #expect(outcome.received.alreadyHeld + outcome.acknowledged.alreadyHeld == 0)
        #expect(areEqual(town.counter, town.hub, in: [education]))
    }

    @Test func epochsThatNobodyToldOfAreAskedForOnceMore() throws {
        // Both sides know the common past, but neither names it at first: 40 new epochs hide it.
        let last = try epochs(1, of: town.counter, after: [])
        let restored = twin(of: town.counter)
        _ = try epochs(40, of: town.counter, after: last)
        _ = try epochs(40, of: restored, after: last)
        _ = try town.sync(town.counter, town.hub)
        _ = try town.sync(restored, town.city)
        let outcome = try town.sync(town.hub, town.city)
        #expect(outcome.end == .equal)
        #expect(areEqual(town.hub, town.city, in: [education]))
        #expect(outcome.received.admitted == 80)
        #expect(outcome.acknowledged.admitted == 80)
    }

    /// Two branches from number `at` on, of one epoch, at hub and city.
    private func fork(at number: Int, tails: (Int, Int)) throws {
        let epoch = Epoch(town.district.entropy.bytes16())
        var author = town.counter.author(education, epoch: epoch)
        var common: [OutgoingVerified] = []
        for index in 0..<number { common.append(try author.write("common \(index)")) }
        for (node, count) in [(town.hub, tails.0), (town.city, tails.1)] {
            var branch = author
            for written in common { node.store.add(written) }
            for index in 0..<count { node.store.add(try branch.write("\(node.name) \(index)")) }
        }
    }

    @Test(arguments: [0, 1, 5], [(1, 1), (1, 4), (4, 1), (3, 3)])
    func bothBranchesOfAForkReachBothSides(number: Int, tails: (Int, Int)) throws {
        try fork(at: number, tails: tails)
        let outcome = try town.sync(town.hub, town.city)
        #expect(outcome.end == .equal)
        #expect(areEqual(town.hub, town.city, in: [education]))
        #expect(town.hub.store.outline(town.counter.author(education).log)?.tips.count == 2)
        // A third one that knows one branch gets the other.
        #expect(try town.sync(town.counter, town.hub).end == .equal)
        #expect(areEqual(town.counter, town.hub, in: [education]))
        #expect(try town.sync(town.hub, town.city).roundTrips == 1)
    }

    @Test func aForkedLogThatGoesOnStillSyncs() throws {
        try fork(at: 2, tails: (2, 3))
        _ = try town.sync(town.hub, town.city)
        let tips = try #require(town.hub.store.outline(town.counter.author(education).log)).tips
        try town.counter.learnAndTake(from: town.hub)
        for tip in tips { try town.counter.write(3, for: education, after: [tip.id]) }
        #expect(try town.sync(town.counter, town.city).end == .equal)
        #expect(try town.sync(town.hub, town.city).end == .equal)
        #expect(areEqual(town.counter, town.hub, in: [education]))
    }
}

extension TestNode {
    func learnAndTake(from other: TestNode) throws {
        _ = store.store(other.store.entries.map(\.signed), [])
        for entry in other.store.entries { _ = store.store([], other.store.held(of: entry)) }
    }
}
