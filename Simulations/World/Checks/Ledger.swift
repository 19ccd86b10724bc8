import SignedLog

/// What people were told is done: kept outside of every node, as a clerk remembers it, so that no node can forget it.
struct Ledger {
    struct Promise: Hashable {
        let entry: EntryID
        let node: NodeIndex
        let verb: String
    }

    /// A disk that was set back, and how far its store had come before.
    struct SetBack: Hashable {
        let kind: FaultKind
        let position: Int64
    }

    private(set) var promises: [Promise] = []
    /// What each installation must hold: promised there since its disk was set back last.
    private var owed: [NodeIndex: [EntryID]] = [:]
    /// Nodes of which nobody can say now what they owe.
    private var suspended: [NodeIndex: SetBack] = [:]
    /// Each 证照标识 that was printed, with the license on which it stands.
    private var identifiers: [String: DocumentID] = [:]

    /// Each 证照编号 that a node gave out by itself, by type.
    private var numbers: [NumberedType: DocumentID] = [:]

    private struct NumberedType: Hashable {
        let office: Int
        let number: String
    }

    mutating func note(_ promise: Promise) {
        promises.append(promise)
        owed[promise.node, default: []].append(promise.entry)
    }

    /// False if the 证照标识 was printed on another license before.
    mutating func print(_ identifier: String, on license: DocumentID) -> Bool {
        let first = identifiers[identifier] ?? license
        identifiers[identifier] = first
        return first == license
    }

    /// False if a node has given the number to another license of the office before.
    mutating func give(_ number: String, of office: Int, to license: DocumentID) -> Bool {
        let key = NumberedType(office: office, number: number)
        let first = numbers[key] ?? license
        numbers[key] = first
        return first == license
    }

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
