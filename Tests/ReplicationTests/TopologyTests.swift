import District
import SignedLog
import Signing
import Testing

@testable import Replication

/// Random towns: whoever meets whom, in whatever order, in the end all who may hold an audience hold the same.
@Suite struct TopologyTests {
    private struct Map {
        let nodes: [TestNode]
        let lines: [(Int, Int)]
        /// Longest of the shortest ways, in lines.
        let diameter: Int
    }

    private func map(_ random: inout SeededRandom) throws -> Map {
        let district = try TestDistrict()
        let count = 3 + random.number(below: 4)
        var nodes: [TestNode] = []
        for index in 0..<count {
            let node = TestNode("node \(index)", district)
            // Hubs only: so every line may carry everything, and any connected map must converge.
            try district.enroll(node.key.publicKey, index == 0 ? .city : .hub, "office \(index)")
            nodes.append(node)
        }
        for node in nodes { node.learnAuthority() }
        var lines = (1..<count).map { ($0, random.number(below: $0)) }
        if random.chance(oneIn: 2) { lines.append((0, count - 1)) }
        return Map(nodes: nodes, lines: lines, diameter: Self.diameter(count, lines))
    }

    private static func diameter(_ count: Int, _ lines: [(Int, Int)]) -> Int {
        var ways = (0..<count).map { from in (0..<count).map { $0 == from ? 0 : count } }
        for (one, other) in lines { (ways[one][other], ways[other][one]) = (1, 1) }
        for over in 0..<count {
            for from in 0..<count {
                for to in 0..<count { ways[from][to] = min(ways[from][to], ways[from][over] + ways[over][to]) }
            }
        }
        return ways.joined().max() ?? 0
    }

    private func writeSomething(_ node: TestNode, _ random: inout SeededRandom) throws {
        let audiences = [education, health, audience("education", "health")]
        let audience = random.pick(audiences)
        let tips = node.store.outline(node.author(audience).log)?.tips.map(\.id) ?? []
        let marks = try node.write(1 + random.number(below: 4), for: audience, after: tips)
        if random.chance(oneIn: 4), let mark = marks.last {
            // A disclosure that got lost here, and may be found elsewhere or nowhere.
            let act = node.store.entries.first { $0.id == mark.id }?.acts.first
            if let act { node.store.forget(WantedDisclosure(act: act.id, key: "holder/name")) }
        }
    }

    @Test(arguments: UInt64(0)..<24)
    func anyOrderOfMeetingsConverges(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let map = try map(&random)
        for _ in 0..<20 {
            try writeSomething(random.pick(map.nodes), &random)
            if random.chance(oneIn: 2) { try meet(random.pick(map.lines), map, &random, mayBreak: true) }
        }
        for _ in 0..<(map.diameter + 2) {
            for line in shuffled(map.lines, &random) { try meet(line, map, &random, mayBreak: false) }
        }
        let digests = map.nodes.map(\.store.digests)
        #expect(digests.allSatisfy { $0 == digests[0] }, "seed \(seed)")
        let wanted = map.nodes.map { $0.store.wanted().count }
        #expect(wanted.allSatisfy { $0 == wanted[0] }, "seed \(seed)")
    }

    private func meet(_ line: (Int, Int), _ map: Map, _ random: inout SeededRandom, mayBreak: Bool) throws {
        let turned = random.chance(oneIn: 2)
        let (one, other) = (map.nodes[turned ? line.1 : line.0], map.nodes[turned ? line.0 : line.1])
        if random.chance(oneIn: 5) { one.restart() }
        var plan = DialPlan()
        plan.batchByteTarget = 500 + random.number(below: 5_000)
        var testLine = TestLine()
        let breaksAt = mayBreak && random.chance(oneIn: 3) ? random.number(below: 12) : .max
        testLine.fate = { index, _ in index == breaksAt ? .lost : .arrives }
        let end = try testLine.sync(one, other, plan).end
        switch end {
        case .equal, .wanting: break
        case .interrupted: #expect(mayBreak)
        case .different, .refused, .refusedByPeer, .storeFailed: Issue.record("\(end)")
        }
    }

    private func shuffled<Element>(_ elements: [Element], _ random: inout SeededRandom) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst().reversed() {
            elements.swapAt(index, random.number(below: index + 1))
        }
        return elements
    }
}
