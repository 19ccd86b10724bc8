import Words

/// One catalogue item as an office and the district office need it: its elements by the names of the standard, its
/// face, its versions, and what wants a person.
package struct ItemText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    private var item: JSON { answer["item"] }

    package var lines: [String] {
        [Visible.text(item["name"].plainText + "  " + item["typeCode"].plainText)] + elements
            + section(Label.fields.text, fieldTable) + section(Label.versions.text, versionTable)
            + section(Heading.attention.text, notes)
    }

    private var elements: [String] {
        var lines = LabeledLines(indent: 2)
        lines.add(.state, ItemWord.text(item["state"].plainText))
        lines.add(.version, item["version"].plainText)
        lines.add(.issuingOffice, item["officeName"].string ?? item["office"].string)
        lines.add(.holderKind, ItemWord.text(item["holderKind"].plainText))
        lines.add(.isPublic, publicity.text)
        lines.add(.collectFrom, item["collectFrom"].string)
        lines.add(.level, item["level"].string)
        lines.add(.validity, item["validity"].string)
        for (label, value) in terms { lines.add(label, value) }
        for label in [
            Label.validityRule, .numbering, .basis, .withoutPaper, .withoutElectronic, .paperDelivery, .definingBody,
            .matterName,
            .matterCode, .issuerLevel, .template,
        ] {
            lines.add(label, item[label.rawValue].string)
        }
        lines.add(.unconfirmed, item["unconfirmed"].array.map { Label.text($0.plainText) }.joined(separator: comma))
        lines.add(.document, item["document"].string)
        return lines.lines
    }

    private var terms: [(Label, String?)] {
        let terms = item["terms"]
        return [
            (.counting, terms["counting"].string.map(ItemWord.text)),
            (.renewalDays, terms["renewalDays"].isNull ? nil : terms["renewalDays"].plainText),
            (.lateRenewalClosed, terms["lateRenewalClosed"].isTrue ? ItemWord.closed.text : nil),
            (.inspection, terms["inspection"].string),
            (.inspectedOnce, terms["inspectedOnce"].isTrue ? ItemWord.once.text : nil),
        ]
    }

    private var publicity: ItemWord {
        if item["isPublic"].isTrue { return .published }
        return item["onRequest"].isTrue ? .onRequest : .unpublished
    }

    private var fieldTable: [String] {
        let fields = item["fields"].array
        guard !fields.isEmpty else { return [] }
        var table = Table([Label.key, .name, .fieldType, .isPublic, .required, .codes].map(\.text))
        for field in fields {
            table.add([
                field["key"].plainText, field["label"].plainText, ItemWord.text(field["type"].plainText),
                (field["public"].isTrue ? ItemWord.published : .personal).text,
                field["required"].isTrue ? ItemWord.required.text : "", Self.codes(field),
            ])
        }
        return table.lines
    }

    private static func codes(_ field: JSON) -> String {
        field["codes"].array.map { $0["code"].plainText + " " + $0["label"].plainText }
            .joined(separator: Heading.listComma.text)
    }

    private var versionTable: [String] {
        var table = Table([Label.version, .state, .act].map(\.text))
        for version in answer["versions"].array {
            table.add([
                version["version"].plainText, ItemWord.text(version["state"].plainText),
                version["submission"].plainText,
            ])
        }
        return table.lines
    }

    private var notes: [String] {
        let shared = [("sharesTypeCodeWith", ItemWord.typeCodeShared), ("sharesNameWith", .nameShared)]
        return answer["versions"].array.flatMap { ItemNoteLines(item: $0).lines }
            + shared.compactMap { key, word in
                let documents = answer[key].array.map { String($0.plainText.prefix(12)) }
                guard !documents.isEmpty else { return nil }
                return "! " + word.text + Heading.parenthesis.text(["content": documents.joined(separator: comma)])
            }
    }

    private var comma: String { Heading.listComma.text }

    /// A heading and its lines, after an empty line; nothing if there are none.
    private func section(_ heading: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", heading] + lines.map { "  " + $0 }
    }
}

/// What one version changes of another, thing by thing.
package struct ItemDifferencesText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let title = Phrase.itemCompared.text([
            "name": answer["name"].plainText, "from": side(answer["from"]), "to": side(answer["to"]),
        ])
        let changes = answer["changes"].array
        guard !changes.isEmpty else { return [Visible.text(title), Phrase.itemUnchanged.text] }
        var table = Table([Label.key, .name, .before, .after].map(\.text))
        for change in changes {
            table.add([
                change["path"].plainText, change["label"].plainText, change["before"].string ?? "—",
                change["after"].string ?? "—",
            ])
        }
        return [Visible.text(title)] + table.lines
    }

    private func side(_ side: JSON) -> String {
        Phrase.versionNumber.text(["n": side["version"].plainText])
            + Heading.parenthesis.text(["content": ItemWord.text(side["state"].plainText)])
    }
}

/// The types of license to begin with.
package struct StarterText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let isWritten = !answer["items"].array.allSatisfy { $0["path"].isNull }
        var table = Table([Label.position, .office, isWritten ? .path : .name].map(\.text))
        for item in answer["items"].array {
            table.add([
                item["number"].plainText, item["officeName"].plainText, item[isWritten ? "path" : "name"].plainText,
            ])
        }
        return table.lines + ["", Phrase.starterIsUnconfirmed.text]
    }
}
