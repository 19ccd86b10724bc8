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
        /// For what follows the entry.
        let writer: LogWriter
        /// The one after it, which another worker has begun with; nil at the end.
        let next: Pending<Outcome>?
    }

    /// Seals the first entry, and begins with the rest as soon as its place is known: before it is verified.
    func sealed(_ draftings: ArraySlice<Drafting>, by writer: LogWriter) -> Outcome {
        guard let drafting = draftings.first else { preconditionFailure("nothing to seal") }
        return Result {
            let drafted = try drafting(writer)
            let entry = try sealed(drafted.compactMap { try? $0.get() }, by: writer)
            let after = entry.map(writer.following) ?? writer
            let rest = draftings.dropFirst()
            let next = rest.isEmpty ? nil : workers.begin { sealed(rest, by: after) }
            return Sealed(
                entry: try entry.map { try arrival($0, in: writer.district) },
                refusals: drafted.map(\.refusal),
                writer: after,
                next: next
            )
        }
    }

    private func sealed(_ drafts: [ActDraft], by writer: LogWriter) throws -> SealedEntry? {
        if drafts.isEmpty { return nil }
        return try writer.sealed(drafts: drafts, seen: seen, time: time, entropy: entropy, by: workers)
    }

    private func arrival(_ sealed: SealedEntry, in district: DistrictID) throws -> Arrival {
        let entry = try sealed.entry.verified(in: district, by: workers)
        return Arrival(entry, with: SentDisclosures(sealed.disclosures.map(AnyDisclosure.full)), by: workers)
    }
}

/// Entries in the order in which they are sealed.
struct SealedEntries {
    /// For what follows those that were handed out.
    private(set) var writer: LogWriter
    private let sealing: Sealing
    /// To begin with.
    private var draftings: ArraySlice<Drafting>
    private var pending: Pending<Sealing.Outcome>?

    init(_ draftings: [Drafting], by writer: LogWriter, _ sealing: Sealing) {
        (self.writer, self.sealing, self.draftings) = (writer, sealing, draftings[...])
    }

    /// Seals the first one here, since a counter's single act would only wait for another worker to wake; waits for those
    /// after it. Nil at the end.
    mutating func next() throws -> Sealing.Sealed? {
        let sealed: Sealing.Sealed
        if let pending {
            sealed = try pending.value().get()
        } else {
            if draftings.isEmpty { return nil }
            sealed = try sealing.sealed(draftings, by: writer).get()
            draftings = []
        }
        (pending, writer) = (sealed.next, sealed.writer)
        return sealed
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
