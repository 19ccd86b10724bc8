import Words

/// The district's calendars as text.
package enum CalendarText {
    package static func published(_ answer: JSON) -> [String] {
        let years = answer["years"].array.map(\.plainText)
        let told =
            years.isEmpty
            ? Phrase.calendarsUnchanged.text : Phrase.calendarsPublished.text(["years": years.joined(separator: " ")])
        let leftOut = answer["leftOut"].array.map(\.plainText)
        guard !leftOut.isEmpty else { return [told] }
        return [told, "! " + Phrase.daysLeftOut.text(["days": leftOut.joined(separator: " ")])]
    }

    /// A line a year.
    package static func list(_ answer: JSON) -> [String] {
        let years = answer["calendars"].array
        guard !years.isEmpty else { return [Phrase.noCalendars.text] }
        var table = Table([Label.year, .workingDays, .versions, .source].map(\.text))
        for year in years {
            table.add([
                year["year"].plainText, year["workingDays"].plainText, year["versions"].plainText,
                year["source"].plainText,
            ])
        }
        return table.lines + years.flatMap(rivals)
    }

    /// Every day of a year that differs from Monday to Friday.
    package static func year(_ year: Int, in answer: JSON) -> [String] {
        guard let found = answer["calendars"].array.first(where: { $0["year"].int == year }) else {
            return [Phrase.calendarUnpublished.text(["year": String(year)])]
        }
        let days = found["exceptions"].array
        func line(_ phrase: Phrase, _ isWorkingDay: Bool) -> String {
            let dates = days.filter { $0["isWorkingDay"].isTrue == isWorkingDay }.map { $0["date"].plainText }
            return phrase.text(["days": dates.isEmpty ? "—" : dates.joined(separator: " ")])
        }
        return list(.object(["calendars": .array([found])]))
            + [line(.weekdaysOfRest, false), line(.weekendsOfWork, true)]
    }

    private static func rivals(_ year: JSON) -> [String] {
        year["rivals"].array.isEmpty ? [] : ["! " + Phrase.calendarRivals.text(["year": year["year"].plainText])]
    }
}

/// By when, and by which calendars that was counted.
package struct DeadlineText {
    private let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        [text]
            + answer["calendars"].array.map { version in
                "  "
                    + Phrase.countedBy.text(["year": version["year"].plainText, "source": version["source"].plainText])
            }
    }

    /// `2022-10-10 24:00`, or what is missing.
    package var text: String {
        if let day = answer["day"].string { return Phrase.untilDay.text(["day": day]) }
        return Phrase.deadlineUnknown.text(["year": answer["unpublishedYear"].plainText])
    }
}
