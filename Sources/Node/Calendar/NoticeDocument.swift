import District
import Licenses
import Replica
import SignedLog

/// Notices of the State Council as a person writes them, in YAML or JSON (`docs/formats/holiday-notice.md`): one, or
/// several under `notices`. The members `papers` and `days` are those of the widely used holiday-cn files.
struct NoticeDocument {
    let notices: [HolidayNotice]

    init(bytes: [UInt8]) throws(YAMLProblem) {
        var document = try YAMLObject(document: bytes)
        if var several = try document.objects("notices") {
            var notices: [HolidayNotice] = []
            for index in several.indices { notices.append(try HolidayNotice(&several[index])) }
            self.notices = notices
            try document.finish()
        } else {
            notices = [try HolidayNotice(&document)]
        }
    }
}

extension HolidayNotice {
    fileprivate init(_ object: inout YAMLObject) throws(YAMLProblem) {
        // What says what sort of file it is.
        for name in ["$schema", "$id"] { _ = try object.text(name) }
        let written = try object.required("year")
        guard let year = Int(written.value), 1...9_999 ~= year else {
            throw object.problem("field-type", "year", line: written.line, ["expected": "1…9999"])
        }
        var days: [CivilDate: Bool] = [:]
        try Self.readDays(&object, into: &days)
        try Self.readRanges("rest", isWorkingDay: false, &object, into: &days)
        try Self.readRanges("work", isWorkingDay: true, &object, into: &days)
        let source = try Self.source(&object)
        // A year without a word is a year that is not known yet, not one without holidays.
        guard !days.isEmpty else { throw object.problem("missing-field", "days", line: object.line) }
        if let strange = days.keys.filter({ abs($0.year - year) > 1 }).min() {
            throw object.problem(
                "date-of-other-form",
                "days",
                line: object.line,
                ["value": "\(strange)", "expected": "\(year)"]
            )
        }
        try object.finish()
        self.init(year: year, source: source, days: days)
    }

    private static func source(_ object: inout YAMLObject) throws(YAMLProblem) -> Text {
        let papers = try object.texts("papers") ?? []
        let source = Text(papers.joined(separator: " "))
        guard !source.isEmpty else { throw object.problem("missing-field", "papers", line: object.line) }
        guard source.utf8.count <= Limit.text else {
            throw object.problem(
                "field-too-long",
                "papers",
                line: object.line,
                ["bytes": "\(source.utf8.count)", "limit": "\(Limit.text)"]
            )
        }
        return source
    }

    /// `days: [{name: 元旦, date: 2022-01-01, isOffDay: true}]`
    private static func readDays(
        _ object: inout YAMLObject,
        into days: inout [CivilDate: Bool]
    ) throws(YAMLProblem) {
        for var day in try object.objects("days") ?? [] {
            _ = try day.text("name")
            guard let date = try day.date("date") else { throw day.problem("missing-field", "date", line: day.line) }
            guard let isOffDay = try day.flag("isOffDay") else {
                throw day.problem("missing-field", "isOffDay", line: day.line)
            }
            try day.finish()
            guard days.updateValue(!isOffDay, forKey: date) == nil else {
                throw day.problem("name-twice", "date", line: day.line, ["value": "\(date)"])
            }
        }
    }

    /// `rest: [2022-01-01/2022-01-03]`: days, or first and last of several (ISO 8601, a time interval by its ends).
    private static func readRanges(
        _ name: String,
        isWorkingDay: Bool,
        _ object: inout YAMLObject,
        into days: inout [CivilDate: Bool]
    ) throws(YAMLProblem) {
        for text in try object.placedTexts(name) ?? [] {
            let ends = text.value.split(separator: "/", omittingEmptySubsequences: false)
                .map { CivilDate(parsing: Array($0.utf8)) }
            guard 1...2 ~= ends.count, let first = ends[0], let last = ends[ends.count - 1] else {
                throw object.problem("date-impossible", name, line: text.line, ["value": String(text.value.prefix(32))])
            }
            guard first <= last, last.dayNumber - first.dayNumber < dayLimit else {
                throw object.problem(
                    "end-before-start",
                    name,
                    line: text.line,
                    ["value": String(text.value.prefix(32))]
                )
            }
            for offset in 0...(last.dayNumber - first.dayNumber) {
                guard let date = first.adding(days: offset) else { continue }
                guard days.updateValue(isWorkingDay, forKey: date) == nil else {
                    throw object.problem("name-twice", name, line: text.line, ["value": "\(date)"])
                }
            }
        }
    }
}
