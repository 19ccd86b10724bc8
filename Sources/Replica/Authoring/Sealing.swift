import SignedLog
import Signing
import Storage

/// What all entries of one write have in common. Seals one after another, ahead of who stores them.
struct Sealing: Sendable {
    let seen: [EntryID]
    let time: Int64?
    let entropy: Entropy
    let workers: Workers

    typealias Outcome = Result<Sealed, any Error>

    struct Sealed: Sendable {
        /// Nil if all drafts were refused.
        let entry: Arrival?
        /// Of each draft why it is not in the entry; nil of those that are.
        let refusals: [Refusal?]
        /// The one after it, which another worker has begun with; nil at the end.
        let next: Pending<Outcome>?
    }

    /// Seals the first entry, and begins with the rest as soon as its place is known.
    func sealed(_ draftings: ArraySlice<Drafting>, by writer: LogWriter) -> Outcome {
        guard let drafting = draftings.first else { preconditionFailure("nothing to seal") }
        return Result {
            let drafted = try drafting(writer)
            var after = writer
            let entry = try sealed(drafted.compactMap { try? $0.get() }, by: writer)
            if let entry { after.committed(entry.entry) }
            let rest = draftings.dropFirst()
            return Sealed(
                entry: entry,
                refusals: drafted.map(\.refusal),
                next: rest.isEmpty ? nil : workers.begin { [after] in sealed(rest, by: after) }
            )
        }
    }

    private func sealed(_ drafts: [ActDraft], by writer: LogWriter) throws -> Arrival? {
        guard !drafts.isEmpty else { return nil }
        let (entry, disclosures) = try writer.prepared(
            drafts: drafts,
            seen: seen,
            time: time,
            entropy: entropy,
            by: workers
        )
        return Arrival.all(of: [entry], with: disclosures.map(AnyDisclosure.full), by: workers).arrivals.first
    }
}

extension Result where Failure == Refusal {
    var refusal: Refusal? {
        switch self {
        case .success: nil
        case .failure(let refusal): refusal
        }
    }
}
