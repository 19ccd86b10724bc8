/// Numbers from a seed: SplitMix64 (Steele, Lea, Flood 2014).
struct Chance: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Another row of numbers, which does not depend on how many were drawn of this one.
    func branch(_ number: UInt64) -> Chance {
        var other = Chance(seed: state ^ (number &* 0xD6E8_FEB8_6659_FD93))
        return Chance(seed: other.next())
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// From 0 to `count` - 1.
    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    mutating func milliseconds(_ range: ClosedRange<Int>) -> Duration {
        .milliseconds(range.lowerBound + below(range.count))
    }
}
