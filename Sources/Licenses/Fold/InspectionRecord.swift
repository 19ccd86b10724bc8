import SignedLog

/// Where a license stands between two inspections, as its acts say it.
package struct InspectionRecord: Hashable, Sendable {
    /// The first day on which the license was in force: the first period counts from there.
    package let since: CivilDate
    /// The last inspection that was passed or put off; nil: there was none.
    package let last: CivilDate?
    /// The last day for the next one, where that inspection names it.
    package let until: CivilDate?

    package init(since: CivilDate, last: CivilDate?, until: CivilDate?) {
        (self.since, self.last, self.until) = (since, last, until)
    }

    /// The last day for the next inspection: from the one by the rule's shortest period to that by its longest. Nil if
    /// none is due any more. Days are counted by 民法典 §201, the first left out.
    package func deadline(by rule: TermRule) -> ClosedRange<CivilDate>? {
        if let until { return until...until }
        if last != nil && rule.isInspectedOnce { return nil }
        let days = rule.inspectionSpans.compactMap {
            $0.term(from: last ?? since, counting: .afterFirstDay)?.lastDay
        }
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }
}

extension LicenseHistory {
    /// The inspection that says when the next one is due, of those dated no later: the latest by date, then by id.
    package func lastInspection(through date: CivilDate = .latest) -> Inspection? {
        var best: (id: ActID, inspection: Inspection)?
        // By index: to take an act out of its array costs more than all the rest.
        for index in acts.indices {
            guard case .inspect(let inspection)? = acts[index].license, acts[index].isEffective,
                inspection.result != .failed, inspection.dated <= date
            else { continue }
            let isLater = best.map { ($0.inspection.dated, $0.id) < (inspection.dated, acts[index].id) } ?? true
            if isLater { best = (acts[index].id, inspection) }
        }
        return best?.inspection
    }

    /// Nil of a license that was never in force.
    package func inspectionRecord(through date: CivilDate = .latest) -> InspectionRecord? {
        let inspection = lastInspection(through: date)
        return timeline.firstDay.map { InspectionRecord(since: $0, last: inspection?.dated, until: inspection?.until) }
    }
}

extension [Interval] {
    /// The first day of the first interval that has one.
    package var firstDay: CivilDate? { lazy.compactMap(\.from).first }

    /// What is due of an inspection within so many days, or overdue, of a license that is in force or suspended.
    package func inspectionDue(
        _ record: InspectionRecord,
        by rule: TermRule,
        on today: CivilDate,
        within days: Int
    ) -> Due? {
        let now = last { $0.from.map { $0 <= today } ?? true }
        guard let state = now?.state, state == .valid || state == .suspended,
            let deadline = record.deadline(by: rule)
        else { return nil }
        if deadline.upperBound < today { return Due(matter: .inspectionOverdue, day: deadline.upperBound) }
        let horizon = today.adding(days: days) ?? .latest
        return deadline.lowerBound <= horizon ? Due(matter: .inspectionDue, day: deadline.lowerBound) : nil
    }
}
