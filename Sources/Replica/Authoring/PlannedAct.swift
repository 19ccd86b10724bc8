import District
import Licenses
package import SignedLog
import Signing

/// A request that has passed every check: for whom it is written, and how to make its draft once the place in the log
/// is known.
///
/// A class, because a thousand of them are handed from worker to worker; nothing in it changes.
final class PlannedAct: Sendable {
    let audience: Audience
    /// Of a new license whose number nobody has typed.
    let want: NumberWant?
    let draft: @Sendable (DraftPlace) throws(Refusal) -> ActDraft
    /// Whether it takes the next serial of the epoch.
    let takesSerial: Bool
    /// What is odd about it, by the names of the API.
    let remarks: [String]

    init(
        audience: Audience,
        want: NumberWant? = nil,
        takesSerial: Bool = false,
        remarks: [String],
        draft: @escaping @Sendable (DraftPlace) throws(Refusal) -> ActDraft
    ) {
        (self.audience, self.want, self.draft) = (audience, want, draft)
        (self.takesSerial, self.remarks) = (takesSerial, remarks)
    }
}

/// What is known of an act when it is drafted.
struct DraftPlace: Sendable {
    let writer: LogWriter
    /// How many licenses the same entry founds before this one.
    let foundedBefore: UInt64
    let number: GivenNumber?
}

/// What a request came to.
package struct Acknowledgement: Hashable, Sendable, Encodable {
    package let act: ActID
    package let document: DocumentID
    package let entry: EntryID
    package let number: String?
    package let identifier: String?
    package let version: Int?
    /// The term as it was signed, also where the item's rule gave it.
    package let validTo: TermAnswer?
    /// What a person should look at once more: of its term or of its number.
    package let warnings: [String]
}

extension Acknowledgement {
    init(_ act: VerifiedAct, in entry: EntryID, remarks: [String] = []) {
        self.init(act.act, id: act.id, of: act.document, in: entry, remarks: remarks)
    }

    init(_ act: Act, id: ActID, of document: DocumentID, in entry: EntryID, remarks: [String]) {
        (self.act, self.document, self.entry) = (id, document, entry)
        number = act.body[BodyKey.number]?.asText?.string
        identifier = act.body[BodyKey.identifier]?.asText?.string
        version = act.body[BodyKey.version]?.asInt.map { Int($0) }
        validTo = act.body[BodyKey.validTo].flatMap { Term($0) }.flatMap { TermAnswer($0) }
        warnings = remarks
    }
}

/// What became of one request.
enum RequestOutcome {
    case done(VerifiedAct, EntryID)
    case refused(Refusal)

    /// Of each draft, in order: of those that were not refused the entry has an act.
    static func all(of entry: VerifiedEntry?, _ refusals: [Refusal?]) -> [RequestOutcome] {
        var acts = (entry?.acts ?? []).makeIterator()
        return refusals.map { refusal in
            if let refusal { return .refused(refusal) }
            guard let entry, let act = acts.next() else {
                preconditionFailure("a draft is neither written nor refused")
            }
            return .done(act, entry.id)
        }
    }
}

/// What is said of one request of a batch.
package enum BatchResult: Sendable {
    case done(Acknowledgement)
    case refused(Refusal)

    init(_ outcome: RequestOutcome) {
        switch outcome {
        case .done(let act, let entry): self = .done(Acknowledgement(act, in: entry))
        case .refused(let refusal): self = .refused(refusal)
        }
    }
}
