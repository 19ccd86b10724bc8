import Words

/// The answer to *is this license genuine?* A statement, never a bare yes or no: what is established, what is not, and
/// how old our knowledge is.
package struct StatementText {
    package let statement: JSON

    package init(statement: JSON) { self.statement = statement }

    /// Whether the file proves a license that is valid: anything else is exit code 5.
    package var isPositive: Bool { statement["verdict"] == .string(StateName.valid.rawValue) }

    package var lines: [String] {
        [headline] + section(.contradicted, "✗") + section(.established, "✓") + section(.notEstablished, "?")
            + [""] + knowledge + license
    }

    private var headline: String {
        let verdict = statement["verdict"].plainText
        if isPositive { return Phrase.verified.text }
        return verdict == Phrase.contradicted.rawValue
            ? Phrase.notVerified.text : Phrase.genuineBut.text(["state": StateName.text(verdict)])
    }

    /// The heading's raw value is the member's name.
    private func section(_ heading: Phrase, _ mark: String) -> [String] {
        let points = statement[heading.rawValue].array
        return points.isEmpty ? [] : ["", heading.text] + points.map { "  \(mark) " + text(of: $0) }
    }

    private func text(of point: JSON) -> String {
        let code = point["code"].plainText
        let state = ["state": StateName.text(point["state"].plainText)]
        let sentence = StatementPoint(rawValue: code)?.text(state) ?? code
        let details = Self.named.compactMap { label in
            point[label.rawValue].string.map { label.text + " " + value($0, of: label) }
        }
        let about =
            details.isEmpty
            ? "" : Heading.parenthesis.text(["content": details.joined(separator: Heading.listComma.text)])
        return Visible.text(sentence + about)
    }

    /// Ids are cut short, reasons and kinds are put in words.
    private func value(_ value: String, of label: Label) -> String {
        switch label {
        case .keys: value
        case .rule: FlawName.text(value)
        case .verb: VerbName.text(value)
        case .part: FilePartName.text(value)
        case _: String(value.prefix(12))
        }
    }

    private var license: [String] {
        statement["license"].isNull ? [] : [""] + LicenseText(answer: statement["license"]).lines
    }

    private static let named: [Label] = [
        .part, .position, .verb, .office, .node, .keys, .rule, .act, .entry, .item, .district,
    ]

    private var knowledge: [String] {
        var lines = LabeledLines()
        lines.add(.asOf, statement["asOf"].string)
        lines.add(.witnessedBy, InstantText.text(statement["witnessedBy"]))
        lines.add(.claimedTime, InstantText.text(statement["claimedTime"]))
        lines.add(.document, statement["document"].string)
        lines.add(.district, statement["district"].string)
        return lines.lines
    }
}
