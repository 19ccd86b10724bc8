/// Which faults a seed has, and how many of each. Not all at once: a fault that is always there hides what others do
/// (Groce et al., "Swarm testing", 2012).
package struct Swarm: Hashable, Sendable {
    package enum Mood: String, Hashable, Sendable {
        case mixed, focused, benign
    }

    package let mood: Mood
    /// Per message or stick: chances in a thousand. Per event: how many times in ten days.
    package private(set) var intensities: [FaultKind: Int] = [:]

    private static let benignPerMille = 50
    private static let focusedPerMille = 100
    private static let setBackPerMille = 300

    package init(_ draws: Draws) {
        let dice = draws.below(1_000, .swarm)
        switch dice {
        case ..<Self.benignPerMille: mood = .benign
        case ..<(Self.benignPerMille + Self.focusedPerMille): mood = .focused
        default: mood = .mixed
        }
        switch mood {
        case .benign: break
        case .focused: focus(draws)
        case .mixed: mix(draws)
        }
    }

    /// Exactly these.
    package init(only intensities: [FaultKind: Int]) { (mood, self.intensities) = (.mixed, intensities) }

    package func intensity(_ kind: FaultKind) -> Int { intensities[kind] ?? 0 }

    private mutating func focus(_ draws: Draws) {
        guard let kind = draws.pick(FaultKind.allCases, .swarm, 1) else { return }
        intensities[kind] = Self.range(of: kind).upperBound
    }

    private mutating func mix(_ draws: Draws) {
        for (index, kind) in FaultKind.allCases.enumerated() where draws.chance(perMille: 500, .swarm, 2, index) {
            let range = Self.range(of: kind)
            // Rare events change what a district is: with half of them in every run, nothing else would be seen.
            // A backdated entry takes a hub that can cut, and comes to nothing in half of the runs.
            let perMille = kind == .backdatedEntry ? 800 : 300
            if case .rareEvent = kind.manner, !draws.chance(perMille: perMille, .swarm, 3, index) { continue }
            intensities[kind] = draws.logUniform(range.lowerBound, range.upperBound, .intensity, index)
        }
        guard draws.chance(perMille: Self.setBackPerMille, .swarm, 4),
            let kind = draws.pick(FaultKind.setBacks, .swarm, 5)
        else { return }
        intensities[kind] = max(intensity(kind), 1)
    }

    private static func range(of kind: FaultKind) -> ClosedRange<Int> {
        switch kind.manner {
        case .perMessage: 2...250
        case .perStick: 50...700
        case .event: 1...8
        case .rareEvent: 1...1
        }
    }
}
