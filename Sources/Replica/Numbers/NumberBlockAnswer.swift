import District
import Licenses
package import SignedLog
import Storage

/// Who gives out which numbers, by type, year and first number.
package struct NumbersAnswer: Encodable, Sendable {
    package let blocks: [NumberBlockAnswer]
    /// This node cannot tell how far it had come: it burns its blocks before it gives out another number.
    package let distrusted: Bool
}

package struct NumberBlockAnswer: Encodable, Sendable {
    package let item: DocumentID
    package let typeName: String
    package let office: OfficeID
    package let officeName: String?
    /// The code of the node.
    package let node: String?
    package let year: Int
    package let from: UInt64
    package let to: UInt64
    /// The first number as it is written.
    package let example: String
    /// Licenses that are here and have a number of it.
    package let given: Int
    /// The highest number of them, or that this node has claimed; nil: none.
    package let highest: UInt64?
    package let left: UInt64
    /// `open`, `low`, `used-up`, `burnt` or `shadowed`.
    package let state: String
    package let lease: DocumentID
}

extension Replica {
    package func numbers() throws -> NumbersAnswer {
        let names = Names(state)
        let view = state.authority.currentView
        let blocks = try store.read { store in
            try names.items.flatMap { item -> [NumberBlockAnswer] in
                guard let numbering = state.statements.numbering(of: item, view), !numbering.blocks.isEmpty else {
                    return []
                }
                var uses = numbering.blocks.map(BlockUse.init)
                try store.eachNumber(ofType: item.typeCode) { number in
                    guard let read = numbering.pattern.reading(number) else { return }
                    let restarts = numbering.pattern.restartsYearly
                    for index in uses.indices { uses[index].add(read.serial, of: restarts ? read.year : nil) }
                }
                return uses.map { answer($0, item, numbering, names) }
            }
        }
        return NumbersAnswer(blocks: blocks, distrusted: surroundings.claims?.areWhole == false)
    }

    private func answer(
        _ use: BlockUse,
        _ item: CatalogueItem,
        _ numbering: TypeNumbering,
        _ names: Names
    ) -> NumberBlockAnswer {
        let (block, node) = (use.block, state.authority.currentView.enrollment(document: use.block.node))
        let isOwn = block.node == self.node?.document && block.standing == .usable
        let highest = max(use.highest, isOwn ? surroundings.claims?.highest(of: block.id) ?? 0 : 0)
        // Of what is burnt, or another lease has, nothing is left to give.
        let left = block.standing == .usable ? block.left(after: highest) : 0
        return NumberBlockAnswer(
            item: item.document,
            typeName: item.name.string,
            office: item.office,
            officeName: names.office(item.office),
            node: node.map { String(decoding: $0.code, as: UTF8.self) },
            year: block.year,
            from: block.numbers.lowerBound,
            to: block.numbers.upperBound,
            example: numbering.pattern.number(block.numbers.lowerBound, year: block.year).string,
            given: use.count,
            highest: highest == 0 ? nil : highest,
            left: left,
            state: block.state(left: left),
            lease: block.id.lease
        )
    }
}

/// What licenses have taken of a block.
private struct BlockUse {
    let block: NumberBlock
    private(set) var count = 0
    private(set) var highest: UInt64 = 0

    init(_ block: NumberBlock) { self.block = block }

    /// - Parameter year: nil where numbers run on.
    mutating func add(_ serial: UInt64, of year: Int?) {
        guard block.numbers.contains(serial), year == nil || year == block.year else { return }
        count += 1
        highest = max(highest, serial)
    }
}

extension NumberBlock {
    fileprivate func state(left: UInt64) -> String {
        switch standing {
        case .burnt: "burnt"
        case .shadowed: "shadowed"
        case .usable where left == 0: "used-up"
        case .usable: NumberRemark.isLow(left: left, of: count) ? "low" : "open"
        }
    }
}
