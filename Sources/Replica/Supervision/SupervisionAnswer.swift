package import District
package import Licenses
package import SignedLog

/// 电子督查 (clause 3.5): what wants a word with an office, by the same acts on every node that holds them.
package struct SupervisionAnswer: Encodable, Sendable {
    package let on: CivilDate
    /// By office, then in the order of the rules; offices of which there is nothing to say are left out.
    package let rows: [SupervisionRow]
    package let standards: [StandardAnswer]
}

package struct SupervisionRow: Encodable, Sendable {
    package let office: OfficeID
    package let officeName: String?
    package let rule: SupervisionRule
    package let count: Int
    /// The oldest day that it goes back to.
    package let since: CivilDate?
    /// What it is about, at most ``SupervisionRow/exampleLimit``: numbers of licenses, codes of nodes, ids of incidents.
    package let examples: [String]

    package static let exampleLimit = 5
}

/// A standard as it holds now.
package struct StandardAnswer: Encodable, Sendable {
    package let name: String
    package let value: Int
    /// Whether the district has stated it; else it is as the program has it.
    package let stated: Bool
}

/// The raw values are those of JSON and of the metrics.
package enum SupervisionRule: String, CaseIterable, Hashable, Encodable, Sendable {
    /// Not in the city library by the end of the day of its date, or by the deadline of its incident.
    case lateCollection = "late-collection"
    /// Not delivered to its holder within the working days of the standard.
    case undelivered
    /// In the city library for longer than the standard without the city's seal.
    case unsealed
    /// Rejected by the city library, or in conflict with what it has.
    case notTaken = "not-taken"
    /// An incident that was not caught up in its three working days, or only in part.
    case lateCompletion = "late-completion"
    /// An incident that has been open for more than a day.
    case openIncident = "open-incident"
    /// A node of which no witness has had a word for longer than the standard.
    case silentNode = "silent-node"
    /// A node whose claims of time lie after what a witness attests.
    case clockDoubt = "clock-doubt"
    /// An office that issues or uses licenses, without a responsible person, or with one who is not on file (clause 3.1).
    case withoutPerson = "without-person"
    /// Two entries of one place in a node's log.
    case fork
    /// Rivals that nobody has settled for longer than the standard.
    case unsettledRivals = "unsettled-rivals"
}

extension StandardName {
    /// As the API and the command name it.
    package var word: String {
        switch self {
        case .deliveryWorkingDays: "delivery-working-days"
        case .completionWorkingDays: "completion-working-days"
        case .rivalDays: "rival-days"
        case .silentHours: "silent-hours"
        case .clockDoubtMinutes: "clock-doubt-minutes"
        case .cityLibrary: "city-library"
        case .sealDays: "seal-days"
        }
    }

    package init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}
