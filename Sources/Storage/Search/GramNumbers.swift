/// Numbers pieces as they come: 0, 1, 2 … A table of its own, since a stretch has most of a million pieces to look up, and a
/// dictionary takes twice as long for all else together.
struct GramNumbers {
    private var grams: [Gram] = []
    /// Where a piece hashes to or behind: one more than its number, 0 where nothing is. At most half of it is taken.
    private var places: [UInt32]
    private var shift: UInt64
    /// Drawn for each table: whoever writes texts cannot choose pieces that fall on one place. No number depends on it.
    private let factor = UInt64.random(in: .min ... .max) | 1

    init() {
        let bits: UInt64 = 14
        places = [UInt32](repeating: 0, count: 1 << Int(bits))
        shift = 64 - bits
    }

    /// Each piece and its number, ascending by piece.
    var ascending: [(Gram, Int)] { zip(grams, grams.indices).sorted { $0.0 < $1.0 } }

    /// A new piece has the next number.
    mutating func number(of gram: Gram) -> Int {
        let place = place(of: gram)
        if places[place] > 0 { return Int(places[place]) - 1 }
        grams.append(gram)
        places[place] = UInt32(grams.count)
        if grams.count * 2 > places.count { grow() }
        return grams.count - 1
    }

    /// Where it is, or is to be.
    private func place(of gram: Gram) -> Int {
        var place = Int((gram.key &* factor) >> shift)
        while places[place] > 0, grams[Int(places[place]) - 1] != gram { place = (place + 1) & (places.count - 1) }
        return place
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        shift -= 1
        for (number, gram) in grams.enumerated() { places[place(of: gram)] = UInt32(number + 1) }
    }
}
