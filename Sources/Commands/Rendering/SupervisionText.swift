import Words

/// What wants a word with an office, as a table or as CSV (RFC 4180).
package enum SupervisionText {
    private static let labels: [Label] = [.office, .rule, .count, .since, .examples]

    package static func lines(_ answer: JSON) -> [String] {
        let rows = answer["rows"].array
        let head = Phrase.supervisedOn.text(["day": answer["on"].plainText])
        guard !rows.isEmpty else { return [head, Phrase.nothingToSupervise.text] }
        var table = Table(labels.map(\.text))
        for row in rows { table.add(cells(row)) }
        return [head] + table.lines
    }

    package static func csv(_ answer: JSON) -> [String] {
        let header = ["office", "officeName", "rule", "count", "since", "examples"]
        let rows = answer["rows"].array.map { row in
            ["office", "officeName", "rule", "count", "since"].map { row[$0].plainText }
                + [row["examples"].array.map(\.plainText).joined(separator: "; ")]
        }
        return ([header] + rows).map { $0.map(quoted).joined(separator: ",") }
    }

    private static func cells(_ row: JSON) -> [String] {
        let examples = row["examples"].array.map { Visible.text($0.plainText) }
        return [
            row["officeName"].string ?? row["office"].plainText,
            RuleName(rawValue: row["rule"].plainText)?.text ?? row["rule"].plainText,
            row["count"].plainText, row["since"].plainText, examples.joined(separator: Heading.listComma.text),
        ]
    }

    /// What holds a comma, a quote or a line end is quoted (RFC 4180, section 2).
    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
