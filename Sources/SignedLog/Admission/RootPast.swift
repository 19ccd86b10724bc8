/// A set of root entries that contains the past of each of its members, as one ``RootHistory`` numbers them; so it
/// means nothing to another history. It is a length per chain of that history: a chain is a path through the entries,
/// each of which has the one before it in its past. Of an unparted root log there is one chain, and a past is one
/// number, however long the log.
package struct RootPast: Hashable, Sendable {
    /// How many entries of each chain are in; no zero at the end, so that equal sets are equal values.
    private(set) var lengths: [UInt32]

    package static let empty = RootPast(lengths: [])

    private init(lengths: [UInt32]) { self.lengths = lengths }

    package var isEmpty: Bool { lengths.isEmpty }

    func length(ofChain chain: Int) -> UInt32 {
        chain < lengths.count ? lengths[chain] : 0
    }

    func includes(_ place: ChainPlace) -> Bool {
        length(ofChain: place.chain) > place.position
    }

    package func isSuperset(of other: RootPast) -> Bool {
        other.lengths.count <= lengths.count && zip(lengths, other.lengths).allSatisfy { $0 >= $1 }
    }

    mutating func formUnion(_ other: RootPast) {
        for (chain, length) in other.lengths.enumerated() { raise(chain, to: length) }
    }

    mutating func insert(_ place: ChainPlace) {
        raise(place.chain, to: place.position + 1)
    }

    private mutating func raise(_ chain: Int, to length: UInt32) {
        while lengths.count <= chain { lengths.append(0) }
        lengths[chain] = max(lengths[chain], length)
    }
}

/// Where a root entry stands in its history's chains; the first of a chain has position 0.
struct ChainPlace: Hashable, Sendable {
    let chain: Int
    let position: UInt32
}
