// Lines that are cut, and what was on them.
extension DistrictRun {
    func cut(_ directions: [Direction], by kind: FaultKind, for duration: Int64) {
        guard !directions.isEmpty else { return }
        network.cut(directions)
        for direction in directions { cutCauses[direction] = kind }
        schedule(.afterwards(.lineUp(directions)), after: duration)
    }

    /// A message found its line cut.
    func noteCut(_ direction: Direction) {
        if let kind = cutCauses[direction] { changed(kind) }
    }

    func strikeLine(_ kind: FaultKind, at node: NodeIndex) {
        let hours = Int64(draws.logUniform(1, 24 * max(1, shape.days / 2), .fault, current.number))
        switch kind {
        case .partition: cut(across(half(around: node)), by: kind, for: hours * Span.hour)
        case .asymmetricPartition:
            let out = across(half(around: node)).filter { below(2, .fault, 40 + $0.from * 16 + $0.to) == 0 }
            cut(out, by: kind, for: hours * Span.hour)
        case .hubUnreachable, .cityUnreachable: cut(across([node]), by: kind, for: hours * Span.hour)
        case .flappingLine: flap(at: node)
        case .swizzledHealing: swizzle(hours)
        default: preconditionFailure("\(kind) is no fault of a line")
        }
    }

    /// Up and down every few minutes.
    private func flap(at node: NodeIndex) {
        let lines = across([node])
        for round in 0..<Int64(12) {
            schedule(.afterwards(.lineDown(lines)), after: round * 20 * Span.minute)
            schedule(.afterwards(.lineUp(lines)), after: round * 20 * Span.minute + 12 * Span.minute)
        }
        for direction in lines { cutCauses[direction] = .flappingLine }
    }

    /// Line after line goes down, and they come back in another order (FoundationDB's "swizzle-clogging").
    private func swizzle(_ hours: Int64) {
        let lines = draws.shuffled(nodes.indices.flatMap { across([$0]) }, .fault, current.number)
        for (place, direction) in lines.enumerated() {
            schedule(.afterwards(.lineDown([direction])), after: Int64(place) * Span.minute)
            cutCauses[direction] = .swizzledHealing
        }
        for (place, direction) in draws.shuffled(lines, .fault, current.number + 1).enumerated() {
            schedule(.afterwards(.lineUp([direction])), after: hours * Span.hour + Int64(place) * Span.minute)
        }
    }

    private func half(around node: NodeIndex) -> Set<NodeIndex> {
        Set([node] + nodes.indices.filter { $0 != node && below(3, .fault, 20 + $0) == 0 })
    }

    /// Both ways between a part of the district and the rest.
    func across(_ part: Set<NodeIndex>) -> [Direction] {
        nodes.indices.flatMap { from in nodes.indices.map { Direction(from, $0) } }
            .filter { $0.from != $0.to && part.contains($0.from) != part.contains($0.to) }
    }
}
