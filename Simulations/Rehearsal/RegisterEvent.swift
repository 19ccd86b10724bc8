package import Licenses

/// What happened to a row of the register, and on which day.
package struct RegisterEvent: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case add, change, remove
    }

    package let day: CivilDate
    package let kind: Kind

    /// As the columns 日期 and 變動 have it; nil if they have something else.
    init?(day: String, kind: String) {
        guard let day = CivilDate(parsing: Array(day.utf8)), let kind = Kind(rawValue: kind) else { return nil }
        (self.day, self.kind) = (day, kind)
    }
}
