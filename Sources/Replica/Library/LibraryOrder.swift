package import Licenses
package import SignedLog

/// One submission that is to be sent to the city library, or sent again: it is named by its act, so that the library takes
/// it once.
package struct LibraryOrder: Hashable, Sendable {
    package let submission: ActID
    package let license: DocumentID
    /// 1 of a license's first submission: of two that come in the wrong order the library keeps the larger.
    package let number: Int
    /// Nil: the license is to be taken out.
    package let metadata: LibraryMetadata?
    /// 证照标识, by which the library knows it.
    package let identifier: String
}

/// What the library has said to a submission.
package struct LibraryReply: Hashable, Sendable {
    package let submission: ActID
    package let license: DocumentID
    package let outcome: LibraryAnswer.Outcome
    package let number: String?
    package let reason: String?

    package init(
        to order: LibraryOrder,
        _ outcome: LibraryAnswer.Outcome,
        number: String? = nil,
        reason: String? = nil
    ) {
        (submission, license) = (order.submission, order.license)
        (self.outcome, self.number, self.reason) = (outcome, number, reason)
    }
}

/// A license on its way into the city library.
package struct LibraryRow: Encodable, Sendable {
    package let license: LicenseRow
    /// `owed`, `submitted`, `collected`, `rejected`, `conflict`, `withdrawn`, `blocked`.
    package let state: String
    package let collectedOn: CivilDate?
    /// The last submission; nil: there was none.
    package let submission: ActID?
    package let submissions: Int
    /// The library's own number for it, and why it did not take it.
    package let number: String?
    package let reason: String?
}

package struct LibraryPage: Encodable, Sendable {
    package let counts: [LibraryCount]
    package let licenses: [LibraryRow]
    /// Where the next page begins; nil at the end.
    package let next: DocumentID?
}

package struct LibraryCount: Encodable, Sendable {
    package let state: String
    package let count: Int
}

extension LibraryState {
    /// As the API names it.
    package var word: String {
        switch self {
        case .none: "none"
        case .owed: "owed"
        case .submitted: "submitted"
        case .collected: "collected"
        case .rejected: "rejected"
        case .conflict: "conflict"
        case .withdrawn: "withdrawn"
        case .blocked: "blocked"
        }
    }

    package init?(word: String) {
        guard let state = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = state
    }
}
