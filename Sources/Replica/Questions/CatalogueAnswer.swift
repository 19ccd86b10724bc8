package import SignedLog

/// The catalogue as it is known here, and what a person should know about it.
package struct CatalogueAnswer: Encodable, Sendable {
    package let items: [ItemAnswer]
    package let findings: [CatalogueFindingAnswer]
}

/// One version of a catalogue item, in the words of its document.
package struct ItemAnswer: Encodable, Sendable {
    package let document: DocumentID
    package let version: UInt64
    package let typeCode: String
    package let name: String
    package let office: OfficeID
    package let officeName: String?
    /// `natural`, `legal` or `both`.
    package let holderKind: String
    package let holderIsPublic: Bool
    package let collectFrom: String
    package let isPublic: Bool
    package let onRequest: Bool
    package let level: String
    package let template: String
    package let validity: String
    package let validityRule: String?
    /// As much of the rule as a program can use.
    package let terms: TermRuleAnswer
    /// How numbers are written; nil: they are entered by hand.
    package let numbering: String?
    package let basis: String?
    /// What allows that of the type no physical copy, or no electronic license, is made (除外).
    package let withoutPaper: String?
    package let withoutElectronic: String?
    package let paperDelivery: String?
    package let unconfirmed: [String]
    package let definingBody: String?
    package let matterName: String?
    package let matterCode: String?
    package let issuerLevel: String?
    package let catalogType: Int64?
    package let fields: [ItemFieldAnswer]
    /// `submitted`, `approved`, `returned`, `replaced` or `retired`.
    package let state: String
    package let submission: ActID
    /// Other submissions that wait beside this one: the root approves one of them.
    package let rivals: [ActID]
    /// Of rivals the one that is shown; true of all others.
    package let shown: Bool
    /// Why it was returned.
    package let reasons: [String]
}

/// How a type's terms are counted, renewed and inspected; nil and false where nobody has said.
package struct TermRuleAnswer: Encodable, Sendable {
    /// `with-first-day`, `after-first-day` or `as-decided`.
    package let counting: String?
    package let renewalDays: Int?
    package let lateRenewalClosed: Bool
    package let inspection: String?
    package let inspectedOnce: Bool
}

package struct ItemFieldAnswer: Encodable, Sendable {
    package let key: String
    package let label: String
    package let type: String
    package let `public`: Bool
    package let required: Bool
    package let codes: [Code]

    package struct Code: Encodable, Sendable {
        package let code: String
        package let label: String
    }
}

package struct CatalogueFindingAnswer: Encodable, Sendable {
    /// `refused`, `submission-invalid`, `version-not-larger`, `concurrent`, `type-code-shared` or `name-shared`.
    package let code: String
    /// The root's act that it is about, if it is about one.
    package let act: ActID?
    package let documents: [DocumentID]
    /// The type code or the name that items share, or the acts that are displaced.
    package let detail: String?
}

/// One item: the version to look at first, and all that were ever submitted.
package struct ItemHistoryAnswer: Encodable, Sendable {
    package let item: ItemAnswer
    package let versions: [ItemAnswer]
    /// Other items in force that have its type code, or its name.
    package let sharesTypeCodeWith: [DocumentID]
    package let sharesNameWith: [DocumentID]
}

/// What the second of two versions of an item changes.
package struct ItemDifferencesAnswer: Encodable, Sendable {
    package let document: DocumentID
    package let name: String
    package let from: Side
    package let to: Side
    package let changes: [Change]

    package struct Side: Encodable, Sendable {
        package let version: UInt64
        package let state: String
        package let submission: ActID
    }

    package struct Change: Encodable, Sendable {
        package let path: String
        package let label: String
        package let before: String?
        package let after: String?
    }
}
