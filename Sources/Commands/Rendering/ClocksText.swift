import Words

/// The counts of decided, collected and delivered by bureau and type, then the licenses that are asked for.
package struct ClocksText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] { counts + licenses }

    private static let counted: [ClockStateName] = [.done, .late, .running, .overdue, .unknown]

    private var counts: [String] {
        let types = answer["types"].array
        guard !types.isEmpty else { return [Phrase.noLicenses.text] }
        var table = Table([Label.office, .type, .decided, .collected, .delivered].map(\.text))
        for row in types {
            table.add([
                row["officeName"].string ?? row["office"].plainText,
                row["typeName"].string ?? row["typeCode"].plainText, row["decided"].plainText,
                Self.summary(row["collected"]), Self.summary(row["delivered"]),
            ])
        }
        return [Phrase.supervisedOn.text(["day": answer["on"].plainText])] + table.lines
    }

    /// `按期 3，逾期未办 1`; a dash where nothing is counted.
    private static func summary(_ counts: JSON) -> String {
        let parts = counted.compactMap { state -> String? in
            guard let count = counts[state.rawValue].int, count > 0 else { return nil }
            return "\(state.text) \(count)"
        }
        return parts.isEmpty ? "—" : parts.joined(separator: Heading.listComma.text)
    }

    private var licenses: [String] {
        let rows = answer["licenses"].array
        guard !rows.isEmpty else { return [] }
        var table = Table([Label.number, .type, .decidedOn, .collected, .delivered, .document].map(\.text))
        for row in rows {
            let license = row["license"]
            table.add([
                license["number"].string ?? "—", license["typeName"].string ?? license["type"].plainText,
                row["decidedOn"].plainText, ClockText.text(row["collected"]), ClockText.text(row["delivered"]),
                String(license["document"].plainText.prefix(12)),
            ])
        }
        return [""] + table.lines
    }
}

/// One clock in a few words: done on which day, or until when.
enum ClockText {
    static func text(_ clock: JSON) -> String {
        let state = ClockStateName(rawValue: clock["state"].plainText)?.text ?? clock["state"].plainText
        let day = clock["doneOn"].string ?? clock["deadline"]["day"].string.map { Phrase.until.text(["date": $0]) }
        return state + (day.map { Heading.parenthesis.text(["content": $0]) } ?? "")
    }
}
