import Dispatch
import SignedLog
import Synchronization
import Testing

/// Who computes must not show in what comes out.
@Suite struct WorkersTests {
    static let all: [(name: String, workers: Workers)] = [("one", .one), ("four", .four)]

    struct Refused: Error, Equatable {
        let item: Int
    }

    @Test(arguments: all.map(\.name), [0, 1, 63, 64, 65, 1_000])
    func outputsStandInTheOrderOfTheItems(name: String, count: Int) throws {
        let items = Array(0..<count)
        #expect(try workers(name).map(items) { $0 * 2 } == items.map { $0 * 2 })
    }

    @Test(arguments: all.map(\.name))
    func ofSeveralErrorsThatOfTheFirstItemIsThrown(name: String) throws {
        let workers = try workers(name)
        #expect(throws: Refused(item: 130)) {
            try workers.map(Array(0..<1_000)) { item throws(Refused) in
                if item % 130 == 0, item > 0 { throw Refused(item: item) }
                return item
            }
        }
    }

    @Test(arguments: all.map(\.name))
    func everyItemIsWorkedOnOnce(name: String) throws {
        let calls = Mutex<[Int: Int]>([:])
        _ = try workers(name).map(Array(0..<500)) { item in calls.withLock { $0[item, default: 0] += 1 } }
        #expect(calls.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<500).map { ($0, 1) }))
    }

    @Test(arguments: all.map(\.name))
    func workThatWasBegunIsThereWhenItIsAskedFor(name: String) throws {
        let pending = try workers(name).begin { (1...1_000).reduce(0, +) }
        #expect(pending.value() == 500_500)
        #expect(pending.value() == 500_500, "asked twice")
    }

    /// All others are busy: whoever asks does it, and nobody does it again.
    @Test func workThatNobodyHasComeToIsDoneByWhoAsks() {
        let waiting = Mutex<[@Sendable () -> Void]>([])
        let calls = Mutex(0)
        let workers = Workers(count: 2) { parts, work in
            for part in 0..<parts { work(part) }
        } start: { work in
            waiting.withLock { $0.append(work) }
            return { Issue.record("nobody will come") }
        }
        let pending = workers.begin {
            calls.withLock { $0 += 1 }
            return 7
        }
        #expect(pending.value() == 7)
        for work in waiting.withLock({ $0 }) { work() }
        #expect(calls.withLock { $0 } == 1)
    }

    private func workers(_ name: String) throws -> Workers {
        try #require(Self.all.first { $0.name == name }).workers
    }
}

extension Workers {
    static let four = Workers(count: 4) { parts, work in
        DispatchQueue.concurrentPerform(iterations: parts, execute: work)
    } start: { work in
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group, execute: work)
        return { group.wait() }
    }
}
