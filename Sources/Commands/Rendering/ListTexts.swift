import Words

/// The offices of the district.
package struct OfficeListText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        var table = Table([Label.name, .code, .roles, .document].map(\.text))
        for office in answer["offices"].array {
            let document = office["id"].string ?? office["document"].plainText
            table.add([
                office["name"].plainText, office["code"].plainText,
                office["roles"].array.map { RoleName.text($0.plainText) }.joined(separator: Heading.listComma.text),
                String(document.prefix(12)),
            ])
        }
        return table.lines
    }
}

/// The nodes of the district.
package struct NodeListText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        var table = Table([Label.nodeCode, .office, .kind, .state, .document].map(\.text))
        for node in answer["nodes"].array {
            table.add([
                node["code"].string ?? node["nodeCode"].plainText,
                node["officeName"].string ?? String(node["office"].plainText.prefix(12)),
                NodeKindName.text(node["kind"].plainText), Self.state(node["state"].plainText),
                String(node["document"].plainText.prefix(12)),
            ])
        }
        return table.lines
    }

    static func state(_ state: String) -> String {
        switch state {
        case "enrolled": Phrase.enrolled.text
        case "cut", "cut-off": Phrase.cutOffState.text
        case "waiting", "not-enrolled": Phrase.notYetEnrolled.text
        case _: state
        }
    }
}
