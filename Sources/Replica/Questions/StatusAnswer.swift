package import SignedLog

/// How this node stands. What it knows of its peers is added by whoever dials them.
package struct StatusAnswer: Encodable, Sendable {
    package let district: DistrictID?
    package let districtName: String?
    package let node: NodeAnswer?
    package let entries: Int
    package let acts: Int
    package let licenses: Int
    package let audiences: [AudienceAnswer]
    package let forks: [ForkAnswer]
    package let rivals: [LicenseRow]
    /// Entries that are kept without effect: beyond a cut, or on a fork.
    package let held: Int
    package let setAside: Int
    /// Entries that wait for what they refer to.
    package let early: Int
    package let wanted: Int
    package let duplicates: Int
    package let findings: Int
    /// Submissions of catalogue items that wait for the district office; 0 at other offices.
    package let itemsWaiting: Int
    /// Submissions of this office that were returned and that none has followed.
    package let itemsReturned: Int
    /// Types of which at most a fifth of the numbers that this node was leased is left.
    package let numbersLow: Int
    /// Hours for which this node has run without hearing of hub or city; nil of these themselves.
    package let silentHours: Int?
    /// Whether that is long enough to ask whether an incident is to be declared: there is none open for its office.
    package let askIncident: Bool
    /// Open incidents of the node's own office.
    package let incidentsOpen: Int
    /// Documents that wait to be folded again: what is shown of them is old.
    package let pending: Int
    /// Why this node writes nothing, if it does not.
    package let stopped: String?
    package let clock: ClockDoubt
    package let now: Int64?
}

/// Digests of one audience: `log` says which entries are held, `state` what is shown of them.
package struct AudienceAnswer: Encodable, Sendable {
    package let offices: [OfficeID]
    package let names: [String]
    package let log: String
    package let state: String
    package let wanted: Int
}

package struct ForkAnswer: Encodable, Sendable {
    package let node: String?
    package let officeName: String?
    package let log: LogID
    package let number: UInt64
    package let entries: [EntryID]
}

/// Whether this machine's clock can be believed, by what witnesses have written.
package struct ClockDoubt: Encodable, Sendable {
    package let doubt: Bool
    package let reason: String?
}

package struct NodeAnswer: Encodable, Sendable {
    package let document: DocumentID
    package let code: String
    package let kind: String
    package let office: OfficeID
    package let officeName: String?
    /// `enrolled` or `cut`.
    package let state: String
    package let addresses: [String]
}

package struct OfficeAnswer: Encodable, Sendable {
    package let id: OfficeID
    package let code: String
    package let name: String
    package let roles: [String]
    /// The offices that have taken its duties over.
    package let heirs: [OfficeID]
}
