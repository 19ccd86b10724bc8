import Synchronization
import Testing

@testable import Node

/// Both sides of each limit, by a clock that the test moves.
struct PeerGateTests {
    private final class Clock: Sendable {
        let now = Mutex<Int64>(0)

        func pass(_ milliseconds: Int64) { now.withLock { $0 += milliseconds } }
    }

    private let clock = Clock()

    private func gate(_ change: (inout PeerLimits) -> Void) -> PeerGate {
        var limits = PeerLimits.standard
        change(&limits)
        let clock = clock
        return PeerGate(limits) { clock.now.withLock { $0 } }
    }

    @Test func anAddressHasSoManyRequestsAtATimeAndLeavesTheOthersTheirs() async {
        let gate = gate { ($0.requests, $0.requestsOfOneAddress) = (100, 2) }
        #expect(await gate.enter("a", isOpening: false) == .admitted)
        #expect(await gate.enter("a", isOpening: false) == .admitted)
        #expect(await gate.enter("a", isOpening: false) == .refused(retryAfterSeconds: 1))
        #expect(await gate.enter("b", isOpening: false) == .admitted)
        await gate.leave("a", byteCount: 0)
        #expect(await gate.enter("a", isOpening: false) == .admitted)
    }

    /// Three greedy addresses leave a fourth of everything to whoever comes next.
    @Test func nobodyHasMoreThanIsFree() async {
        let gate = gate { ($0.requests, $0.bodyByteCountInAll) = (16, 1_600) }
        var (admitted, reserved): ([String: Int], [String: Int]) = ([:], [:])
        for round in 0..<30 {
            let address = ["a", "b", "c"][round % 3]
            if await gate.enter(address, isOpening: false) == .admitted { admitted[address, default: 0] += 1 }
            if await gate.reserve(100, address) { reserved[address, default: 0] += 100 }
        }
        #expect(admitted == ["a": 4, "b": 4, "c": 4])
        #expect(reserved == ["a": 400, "b": 400, "c": 400])
        #expect(await gate.enter("d", isOpening: false) == .admitted)
        #expect(await gate.reserve(200, "d"))
    }

    @Test func anAddressHasSoManyRequestsAMinute() async {
        let gate = gate { $0.requestsPerMinute = 4 }
        for _ in 0..<4 {
            #expect(await gate.enter("a", isOpening: false) == .admitted)
            await gate.leave("a", byteCount: 0)
        }
        #expect(await gate.enter("a", isOpening: false) == .refused(retryAfterSeconds: 15))
        #expect(await gate.enter("b", isOpening: false) == .admitted)
        clock.pass(14_999)
        #expect(await gate.enter("a", isOpening: false) == .refused(retryAfterSeconds: 1))
        clock.pass(1)
        #expect(await gate.enter("a", isOpening: false) == .admitted)
        #expect(await gate.enter("a", isOpening: false) == .refused(retryAfterSeconds: 15))
        clock.pass(Int64.max / 2)
        for _ in 0..<4 { #expect(await gate.enter("a", isOpening: false) == .admitted) }
        #expect(await gate.enter("a", isOpening: false) == .refused(retryAfterSeconds: 15))
    }

    @Test func openingsHaveAnAllowanceOfTheirOwn() async {
        let gate = gate { ($0.openingsPerMinute, $0.openingsAtOnce) = (60, 2) }
        #expect(await gate.enter("a", isOpening: true) == .admitted)
        #expect(await gate.enter("a", isOpening: true) == .admitted)
        #expect(await gate.enter("a", isOpening: true) == .refused(retryAfterSeconds: 1))
        #expect(await gate.enter("a", isOpening: false) == .admitted)
        clock.pass(1000)
        #expect(await gate.enter("a", isOpening: true) == .admitted)
        #expect(await gate.enter("a", isOpening: true) == .refused(retryAfterSeconds: 1))
    }

    @Test func bytesThatAreHereAreBounded() async {
        let gate = gate { $0.bodyByteCountOfOneAddress = 10 }
        for address in ["a", "b"] { #expect(await gate.enter(address, isOpening: false) == .admitted) }
        #expect(await gate.reserve(9, "a"))
        #expect(await !gate.reserve(2, "a"))
        #expect(await gate.reserve(1, "a"))
        #expect(await !gate.reserve(1, "a"))
        #expect(await gate.reserve(10, "b"))
        await gate.leave("a", byteCount: 10)
        #expect(await gate.enter("a", isOpening: false) == .admitted)
        #expect(await gate.reserve(10, "a"))
    }
}

struct TurnQueueTests {
    /// Three requests of one address stand before one of another, which waits for one of them and not for three.
    @Test func addressesTakeTurns() async {
        let queue = TurnQueue(places: 1)
        let (begun, beginning) = AsyncStream<Void>.makeStream()
        let (release, releasing) = AsyncStream<Void>.makeStream()
        let done = Record()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await queue.run(for: "a") {
                    beginning.yield()
                    for await _ in release { break }
                }
            }
            for await _ in begun { break }
            // All stand in the queue before the first one ends.
            for (position, address) in ["a", "a", "a", "b", "c", "b"].enumerated() {
                group.addTask { await queue.run(for: address) { await done.add(address) } }
                while await queue.waitingCount <= position { await Task.yield() }
            }
            releasing.yield()
        }
        #expect(await done.addresses == ["a", "b", "c", "a", "b", "a"])
    }

    /// As many as there are places are at work, and the next comes in as one of them leaves.
    @Test func noMoreAreAtWorkThanThereArePlaces() async {
        let queue = TurnQueue(places: 2)
        let (begun, beginning) = AsyncStream<Void>.makeStream()
        let (release, releasing) = AsyncStream<Void>.makeStream()
        await withTaskGroup(of: Void.self) { group in
            for address in ["a", "b", "c"] {
                group.addTask {
                    await queue.run(for: address) {
                        beginning.yield()
                        for await _ in release { break }
                    }
                }
            }
            var arrivals = begun.makeAsyncIterator()
            for _ in 0..<2 { await arrivals.next() }
            while await queue.waitingCount == 0 { await Task.yield() }
            #expect(await queue.waitingCount == 1)
            releasing.yield()
            await arrivals.next()
            #expect(await queue.waitingCount == 0)
            releasing.finish()
        }
    }

    private actor Record {
        private(set) var addresses: [String] = []

        func add(_ address: String) { addresses.append(address) }
    }
}
