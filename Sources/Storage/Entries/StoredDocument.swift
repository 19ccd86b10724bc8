package import SignedLog
import Signing

/// All that a fold of one document takes from the store, as bytes that nobody has taken apart yet: that may be done
/// elsewhere, while the next ones are read.
package struct StoredDocument: Sendable {
    package let place: DocumentPlace
    /// The founding one first, then as they were admitted here.
    package let acts: [Part]

    /// One act with what is disclosed of it.
    package struct Part: Sendable {
        package let id: ActID
        let row: Int64
        let stored: [UInt8]
        package let carrier: StoredCarrier
        let seed: Bytes16?
        /// Of the full disclosure: its values, encoded.
        let content: [UInt8]
        let singles: [Disclosure]

        package func act() throws(StoreFailure) -> Act {
            do { return try Act.decode(bytes) } catch { throw .failed(operation: "read act", cause: error) }
        }

        private var bytes: [UInt8] {
            guard row != carrier.first.row, let first = carrier.first.bytes else { return stored }
            return ActDifferences.act(of: stored, from: first)
        }

        package func disclosures() throws(StoreFailure) -> [AnyDisclosure] {
            guard let seed else { return singles.map(AnyDisclosure.single) }
            guard let values = (try? CBOR.decode(content))?.asMap,
                let full = FullDisclosure(act: id, seed: seed, values: values)
            else { throw .failed(operation: "read disclosure of \(id)", cause: EntryRefusal.wrongShape(.disclosure)) }
            return [.full(full)]
        }
    }
}
