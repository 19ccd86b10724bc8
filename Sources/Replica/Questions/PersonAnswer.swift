import District
package import Licenses
package import SignedLog

/// One appointment as it is told, whatever became of it.
package struct PersonAnswer: Encodable, Sendable {
    package let act: ActID
    package let document: DocumentID
    package let office: OfficeID
    package let officeName: String?
    package let role: String?
    /// Nil where it cannot be read here: it is told to the office, hub, city and district office alone.
    package let name, contact: String?
    package let duty: String?
    package let from, until: CivilDate?
    package let state: JudgedAppointment.State
    /// Of an invalid one why, as a word.
    package let reason: String?
    /// Acts that replace it, by their first day.
    package let replacedBy: [ActID]
    /// Replaced twice, out of touch: until one act restates both.
    package let rivals: [ActID]
    /// The day on which the district office filed it; nil: not yet.
    package let filed: CivilDate?
    package let filingNumber: String?
    /// The office that filed it.
    package let filedBy: String?
    /// The operator, and the node's code.
    package let by, node: String?
    /// By the author's clock, in milliseconds since 1970 UTC: a claim.
    package let time: Int64?
}

/// A filing that has no effect.
package struct FilingFindingAnswer: Encodable, Sendable {
    package let act: ActID
    package let officeName, node: String?
    /// As a word: `not-competent`, `malformed`, `not-for-office`, `no-appointment`.
    package let reason: String
}

/// An office that issues or uses licenses, and whether somebody answers for them (3.1).
package struct OfficeResponsibility: Encodable, Hashable, Sendable {
    package let office: OfficeID
    package let name: String
    /// Whether there is a 负责人 on the day asked for.
    package let isAppointed: Bool
    /// Whether the district office has that one on file.
    package let isFiled: Bool
}

package struct PeopleAnswer: Encodable, Sendable {
    package let date: CivilDate
    /// The last first day first; at most ``Replica/personLimit``.
    package let persons: [PersonAnswer]
    package let findings: [FilingFindingAnswer]
    /// Of the offices that this node may know of.
    package let offices: [OfficeResponsibility]
}
