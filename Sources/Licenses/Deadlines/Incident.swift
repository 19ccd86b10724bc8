package import District
package import SignedLog

/// 不可抗力 (clause 1.5): an incident as its acts tell it. Whoever holds the same acts has the same incident, in whatever
/// order they came.
package struct Incident: Hashable, Sendable {
    package let document: DocumentID
    package let office: OfficeID
    package let cause: Text
    package let measures: Text?
    /// What the office could not do in time; all of it where nothing is stated.
    package let operations: [IncidentOperation]
    package let startedOn: CivilDate?
    package private(set) var reported: IncidentMoment?
    package private(set) var cleared: IncidentMoment?
    package private(set) var completed: IncidentMoment?
    package private(set) var closed: IncidentMoment?
    /// Acts without effect, and why; by act id.
    package private(set) var findings: [IncidentFinding] = []

    /// How far it has come.
    package var state: IncidentStep {
        if closed != nil { return .close }
        if completed != nil { return .complete }
        if cleared != nil { return .clear }
        return reported == nil ? .declare : .report
    }

    /// Whether the office is still held up by it.
    package var isOpen: Bool { cleared == nil && closed == nil }

    /// By when what it held up has to be done: so many working days after the clearing, whose day is not counted (民法典
    /// §201). Nil while it is not cleared.
    package func deadline(by calendar: WorkingCalendar, _ standards: Standards) -> Deadline? {
        cleared?.day.map { calendar.deadline(standards[.completionWorkingDays], workingDaysAfter: $0) }
    }
}

/// A step that has its effect.
package struct IncidentMoment: Hashable, Sendable {
    package let act: ActID
    package let day: CivilDate?
    package let remark: Text
}

/// Who wrote a step, by the authority in the past of its entry's `seen`.
package enum IncidentAuthor: Hashable, Sendable {
    /// A node of the office.
    case office
    /// A node of the service center or of the district office.
    case supervisor
    case other
}

package struct IncidentFinding: Hashable, Sendable {
    package enum Fault: String, Hashable, Sendable {
        /// By a node of neither the office nor its supervisors.
        case notCompetent = "not-competent"
        /// It names another office than the declaration.
        case otherOffice = "other-office"
        /// Cleared already: the first clearing counts, unless a supervisor corrects it.
        case clearedTwice = "cleared-twice"
        case clearedBeforeStart = "cleared-before-start"
        /// Completed without having been cleared.
        case notCleared = "not-cleared"
        case afterClosing = "after-closing"
    }

    package let act: ActID
    package let fault: Fault
}

/// An act of an incident, as it is judged.
package struct IncidentStatement: Hashable, Sendable {
    package let id: ActID
    package let parents: [ActID]
    package let act: IncidentAct
    package let author: IncidentAuthor

    package init(id: ActID, parents: [ActID], act: IncidentAct, author: IncidentAuthor) {
        (self.id, self.parents, self.act, self.author) = (id, parents, act, author)
    }

    fileprivate var day: CivilDate? { act.day.flatMap { CivilDate(yyyymmdd: Int64($0)) } }

    fileprivate var moment: IncidentMoment { IncidentMoment(act: id, day: day, remark: act.cause) }
}

extension Incident {
    /// Nil where the declaration is missing, or was not its author's to make.
    ///
    /// - Parameter statements: the acts of one document that count.
    package init?(_ document: DocumentID, _ statements: some Sequence<IncidentStatement>) {
        let ordered = Self.ordered(Array(Set(statements)))
        guard let first = ordered.first(where: { $0.id == document.founding }), first.author != .other else {
            return nil
        }
        (self.document, office, cause, measures) = (document, first.act.office, first.act.cause, first.act.measures)
        operations = first.act.operations.isEmpty ? IncidentOperation.allCases : first.act.operations
        startedOn = first.day
        for statement in ordered where statement.id != first.id {
            if let fault = fault(of: statement) {
                findings.append(IncidentFinding(act: statement.id, fault: fault))
            } else {
                take(statement)
            }
        }
        findings.sort { $0.act < $1.act }
    }

    private func fault(of statement: IncidentStatement) -> IncidentFinding.Fault? {
        let isSupervisor = statement.author == .supervisor
        if statement.author == .other { return .notCompetent }
        if statement.act.office != office { return .otherOffice }
        if closed != nil && !isSupervisor { return .afterClosing }
        switch statement.act.step {
        case .declare, .report, .close: return nil
        case .clear:
            if let startedOn, let day = statement.day, day < startedOn { return .clearedBeforeStart }
            return cleared != nil && !isSupervisor ? .clearedTwice : nil
        case .complete: return cleared == nil ? .notCleared : nil
        }
    }

    private mutating func take(_ statement: IncidentStatement) {
        switch statement.act.step {
        case .declare: break
        case .report: reported = reported ?? statement.moment
        case .clear: cleared = statement.moment
        case .complete: completed = statement.moment
        case .close: closed = statement.moment
        }
    }

    /// Each after its parents. Of acts that did not know of each other the earlier step comes first, of clearings the
    /// earlier day, so that a second node never gains time; then the smaller act id.
    private static func ordered(_ statements: [IncidentStatement]) -> [IncidentStatement] {
        var left = statements.sorted { one, other in
            let (days, steps) = (
                (one.act.day ?? 0, other.act.day ?? 0), (one.act.step.rawValue, other.act.step.rawValue)
            )
            return (steps.0, days.0, one.id) < (steps.1, days.1, other.id)
        }
        var ordered: [IncidentStatement] = []
        while !left.isEmpty {
            let waiting = Set(left.map(\.id))
            // Acts name only earlier ones, so one is always free.
            let next = left.firstIndex { $0.parents.allSatisfy { !waiting.contains($0) } } ?? 0
            ordered.append(left.remove(at: next))
        }
        return ordered
    }
}

extension IncidentAct {
    /// A cause, a remark or measures as a person writes them: everybody in the district reads them, so they name no citizen.
    package static func checked(_ text: Text) throws(AuthoringRefusal) -> Text {
        try PlainText.checkClear(text, part: .reasons)
        return text
    }
}
