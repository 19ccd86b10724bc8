import Foundation

/// One district from its founding to its last comparison.
struct RealRun: Sendable {
    let seed: UInt64
    let kills: Int
    let disk: Disk
    let folder: RunFolder

    /// Nil if everything held. All processes have ended when it returns.
    func failure() async -> RunFailure? {
        let district: RealDistrict
        do { district = try await RealDistrict(folder, disk) } catch { return Self.failure(error) }
        do {
            try await live(in: district)
            await district.stop()
            return nil
        } catch {
            await district.stop()
            return Self.failure(error)
        }
    }

    private static func failure(_ error: any Error) -> RunFailure {
        error as? RunFailure ?? RunFailure(.crash, "\(error)")
    }

    private func live(in district: RealDistrict) async throws {
        let ledger = Ledger()
        let clock = RunClock()
        let chance = Chance(seed: seed)
        let isOver = EndFlag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, member) in Member.counters.enumerated() {
                let clerk = Clerk(district.node(member), chance.branch(UInt64(index) + 1), ledger)
                group.addTask { try await clerk.work(until: isOver) }
            }
            group.addTask {
                defer { isOver.raise() }
                var mischief = Mischief(district, chance.branch(0), clock)
                try await mischief.run(kills: kills)
            }
            try await group.waitForAll()
        }
        clock.say("HEALED; \(await ledger.summary)")
        try await Inspection(district, ledger, clock).run()
    }
}

/// Says how long the run has gone on when something happens.
struct RunClock: Sendable {
    private let start = ContinuousClock.now

    func say(_ text: String) {
        let elapsed = (ContinuousClock.now - start).components
        let milliseconds = elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
        let digits = String(milliseconds)
        Console.say(String(repeating: " ", count: max(0, 8 - digits.count)) + digits + " ms  " + text)
    }
}
