/// How the last day of "n years" is found. More than one way is printed in practice, so the printed day is what counts;
/// a rule only proposes one and checks it. The raw values stand in acts (key 121 of kind 11).
package enum TermCounting: Int64, CaseIterable, Hashable, Sendable {
    /// The first day is one of them: a year from 2024-01-10 ends with 2025-01-09.
    case withFirstDay = 1
    /// 民法典 §201: the first day is not counted: a year from 2024-01-10 ends with 2025-01-10.
    case afterFirstDay = 2
    /// 起止日期由决定载明: the decision names the last day, and nothing is proposed.
    case asDecided = 3

    /// As documents and JSON call it.
    package var name: String {
        switch self {
        case .withFirstDay: "with-first-day"
        case .afterFirstDay: "after-first-day"
        case .asDecided: "as-decided"
        }
    }

    package var chineseName: String {
        switch self {
        case .withFirstDay: "首日计入"
        case .afterFirstDay: "首日不计入"
        case .asDecided: "由决定载明"
        }
    }

    package init?(name: String) {
        guard let counting = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = counting
    }
}

extension ValidityRange.Span {
    /// The term that begins on this day. 民法典 §202: where the last month has no such day, its last day is the last; so
    /// five years from 2020-02-29 end with 2025-02-28 either way. Nil after the last day of the calendar.
    package func term(from first: CivilDate, counting: TermCounting) -> Term? {
        let isFirstCounted = counting == .withFirstDay
        switch self {
        case .unlimited: return .unlimited
        case .days(let count): return first.adding(days: isFirstCounted ? count - 1 : count).map(Term.until)
        case .months(let count): return first.last(ofMonths: count, isFirstCounted: isFirstCounted).map(Term.until)
        case .years(let count): return first.last(ofMonths: 12 * count, isFirstCounted: isFirstCounted).map(Term.until)
        }
    }

    /// The term that follows one whose last day this is, as long again.
    package func term(following last: CivilDate, counting: TermCounting) -> Term? {
        guard counting == .withFirstDay else { return term(from: last, counting: counting) }
        return last.adding(days: 1).flatMap { term(from: $0, counting: counting) }
    }
}

extension ValidityRange {
    /// What a license that begins on this day is given if nobody says otherwise: nil where the item leaves a choice, or
    /// the decision names the last day.
    package func proposal(from first: CivilDate, counting: TermCounting) -> Term? {
        guard spans.count == 1, counting != .asDecided else { return nil }
        return spans[0].term(from: first, counting: counting)
    }

    /// The same of a renewal of what ends with this day.
    package func proposal(following last: CivilDate, counting: TermCounting) -> Term? {
        guard spans.count == 1, counting != .asDecided else { return nil }
        return spans[0].term(following: last, counting: counting)
    }
}

extension CivilDate {
    /// The day of the same number so many months later, or the day before it; else the last of that month.
    fileprivate func last(ofMonths months: Int, isFirstCounted: Bool) -> CivilDate? {
        let month = year * 12 + self.month - 1 + months
        guard let sameDay = CivilDate(year: month / 12, month: month % 12 + 1, day: day) else {
            return CivilDate(lastDayOfMonth: month % 12 + 1, year: month / 12)
        }
        return isFirstCounted ? sameDay.adding(days: -1) : sameDay
    }
}
