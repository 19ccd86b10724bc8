import Words

/// What falls due as a table, the nearest first.
package struct DueText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let due = answer["due"].array
        guard !due.isEmpty else { return [Phrase.nothingDue.text] }
        let labels: [Label] = [.dueDay, .matter, .applyBy, .number, .type, .holder, .document]
        var table = Table(labels.map(\.text))
        for row in due {
            let license = row["license"]
            table.add([
                row["day"].plainText,
                MatterName.text(row["matter"].plainText),
                row["applyBy"].string ?? "—",
                license["number"].string ?? "—",
                license["typeName"].string ?? license["type"].plainText,
                HolderText(holder: license["holder"]).short,
                String(license["document"].plainText.prefix(12)),
            ])
        }
        return table.lines
    }
}
