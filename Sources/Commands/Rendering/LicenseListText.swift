import Words

/// A page of licenses as a table. Marks stand behind the state: `*` for rivals, `!` for findings, `○` for what the city has
/// not sealed.
package struct LicenseListText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let licenses = answer["licenses"].array
        guard !licenses.isEmpty else { return [Phrase.noLicenses.text] }
        let labels: [Label] = [.number, .type, .holder, .state, .validTo, .document]
        var table = Table(labels.map(\.text))
        for license in licenses { table.add(row(of: license)) }
        let isMarked = licenses.contains { !marks(of: $0).isEmpty }
        return table.lines + (isMarked ? ["", Phrase.listMarks.text] : [])
    }

    private func row(of license: JSON) -> [String] {
        [
            license["number"].string ?? "—",
            license["typeName"].string ?? license["type"].plainText,
            HolderText(holder: license["holder"]).short,
            StateName.text(license["state"].plainText) + marks(of: license),
            DayText.term(license["validTo"]) ?? "—",
            String(license["document"].plainText.prefix(12)),
        ]
    }

    private func marks(of license: JSON) -> String {
        let hasFindings = (license["findings"].int ?? license["findings"].array.count) > 0
        let hasRivals = license["rivals"].isTrue || !license["rivals"].array.isEmpty
        let isUnsealed = license["seal"].string.map { $0 != "sealed" } ?? false
        return (hasRivals ? "*" : "") + (hasFindings ? "!" : "") + (isUnsealed ? "○" : "")
    }
}

/// A holder: what is not disclosed here is said to be so, never left blank.
struct HolderText {
    let holder: JSON

    var short: String { holder["name"].string ?? Phrase.notDisclosed.text }

    var full: String {
        let code = holder["code"].string ?? Phrase.notDisclosed.text
        let type = holder["type"].string.map { HolderTypeName.text($0) + " " } ?? ""
        return short + Heading.parenthesis.text(["content": type + code])
    }
}
