package import SignedLog

/// Answers the door within one transaction. Acts of one entry have one carrier, which is read once.
///
/// A class, because what it remembers is nobody's state: to ask changes nothing.
package final class HeldNodes: HeldEntries {
    private let store: StoreReader
    private var carriers: CarrierReader

    package init(_ store: StoreReader) {
        self.store = store
        carriers = CarrierReader(store)
    }

    package func entry(_ id: EntryID) throws -> EntryNode? { try store.entryNode(id) }

    package func act(_ id: ActID) throws -> ActNode? { try actNode(id) }

    func actNode(_ id: ActID) throws(StoreFailure) -> ActNode? {
        let sql = "SELECT d.id, a.entry FROM \(ActIndex.actOfFirstParameter) JOIN act d ON d.row = a.document"
        let found = try store.connection.first(sql, [.id(id)]) { row throws(StoreFailure) in
            (document: try row.id(0, DocumentID.self), entry: row.int(1))
        }
        guard let found else { return nil }
        let carrier = try carriers.carrier(sequence: found.entry)
        return ActNode(
            id: id,
            document: found.document,
            entry: carrier.id,
            audience: carrier.audience,
            seen: carrier.seen
        )
    }
}
