import Replication
import SignedLog
import Storage

// What a peer lacks, batch by batch.
extension Replica {
    /// Entries that a batch may have: more than fit into its bytes, unless they are as small as hardly any.
    private static let servedLimit = 4_096

    func serve(_ request: ServeRequest) throws -> ServedBatch {
        try store.read { store in
            // One more says that there are more.
            let sequences = try sequences(request, limit: Self.servedLimit + 1, store)
            var batch = ServedBatch(entries: [], next: nil)
            var byteCount = 0
            for (index, sequence) in sequences.enumerated() {
                if index > 0, byteCount >= request.byteLimit || index == Self.servedLimit {
                    batch.next = sequences[index - 1]
                    break
                }
                guard let entry = try store.servedEntry(sequence: sequence) else { continue }
                batch.entries.append(
                    OutgoingEntry(signed: entry.signed, openings: entry.openings, disclosures: entry.others)
                )
                byteCount += entry.byteCount
            }
            return batch
        }
    }

    /// The next of what is left of the ranges, and of what goes along with them, as it was admitted here.
    private func sequences(_ request: ServeRequest, limit: Int, _ store: StoreReader) throws -> [Int64] {
        let start = request.after ?? 0
        let all: [Int64]
        if state.exceptions.companions.isEmpty {
            all = try sequences(request, after: start, limit: limit, store)
        } else {
            // What goes along may be older than what was served last, so it is worked out from the beginning each time.
            let named = try sequences(request, after: 0, limit: .max, store)
            all = try state.companions(of: named, in: store).union(named).filter { $0 > start }
        }
        return Array(all.sorted().prefix(limit))
    }

    /// Of each range the first `limit`, so that the first of all are among them.
    private func sequences(
        _ request: ServeRequest,
        after start: Int64,
        limit: Int,
        _ store: StoreReader
    ) throws -> [Int64] {
        try request.ranges.flatMap { range in
            try store.sequences(
                of: range.log,
                epoch: range.epoch,
                numbers: range.numbers,
                includesSetAside: request.includesSetAside,
                after: start,
                limit: limit
            )
        }
    }
}
