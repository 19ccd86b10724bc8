package import District
package import Licenses
package import SignedLog

/// An incident, with what it held up and how far that is worked off.
package struct IncidentAnswer: Encodable, Sendable {
    package let document: DocumentID
    package let office: OfficeID
    package let officeName: String?
    package let cause: Text
    package let measures: Text?
    package let operations: [String]
    package let startedOn: CivilDate?
    package let state: String
    package let open: Bool
    package let reportedOn: CivilDate?
    package let clearedOn: CivilDate?
    package let completedOn: CivilDate?
    package let closedOn: CivilDate?
    /// Nil while it is not cleared.
    package let deadline: DeadlineAnswer?
    /// Whether the deadline has passed on the day that was asked for; nil if there is none, or it is unknown.
    package let overdue: Bool?
    /// By operation, in the order of the plan: 制发, 归集, 更新, 注销.
    package let backlog: [BacklogAnswer]
    package let findings: [IncidentFindingAnswer]
}

/// What became of one operation of an incident.
package struct BacklogAnswer: Encodable, Hashable, Sendable {
    package let operation: String
    /// Acts that belong to it.
    package let all: Int
    package let inTime: Int
    package let late: Int
    /// Not done yet.
    package let open: Int
    /// Most days by which something was done after the last, or is still undone.
    package let daysLate: Int
}

package struct IncidentFindingAnswer: Encodable, Sendable {
    package let act: ActID
    package let code: String
}

/// One act of an incident.
package struct IncidentItemAnswer: Encodable, Sendable {
    package let act: ActID
    package let license: LicenseRow?
    package let operation: String
    package let date: CivilDate?
    /// The day on which hub or city first had it; nil: neither has.
    package let doneOn: CivilDate?
    package let collectedOn: CivilDate?
    /// Days by which it was collected after the last, or is not yet; nil where the deadline is unknown or not set.
    package let daysLate: Int?
}

package struct IncidentPage: Encodable, Sendable {
    package let incident: IncidentAnswer
    /// What is not collected first, then as they came here.
    package let items: [IncidentItemAnswer]
    /// What was dated within the outage, came to a witness after it had begun, and belongs to no incident.
    package let couldBelong: [IncidentItemAnswer]
    /// Whether there are more items, or more that could belong, than are listed.
    package let cut: Bool
}

extension IncidentStep {
    package var word: String {
        switch self {
        case .declare: "declared"
        case .report: "reported"
        case .clear: "cleared"
        case .complete: "completed"
        case .close: "closed"
        }
    }
}

extension IncidentOperation {
    package var word: String {
        switch self {
        case .issue: "issue"
        case .collect: "collect"
        case .update: "update"
        case .cancel: "cancel"
        }
    }
}
