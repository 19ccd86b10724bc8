import Words

/// The share of the city by bureau and type, then what it has not.
package struct CoverageText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] { rates + uncollected }

    private var rates: [String] {
        let types = answer["types"].array
        guard !types.isEmpty else { return [Phrase.noLicenses.text] }
        var table = Table([Label.office, .type, .issued, .collected, .rate, .earlier].map(\.text))
        for row in types {
            table.add([
                row["officeName"].string ?? row["office"].plainText,
                row["typeName"].string ?? row["typeCode"].plainText,
                row["issued"].plainText, row["collected"].plainText,
                Self.rate(row["collected"].int ?? 0, of: row["issued"].int ?? 0), row["earlier"].plainText,
            ])
        }
        return table.lines
    }

    /// In percent, rounded down, so that 100 means all; a dash of nothing.
    private static func rate(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "—" }
        let hundredths = part * 10_000 / whole
        let fraction = String(hundredths % 100 + 100).dropFirst()
        return "\(hundredths / 100).\(fraction)%"
    }

    private var uncollected: [String] {
        let rows = answer["uncollected"].array
        guard !rows.isEmpty else { return [] }
        var table = Table([Label.number, .type, .holder, .heldSince, .document].map(\.text))
        for row in rows {
            let license = row["license"]
            table.add([
                license["number"].string ?? "—", license["typeName"].string ?? license["type"].plainText,
                HolderText(holder: license["holder"]).short, InstantText.text(row["heldSince"]) ?? "—",
                String(license["document"].plainText.prefix(12)),
            ])
        }
        return ["", Heading.uncollected.text] + table.lines.map { "  " + $0 }
    }
}
