package import SignedLog

/// How long a license runs: 证照有效期截止日期.
package enum Term: Hashable, Sendable {
    /// The last day, included until its end at 24:00 UTC+8.
    case until(CivilDate)
    /// 长期: it never expires.
    case unlimited
    /// The license states none; it does not expire either.
    case unstated

    /// The day on which it is expired first; nil if there is none, also after the last day of the calendar.
    package var firstDayAfter: CivilDate? {
        guard case .until(let last) = self else { return nil }
        return last.adding(days: 1)
    }

    package var lastDay: CivilDate? {
        guard case .until(let last) = self else { return nil }
        return last
    }
}

extension Term {
    /// As an act states it: a date, or null for 长期. Nil if it is neither.
    package init?(_ value: CBOR) {
        if value.isNull {
            self = .unlimited
        } else if let date = value.asInt.flatMap({ CivilDate(yyyymmdd: $0) }) {
            self = .until(date)
        } else {
            return nil
        }
    }
}
