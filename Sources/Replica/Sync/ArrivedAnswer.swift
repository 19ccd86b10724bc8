import Replication
import SignedLog

/// An answer that was read while the owner of the replica did something else. Other workers check the entries that it
/// has brought by now: there is always something to do for them while one batch is committed and the next one begins.
package struct ArrivedAnswer: Sendable {
    let read: ReadAnswer
    private let entries: ArrivingEntries
    private let reader: Reader

    /// What reads the answer to one post.
    package struct Reader: Sendable {
        let reader: AnswerReader
        let district: DistrictID
        let workers: Workers

        package func read(_ bytes: [UInt8]) -> ArrivedAnswer {
            let read = reader.read(bytes)
            let entries = begun(read.entries, read.disclosures)
            return ArrivedAnswer(read: read, entries: entries, reader: self)
        }

        fileprivate func begun(_ entries: [SignedEntry], _ disclosures: [AnyDisclosure]) -> ArrivingEntries {
            var entries = ArrivingEntries(entries, disclosures, in: district, by: workers)
            entries.begin()
            return entries
        }
    }

    /// Those of its entries that are to be stored: all, as a rule; now and then one may not be taken.
    func entries(of batch: IncomingBatch) -> ArrivingEntries {
        let isAll = read.entries.count == batch.entries.count && read.disclosures.count == batch.disclosures.count
        return isAll ? entries : reader.begun(batch.entries, batch.disclosures)
    }
}
