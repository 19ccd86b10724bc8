/// SplitMix64: the same numbers for the same seed, on every machine and with every compiler.
struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// Below `bound`.
    mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func chance(oneIn bound: Int) -> Bool { number(below: bound) == 0 }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }
}
