import SignedLog

/// What people were told is done: outside of every node, so that no node can forget it.
struct AcknowledgedActs {
    struct Receipt: Hashable {
        let entry: EntryID
        let node: NodeIndex
        let verb: String
    }

    /// A disk that was set back, and how far its store had come before.
    struct SetBack: Hashable {
        let kind: FaultKind
        let position: Int64
    }

    private(set) var receipts: [Receipt] = []
    /// What each installation must hold: acknowledged there since its disk was set back last.
    private var owed: [NodeIndex: [EntryID]] = [:]

    mutating func note(_ receipt: Receipt) {
        receipts.append(receipt)
        owed[receipt.node, default: []].append(receipt.entry)
    }

    /// Nodes of which nobody can say now what they owe.
    private var suspended: [NodeIndex: SetBack] = [:]

    func owed(by node: NodeIndex) -> [EntryID] { owed[node] ?? [] }

    mutating func suspend(_ node: NodeIndex, _ setBack: SetBack) { suspended[node] = setBack }

    /// What it was suspended for; nil if it was not.
    mutating func resume(_ node: NodeIndex) -> SetBack? { suspended.removeValue(forKey: node) }

    /// The node's disk is no longer the one that it wrote on. Says how much it owes no longer.
    @discardableResult
    mutating func excuse(_ node: NodeIndex, holding: (EntryID) throws -> Bool) rethrows -> Int {
        let before = owed(by: node)
        let kept = try before.filter(holding)
        owed[node] = kept
        return before.count - kept.count
    }

    /// A copy of the node's disk owes the same.
    mutating func copy(_ node: NodeIndex, to copy: NodeIndex) { owed[copy] = owed[node] }
}
