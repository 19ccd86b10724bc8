package import District
package import SignedLog
package import Signing

/// 不可抗力期间事项清单 (kind 162): acts that belong to an incident though they do not cite it, as their office says when it is
/// cleared. It founds a document of its own and changes none of what it names.
package struct IncidentRoll: Hashable, Sendable {
    /// Acts that one roll names. A longer list is several rolls.
    package static let actLimit = 1_024

    package let incident: DocumentID
    /// Ascending, each once.
    package let acts: [ActID]

    package init(incident: DocumentID, acts: some Sequence<ActID>) {
        (self.incident, self.acts) = (incident, acts.sorted().withoutRepeats())
    }

    private enum Key {
        static let incident: Int64 = 100
        static let acts: Int64 = 101
    }

    /// Nil if the act is of another kind. Throws ``ActRefusal`` if it breaks the form of its own.
    package static func decode(_ act: Act) throws(ActRefusal) -> IncidentRoll? {
        guard act.kind == Kind.roll.rawValue else { return nil }
        let reader = BodyReader(act.body)
        let incident: DocumentID = try reader.id(Key.incident)
        let acts = try reader.sortedList(Key.acts, limit: actLimit) { $0.asBytes32.map(ActID.init) }
        try act.checkShape(of: .roll)
        return IncidentRoll(incident: incident, acts: acts)
    }
}

extension ActDraft {
    /// - Parameters:
    ///   - by: the operator at the counter.
    ///   - nonce: 16 random bytes.
    package static func roll(_ roll: IncidentRoll, by: Text, nonce: Bytes16) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(by, part: .operatorName)
        guard !roll.acts.isEmpty else { throw .nothingNamed(.targets) }
        guard roll.acts.count <= IncidentRoll.actLimit else {
            throw .tooManyNamed(.targets, count: roll.acts.count, limit: IncidentRoll.actLimit)
        }
        return ActDraft(
            kind: Kind.roll.rawValue,
            isCritical: false,
            subject: .founding(nonce: nonce),
            body: CBORMap([
                (.int(100), .bytes(roll.incident)), (.int(101), .array(roll.acts.map { .bytes($0) })),
            ]),
            by: .text(by)
        )
    }
}
