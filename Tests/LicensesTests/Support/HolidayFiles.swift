import District
import Foundation
import Licenses
import SignedLog
import Signing

/// The files of `Tests/Samples/holiday-cn`, read without the reader that is tested.
enum HolidayFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Samples/holiday-cn")

    struct File: Decodable {
        let year: Int
        let papers: [String]
        let days: [Day]

        struct Day: Decodable {
            let date: String
            let isOffDay: Bool
        }
    }

    static func file(_ year: Int) throws -> File {
        try JSONDecoder().decode(File.self, from: Data(contentsOf: folder.appending(path: "\(year).json")))
    }

    /// Every day that the files of these years name, and whether it is a working day.
    static func days(_ years: ClosedRange<Int>) throws -> [CivilDate: Bool] {
        var days: [CivilDate: Bool] = [:]
        for year in years {
            for day in try file(year).days {
                if let date = CivilDate(parsing: Array(day.date.utf8)) { days[date] = !day.isOffDay }
            }
        }
        return days
    }

    static func notices(_ years: ClosedRange<Int>) throws -> [HolidayNotice] {
        try years.map { year in
            let file = try file(year)
            return HolidayNotice(
                year: year,
                source: Text(file.papers.joined(separator: " ")),
                days: try days(year...year)
            )
        }
    }

    /// The calendars of these years, published at once.
    static func calendar(_ years: ClosedRange<Int> = 2007...2026) throws -> WorkingCalendar {
        var calendar = WorkingCalendar()
        for act in CalendarDrafts(try notices(years), over: { _ in nil }).acts {
            calendar.add(act, as: Self.act(of: Int(act.year)))
        }
        return calendar
    }

    /// Stands for the act that published a year.
    static func act(of year: Int) -> ActID { ActID(SHA256.digest(Array("calendar \(year)".utf8))) }
}
