package import SignedLog
import Signing

/// A disclosure that was not kept, and why.
package struct DisclosureRefusal: Hashable, Sendable {
    package let act: ActID
    /// Nil if the act as a whole is the reason.
    package let key: Text?
    package let reason: Reason

    package init(act: ActID, key: Text?, reason: Reason) {
        (self.act, self.key, self.reason) = (act, key, reason)
    }

    package enum Reason: Hashable, Sendable {
        /// The act is not held; ask again when it is.
        case unknownAct
        /// The act commits to nothing under this key.
        case noSuchField
        /// Salt and value do not open the commitment.
        case wrongValue
        /// It was erased here and stays so, restores included.
        case erased
    }
}

/// Why nobody waits for a disclosure any more.
package enum FieldEnding: Int64, CaseIterable, Hashable, Sendable {
    /// Destroyed by law, and refused from then on.
    case erased = 0
    /// The office has said that nobody has it. If it turns up after all, it is taken.
    case lost = 1
}

extension DisclosureTarget {
    /// An act that is just being inserted.
    init(_ act: VerifiedAct, row: Int64, log: LogID, audience: Int64, ended: [Text: Set<FieldEnding>]) {
        self.init(
            act: act.id,
            row: row,
            log: log,
            audience: audience,
            commitments: act.act.commitments,
            ended: ended,
            isNew: true
        )
    }
}

/// An act as its disclosures see it.
struct DisclosureTarget {
    let act: ActID
    let row: Int64
    let log: LogID
    let audience: Int64
    let commitments: [(key: Text, commitment: Bytes32)]
    let ended: [Text: Set<FieldEnding>]
    /// Nothing of it has been disclosed before.
    let isNew: Bool

    func commitment(_ key: Text) -> Bytes32? {
        commitments.first { $0.key == key }?.commitment
    }

    func isErased(_ key: Text) -> Bool { ended[key]?.contains(.erased) ?? false }

    /// What may be waited for.
    var wantable: Set<Text> {
        Set(commitments.lazy.map(\.key).filter { ended[$0] == nil })
    }

    /// Nil if the disclosure may be kept.
    func objection(to disclosure: Disclosure) -> DisclosureRefusal.Reason? {
        guard let commitment = commitment(disclosure.key) else { return .noSuchField }
        if isErased(disclosure.key) { return .erased }
        return disclosure.opens(commitment, in: log) ? nil : .wrongValue
    }
}
