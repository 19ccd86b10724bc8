/// What about a license wants a person by a day, as its timeline tells.
package struct Due: Hashable, Sendable {
    /// The raw values are those of JSON.
    package enum Matter: String, CaseIterable, Hashable, Sendable {
        /// A suspension ends with that day.
        case suspensionEnds = "suspension-ends"
        /// The term ends with that day, and nobody has applied for renewal.
        case expires = "expires"
        /// The term ends with that day; an application is to be answered before (行政许可法 §50).
        case toBeAnswered = "to-be-answered"
        /// The term ended with that day; an unanswered application keeps the license alive (视为准予延续).
        case deemedRenewed = "deemed-renewed"
        /// The term ended with that day: to be cancelled (行政许可法 §70 (1)).
        case expired = "expired"
        /// By that day an inspection is due (校验).
        case inspectionDue = "inspection-due"
        /// By that day it was due: 逾期未校验.
        case inspectionOverdue = "inspection-overdue"
    }

    package let matter: Matter
    /// The last day on which it is as it is, or was.
    package let day: CivilDate
}

extension [Interval] {
    /// What comes within so many days, or has been left undone: the nearest, nil if there is nothing. Of licenses that
    /// have expired those of the last so many days. What is deemed renewed waits however long ago that began.
    package func due(on today: CivilDate, within days: Int) -> Due? {
        guard let now = lastIndex(where: { $0.from.map { $0 <= today } ?? true }) else { return nil }
        if self[now].deemedRenewedBy != nil {
            return lastDay(before: now) { $0.deemedRenewedBy != nil }.due(.deemedRenewed)
        }
        if self[now].state == .expired {
            let last = lastDay(before: now) { $0.state == .expired }
            let first = today.adding(days: -days)
            return last.flatMap { last in first.map { $0 <= last } ?? true ? last : nil }.due(.expired)
        }
        return coming(after: now, through: today.adding(days: days) ?? .latest)
    }

    private func coming(after now: Int, through horizon: CivilDate) -> Due? {
        guard [.valid, .suspended, .notYetInForce].contains(self[now].state) else { return nil }
        for index in index(after: now)..<endIndex {
            guard let from = self[index].from, let day = from.adding(days: -1), day <= horizon else { return nil }
            if self[index].state == .expired { return Due(matter: .expires, day: day) }
            if self[index].deemedRenewedBy != nil { return Due(matter: .toBeAnswered, day: day) }
            if self[index - 1].state == .suspended, self[index].state == .valid {
                return Due(matter: .suspensionEnds, day: day)
            }
        }
        return nil
    }

    /// The day before the first of the neighboring intervals up to this one that are alike.
    private func lastDay(before index: Int, isAlike: (Interval) -> Bool) -> CivilDate? {
        var first = index
        while first > 0, isAlike(self[first - 1]) { first -= 1 }
        return self[first].from?.adding(days: -1)
    }
}

extension CivilDate? {
    fileprivate func due(_ matter: Due.Matter) -> Due? { map { Due(matter: matter, day: $0) } }
}
