import District
import Licenses
import SignedLog

extension Replica {
    /// Types of which this node was leased numbers and has few left, or none, for licenses of today.
    var typesShortOfNumbers: Int {
        guard let node else { return 0 }
        let view = state.authority.currentView
        return Names(state).items.count { item in
            guard !item.isRetired, let numbering = state.statements.numbering(of: item, view) else { return false }
            let year = surroundings.today?.year
            return isShort(
                numbering.blocks.filter { block in
                    block.node == node.document
                        && (year == nil || !numbering.pattern.restartsYearly || block.year == year)
                }
            )
        }
    }

    /// Burnt blocks count for nothing; a node that was never leased any misses none.
    private func isShort(_ blocks: [NumberBlock]) -> Bool {
        guard !blocks.isEmpty else { return false }
        let usable = blocks.filter { $0.standing == .usable }
        let left = usable.reduce(0) { $0 + $1.left(after: surroundings.claims?.highest(of: $1.id) ?? 0) }
        return NumberRemark.isLow(left: left, of: usable.reduce(0) { $0 + $1.count })
    }
}
