package import Replica
package import SignedLog

/// What people were told is done: kept outside the system, as a clerk remembers it. Whatever happens to disks and lines,
/// it must stay true.
package struct Ledger: Sendable {
    package struct Promise: Hashable, Sendable {
        package let act: ActID
        package let entry: EntryID
        package let document: DocumentID
        package let identifier: String?
        /// The node at which it was said.
        package let node: String
        /// When, by the world's clock, in its unit.
        package let time: Int64
    }

    package private(set) var promises: [Promise] = []
    private var byIdentifier: [String: DocumentID] = [:]

    package init() {}

    /// Writes down what a node has acknowledged. False if the same 证照标识 was promised for another license before.
    package mutating func note(_ acknowledgement: Acknowledgement, at node: String, time: Int64) -> Bool {
        promises.append(
            Promise(
                act: acknowledgement.act,
                entry: acknowledgement.entry,
                document: acknowledgement.document,
                identifier: acknowledgement.identifier,
                node: node,
                time: time
            )
        )
        guard let identifier = acknowledgement.identifier else { return true }
        let first = byIdentifier[identifier] ?? acknowledgement.document
        byIdentifier[identifier] = first
        return first == acknowledgement.document
    }

    /// The promises of a node (nil: of any) that were broken: their entry is not held.
    package func broken(at node: String? = nil, holds: (EntryID) throws -> Bool) rethrows -> [Promise] {
        try promises.filter { promise in
            guard node == nil || promise.node == node else { return false }
            return try !holds(promise.entry)
        }
    }
}
