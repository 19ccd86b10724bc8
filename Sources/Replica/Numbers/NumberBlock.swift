import District
import Licenses
import SignedLog
import Signing

/// A block of 证照编号 as all root entries have it that are here.
struct NumberBlock: Sendable {
    let id: BlockID
    /// The document of the node that gives its numbers out.
    let node: DocumentID
    /// Of the legal dates of its licenses.
    let year: Int
    let numbers: ClosedRange<UInt64>
    let standing: Standing

    enum Standing: Sendable {
        case usable
        /// Its node was restored after it was leased: nobody knows how far it had come.
        case burnt
        /// Another lease, made before, has some of its numbers.
        case shadowed
    }

    var count: UInt64 { numbers.upperBound - numbers.lowerBound + 1 }
}

/// How the numbers of one type are written, and who gives out which.
///
/// A class, because every request of a batch is handed the same one; nothing in it changes.
final class TypeNumbering: Sendable {
    let item: DocumentID
    let pattern: NumberPattern
    /// By year, then by their first number.
    let blocks: [NumberBlock]

    /// Nil for a type whose numbers are entered by hand.
    init?(_ item: CatalogueItem, _ view: AuthorityView, burns: (DocumentID) -> Set<ActID>) {
        guard let pattern = item.content.notes.numbering.flatMap({ NumberPattern(parsing: $0) }) else { return nil }
        (self.item, self.pattern) = (item.document, pattern)
        var leased: [Leased] = []
        for (statement, lease) in view.leases(of: item.office) {
            for (index, block) in lease.blocks.enumerated() where block.item == item.document {
                let isBurnt = !burns(block.node).isSubset(of: lease.burns)
                leased.append((NumberBlock(statement.act.document, index, block, lease, isBurnt), statement))
            }
        }
        // Only blocks of one year can share a number where numbers begin anew each year.
        blocks = Dictionary(grouping: leased) { pattern.restartsYearly ? $0.block.year : 0 }.values
            .flatMap { Self.shadowed($0, view) }
            .sorted { ($0.year, $0.numbers.lowerBound, $0.id) < ($1.year, $1.numbers.lowerBound, $1.id) }
    }

    private typealias Leased = (block: NumberBlock, lease: RootStatement)

    private static func shadowed(_ leased: [Leased], _ view: AuthorityView) -> [NumberBlock] {
        leased.map { block, lease in
            let isShadowed = leased.contains { other in
                other.block.id != block.id && other.block.numbers.overlaps(block.numbers)
                    && view.prefers(other.lease, to: lease, other.block.id < block.id)
            }
            return isShadowed ? block.shadowed : block
        }
    }

    /// Those from which a node may take a number for a license of this year.
    func blocks(of node: DocumentID, year: Int) -> [NumberBlock] {
        blocks.filter { $0.node == node && (!pattern.restartsYearly || $0.year == year) }
    }

    /// The block that a number was leased in and is not burnt; nil: anybody may write it.
    func openBlock(of number: Text) -> NumberBlock? {
        guard let (serial, year) = pattern.reading(number) else { return nil }
        return blocks.first { block in
            block.standing != .burnt && block.numbers.contains(serial)
                && (!pattern.restartsYearly || block.year == year)
        }
    }
}

extension NumberBlock {
    fileprivate init(_ lease: DocumentID, _ index: Int, _ block: LeaseBlock, _ act: LeaseAct, _ isBurnt: Bool) {
        self.init(
            id: BlockID(lease: lease, index: index),
            node: block.node,
            year: Int(act.year),
            numbers: block.numbers,
            standing: isBurnt ? .burnt : .usable
        )
    }

    /// What is burnt stays so.
    fileprivate var shadowed: NumberBlock {
        guard standing == .usable else { return self }
        return NumberBlock(id: id, node: node, year: year, numbers: numbers, standing: .shadowed)
    }
}

extension AuthorityView {
    /// Of two leases that collide the earlier holds: its numbers may be on paper already. Of two that did not know of each
    /// other, the one with the smaller act id; within one act, its first block.
    fileprivate func prefers(_ one: RootStatement, to other: RootStatement, _ isFirst: Bool) -> Bool {
        if isBefore(one, other) { return true }
        return !isBefore(other, one) && isFirst
    }
}
