import Words

/// What lacks its paper as a table, then the types that need none, with what allows it.
package struct LackingText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] { licenses + exceptions }

    private var licenses: [String] {
        let lacking = answer["licenses"].array
        guard !lacking.isEmpty else { return [Phrase.nothingLacking.text] }
        let labels: [Label] = [.paper, .version, .number, .type, .holder, .document]
        var table = Table(labels.map(\.text))
        for row in lacking {
            let license = row["license"]
            table.add([
                Self.paper(row["paper"]), license["version"].plainText, license["number"].string ?? "—",
                license["typeName"].string ?? license["type"].plainText, HolderText(holder: license["holder"]).short,
                String(license["document"].plainText.prefix(12)),
            ])
        }
        return table.lines
    }

    /// The paper that there is, and which version it carries.
    private static func paper(_ paper: JSON) -> String {
        guard let number = paper["number"].string else { return Phrase.noPaper.text }
        let version = Phrase.versionNumber.text(["n": paper["version"].plainText])
        return number + Heading.parenthesis.text(["content": version])
    }

    private var exceptions: [String] {
        let rows = answer["exceptions"].array
        guard !rows.isEmpty else { return [] }
        var table = Table([Label.type, .withoutPaper, .withoutElectronic].map(\.text))
        for row in rows {
            table.add([
                row["name"].plainText, row["withoutPaper"].string ?? "—", row["withoutElectronic"].string ?? "—",
            ])
        }
        return ["", Heading.exceptions.text] + table.lines.map { "  " + $0 }
    }
}
