import Licenses
import SignedLog

/// Takes numbers from this node's blocks, one after another, each at most once.
struct NumberSupply {
    private let claims: (any NumberClaims)?
    private let node: DocumentID
    /// Marks that have to be raised before one of the numbers is used.
    private(set) var raised: [BlockID: UInt64] = [:]
    /// A number above its block's high-water mark had been given out: the marks are older than the database.
    private(set) var isBehind = false

    /// - Parameter claims: nil where nothing outlives the machine's next start: then no block is used.
    init(claims: (any NumberClaims)?, node: DocumentID) { (self.claims, self.node) = (claims, node) }

    /// - Parameter use: what a number of the type is used for; one that is not free is passed over.
    mutating func next(for want: NumberWant, use: (Text) throws -> NumberUse) rethrows -> GivenNumber {
        let own = claims == nil ? [] : want.numbering.blocks(of: node, year: want.year)
        for block in own where block.standing == .usable {
            var serial = max(block.numbers.lowerBound, highest(of: block) + 1)
            while serial <= block.numbers.upperBound {
                defer { serial += 1 }
                let use = try use(want.numbering.pattern.number(serial, year: want.year))
                if use == .givenHere { isBehind = true }
                guard use == .free else { continue }
                raised[block.id] = serial
                return GivenNumber(serial, of: want, remark: isLow(own) ? .low : nil)
            }
        }
        return GivenNumber(nil, of: want, remark: Self.lack(of: own))
    }

    /// The highest number that was claimed, here or on this machine; 0 where there is none.
    private func highest(of block: NumberBlock) -> UInt64 {
        max(raised[block.id] ?? 0, claims?.highest(of: block.id) ?? 0)
    }

    private func isLow(_ blocks: [NumberBlock]) -> Bool {
        let usable = blocks.filter { $0.standing == .usable }
        let left = usable.reduce(0) { $0 + $1.left(after: highest(of: $1)) }
        return NumberRemark.isLow(left: left, of: usable.reduce(0) { $0 + $1.count })
    }

    /// Why there is no number.
    private static func lack(of blocks: [NumberBlock]) -> NumberRemark {
        if blocks.contains(where: { $0.standing == .usable }) { return .usedUp }
        return blocks.contains { $0.standing == .burnt } ? .burnt : .notLeased
    }
}

/// What is known of a number of a block before it is given out.
enum NumberUse {
    case free
    /// A license has it that nobody gave it to here: of a back-file, or typed before the block was leased.
    case taken
    case givenHere
}

extension NumberBlock {
    /// How many numbers are left where this one was the last.
    func left(after highest: UInt64) -> UInt64 {
        numbers.upperBound - min(max(highest, numbers.lowerBound - 1), numbers.upperBound)
    }
}

extension NumberRemark {
    static func isLow(left: UInt64, of count: UInt64) -> Bool { left * 100 <= count * lowPercent }
}
