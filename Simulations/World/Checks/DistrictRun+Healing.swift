import Replica
import SignedLog

// The faults end, a part of the district has a line again, and must come to the same.
extension DistrictRun {
    func heal() throws {
        try endFaults()
        let alive = nodes.indices.filter { !nodes[$0].condition.isAway && nodes[$0].running != nil }
        let core = HealedCore(draws, shape, alive: alive)
        let members = core.members.map { nodes[$0] }
        report.coreSize = members.count
        note("HEALED: \(members.map(\.code).joined(separator: " "))\(core.hasSticks ? " by sticks" : "")")
        markCore(core, alive.count)
        for round in 1...HealedCore.roundLimit {
            let before = members.map { $0.running?.changeCount }
            let confirmed = try confirmRestores(members)
            try carry(core, round)
            report.rounds = round
            let isQuiet = before == members.map { $0.running?.changeCount }
            if isQuiet, !confirmed, try difference(among: members) == nil { return try provenEqual(members, round) }
        }
        let why = try difference(among: members) ?? "they do not come to rest"
        throw RunFailure.convergence("after \(HealedCore.roundLimit) rounds \(why)")
    }

    /// Nodes that have met entries of their own key are looked at by a person, who says: that was ours.
    private func confirmRestores(_ members: [Installation]) throws -> Bool {
        var isAny = false
        for node in members where node.running?.stop == .ownKeyElsewhere {
            node.kill()
            node.isConfirmed = true
            try restart(node)
            reach(.personConfirmedRestore)
            isAny = true
        }
        return isAny
    }

    private func carry(_ core: HealedCore, _ round: Int) throws {
        for (place, line) in core.lines.enumerated() {
            begin(round, place)
            try dial(line.from, line.to)
            try finishStep()
            try runUntilQuiet()
        }
        guard core.hasSticks else { return }
        for (place, line) in (core.lines + core.lines.map(\.back)).enumerated() {
            begin(round, 100 + place)
            try writeStick(from: line.from, to: line.to)
            try finishStep()
            try runUntilQuiet()
        }
    }

    private func begin(_ round: Int, _ place: Int) {
        current = OccurrenceID(event: 10_000_000 + round * 1_000 + place, part: 0)
        for node in nodes { node.entropy.begin(event: current.number) }
    }

    private func markCore(_ core: HealedCore, _ alive: Int) {
        reach(.coreWithoutHub, isSo: !core.members.contains(DistrictShape.hub))
        reach(.coreWithoutCity, isSo: shape.city.map { !core.members.contains($0) } ?? false)
        reach(.coreOfTwo, isSo: core.members.count == 2)
        reach(.coreOfAll, isSo: core.members.count == alive)
    }
}
