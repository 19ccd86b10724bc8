/// Counting days, and the one place where an instant becomes a day.
extension CivilDate {
    /// Days since 1970-01-01, which is 0; negative before it.
    package var dayNumber: Int {
        // March is counted as the first month, so that the leap day ends its year.
        let shiftedYear = month > 2 ? year : year - 1
        let era = Self.flooredQuotient(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysPerEra + dayOfEra - Self.daysBefore1970
    }

    /// The day that lies `dayNumber` days after 1970-01-01; nil outside the years 1…9999.
    package init?(dayNumber: Int) {
        guard (Self.earliest.dayNumber...Self.latest.dayNumber).contains(dayNumber) else { return nil }
        let day = dayNumber + Self.daysBefore1970
        let era = Self.flooredQuotient(day, Self.daysPerEra)
        let dayOfEra = day - era * Self.daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month > 2 ? 0 : 1),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The day `days` later, or earlier when negative; nil outside the years 1…9999.
    package func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CivilDate(dayNumber: sum)
    }

    /// The day in China (UTC+8, Asia/Shanghai, no summer time) at an instant of a clock.
    ///
    /// A clock may claim anything: an instant outside the years 1…9999 gives the nearest day inside.
    package static func at(millisecondsSince1970 milliseconds: Int64) -> CivilDate {
        let bound = Int64(latest.dayNumber + 2) * millisecondsPerDay
        let claimed = min(max(milliseconds, -bound), bound) + 8 * 60 * 60 * 1000
        let number = Self.flooredQuotient(Int(claimed), Int(millisecondsPerDay))
        return CivilDate(dayNumber: number) ?? (number < 0 ? earliest : latest)
    }

    private static var millisecondsPerDay: Int64 { 24 * 60 * 60 * 1000 }
    /// Days in the 400 years after which the Gregorian calendar repeats.
    private static var daysPerEra: Int { 146_097 }
    /// Days from 0000-03-01 to 1970-01-01.
    private static var daysBefore1970: Int { 719_468 }

    private static func flooredQuotient(_ dividend: Int, _ divisor: Int) -> Int {
        dividend >= 0 ? dividend / divisor : (dividend - divisor + 1) / divisor
    }
}
