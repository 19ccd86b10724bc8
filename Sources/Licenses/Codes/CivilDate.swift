/// A day of the proleptic Gregorian calendar, 0001-01-01 … 9999-12-31: the legal dates of licenses.
///
/// It knows neither hours nor a time zone; only ``at(millisecondsSince1970:)`` does, and says which.
package struct CivilDate: Hashable, Sendable {
    /// The first day that can be expressed.
    package static let earliest = CivilDate(packed: 1_01_01)
    /// The last day that can be expressed.
    package static let latest = CivilDate(packed: 9999_12_31)

    /// year · 10,000 + month · 100 + day: sorts as the days do.
    private let packed: Int32

    private init(packed: Int32) {
        self.packed = packed
    }

    /// A day that the calendar has; nil for 2023-02-29, for month 13 and for years outside 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.dayCount(ofMonth: month, year: year)).contains(day) else { return nil }
        self.init(packed: Int32(year * 10_000 + month * 100 + day))
    }

    /// Nil for months and years that the calendar does not have.
    package init?(lastDayOfMonth month: Int, year: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.init(year: year, month: month, day: Self.dayCount(ofMonth: month, year: year))
    }

    /// The form of dates in acts (`docs/formats/`): a decimal number of eight digits.
    package init?(yyyymmdd: Int64) {
        guard (1_01_01...9999_12_31).contains(yyyymmdd) else { return nil }
        let number = Int(yyyymmdd)
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    package var yyyymmdd: Int64 { Int64(packed) }
    package var year: Int { Int(packed) / 10_000 }
    package var month: Int { Int(packed) / 100 % 100 }
    package var day: Int { Int(packed) % 100 }

    private static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    }
}

extension CivilDate: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        left.packed < right.packed
    }
}

extension CivilDate: CustomStringConvertible {
    /// `yyyy-mm-dd`, as GB/T 7408 and ISO 8601 write it.
    package var description: String {
        String(decoding: utf8, as: UTF8.self)
    }

    /// The ten ASCII bytes of `yyyy-mm-dd`.
    package var utf8: [UInt8] {
        let hyphen = [UInt8(ascii: "-")]
        return Base36.digits(UInt64(year), base: 10, width: 4) + hyphen
            + Base36.digits(UInt64(month), base: 10, width: 2) + hyphen
            + Base36.digits(UInt64(day), base: 10, width: 2)
    }
}
