import Words

/// How many licenses stand where on the way into the city library, then those that are asked for.
package struct LibraryText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] { counts + licenses }

    private var counts: [String] {
        let counts = answer["counts"].array.filter { ($0["count"].int ?? 0) > 0 }
        guard !counts.isEmpty else { return [Phrase.noLicenses.text] }
        var lines = LabeledLines(indent: 0)
        for row in counts { lines.add(Self.name(row["state"]), row["count"].plainText) }
        return lines.lines
    }

    private var licenses: [String] {
        let rows = answer["licenses"].array
        guard !rows.isEmpty else { return [] }
        var table = Table([Label.state, .number, .type, .submissions, .reason, .document].map(\.text))
        for row in rows {
            let license = row["license"]
            table.add([
                Self.name(row["state"]), license["number"].string ?? "—",
                license["typeName"].string ?? license["type"].plainText, row["submissions"].plainText,
                Visible.text(row["reason"].string ?? "—"), String(license["document"].plainText.prefix(12)),
            ])
        }
        return [""] + table.lines
    }

    static func name(_ state: JSON) -> String {
        LibraryStateName(rawValue: state.plainText)?.text ?? state.plainText
    }
}
