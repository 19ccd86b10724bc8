import Loopback

/// What happens to the district: one event after another, drawn from the seed. What was struck recovers by itself while
/// the next is struck already.
struct Mischief {
    private let district: RealDistrict
    private let clock: RunClock
    private var chance: Chance
    /// Nodes that are down or full.
    private let struck = Struck()
    /// Nodes that dial and have no line.
    private let cutOff = Struck()

    init(_ district: RealDistrict, _ chance: Chance, _ clock: RunClock) {
        (self.district, self.chance, self.clock) = (district, chance, clock)
    }

    /// So many processes are killed; disks are filled and lines are cut in between, at least one of each.
    mutating func run(kills: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for kill in 0..<kills {
                try await Task.sleep(for: chance.milliseconds(100...1_500))
                if kill == kills / 2 || chance.below(4) == 0 { try await fill(&group) }
                if kill == kills / 3 || chance.below(3) == 0 { await cut(&group) }
                try await self.kill(&group)
            }
            try await group.waitForAll()
        }
    }

    private mutating func kill(_ group: inout ThrowingTaskGroup<Void, any Error>) async throws {
        let member = try await next()
        let node = district.node(member)
        let rest = chance.milliseconds(0...1_500)
        let (clock, struck) = (clock, struck)
        clock.say("KILL \(member), back after \(rest)")
        await node.kill()
        group.addTask {
            try await Task.sleep(for: rest)
            try await node.start()
            clock.say("\(member) is back")
            await struck.release(member)
        }
    }

    /// While it is full, the node may be killed, too; it is started when there is room again.
    private mutating func fill(_ group: inout ThrowingTaskGroup<Void, any Error>) async throws {
        let member = try await next()
        let node = district.node(member)
        let (rest, isKilled) = (chance.milliseconds(300...1_500), chance.below(2) == 0)
        let (clock, struck) = (clock, struck)
        clock.say("DISK of \(member) FULL for \(rest)\(isKilled ? ", then KILL" : "")")
        try await node.fillDisk()
        group.addTask {
            try await Task.sleep(for: rest)
            if isKilled { await node.kill() }
            try await node.makeRoom()
            if isKilled { try await node.start() }
            clock.say("\(member) has room\(isKilled ? " and is back" : "")")
            await struck.release(member)
        }
    }

    private mutating func cut(_ group: inout ThrowingTaskGroup<Void, any Error>) async {
        let dialing = Member.allCases.filter { district.lines[$0] != nil }
        let (number, rest) = (chance.next(), chance.milliseconds(200...3_000))
        guard let member = await cutOff.strike(number, among: dialing), let line = district.lines[member] else {
            return
        }
        let (clock, cutOff) = (clock, cutOff)
        clock.say("LINE of \(member) CUT for \(rest)")
        await line.cut()
        group.addTask {
            try await Task.sleep(for: rest)
            line.heal()
            clock.say("line of \(member) is up")
            await cutOff.release(member)
        }
    }

    /// One that is not struck; it is from now on. If all are, the first that recovers.
    private mutating func next() async throws -> Member {
        let number = chance.next()
        while true {
            if let member = await struck.strike(number, among: Member.allCases) { return member }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

/// Those that have not recovered yet.
private actor Struck {
    private var members: Set<Member> = []

    /// One that is not struck; it is from now on. Nil if all are.
    func strike(_ number: UInt64, among candidates: [Member]) -> Member? {
        let left = candidates.filter { !members.contains($0) }
        guard !left.isEmpty else { return nil }
        let member = left[Int(number % UInt64(left.count))]
        members.insert(member)
        return member
    }

    func release(_ member: Member) { members.remove(member) }
}
