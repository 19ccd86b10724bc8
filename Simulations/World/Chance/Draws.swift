/// Every choice of a run, drawn by its name instead of one after another: (seed, stream, a, b) gives the same number
/// whatever else was drawn. So taking one event out of a run leaves all other choices as they were, and a failure can
/// be made small (`docs/simulations.md`).
package struct Draws: Hashable, Sendable {
    package let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// What a choice is about. Raw values are part of what a seed means: they never change.
    package enum Stream: UInt64, Sendable {
        case shape = 1
        case swarm, intensity, plan, tie, message, latency, deed, fault, stick, adversary, core, entropy, rebuild
    }

    package func value(_ stream: Stream, _ a: Int = 0, _ b: Int = 0) -> UInt64 {
        var state = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
        for part in [stream.rawValue, UInt64(bitPattern: Int64(a)), UInt64(bitPattern: Int64(b))] {
            state = Self.mix(state ^ (part &* 0xD6E8_FEB8_6659_FD93 &+ 0x9E37_79B9_7F4A_7C15))
        }
        return state
    }

    /// A number from 0 to `count` - 1. The bias of the remainder is below 2^-40 for all counts used here.
    package func below(_ count: Int, _ stream: Stream, _ a: Int = 0, _ b: Int = 0) -> Int {
        precondition(count > 0, "a choice among \(count)")
        return Int(value(stream, a, b) % UInt64(count))
    }

    package func chance(perMille: Int, _ stream: Stream, _ a: Int = 0, _ b: Int = 0) -> Bool {
        below(1_000, stream, a, b) < perMille
    }

    /// From `low` to `high`, each magnitude as likely as any other.
    package func logUniform(_ low: Int, _ high: Int, _ stream: Stream, _ a: Int = 0, _ b: Int = 0) -> Int {
        var octaves = 0
        while low << (octaves + 1) <= high { octaves += 1 }
        let floor = low << below(octaves + 1, stream, a, b &* 2)
        return min(high, floor + below(floor, stream, a, b &* 2 &+ 1))
    }

    package func pick<Element>(_ elements: [Element], _ stream: Stream, _ a: Int = 0, _ b: Int = 0) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count, stream, a, b)]
    }

    /// The elements in an order of chance (Fisher and Yates).
    package func shuffled<Element>(_ elements: [Element], _ stream: Stream, _ a: Int = 0) -> [Element] {
        var elements = elements
        for last in elements.indices.reversed() where last > 0 {
            elements.swapAt(last, below(last + 1, stream, a, last))
        }
        return elements
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
