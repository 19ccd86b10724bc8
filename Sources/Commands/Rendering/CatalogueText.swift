import Words

/// The types of license of the district: one line each, then what a person should look at.
package struct CatalogueText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let items = answer["items"].array
        guard !items.isEmpty else { return [Phrase.noItems.text] }
        var table = Table([Label.name, .typeCode, .version, .office, .state, .document].map(\.text))
        for item in items {
            table.add([
                item["name"].plainText, item["typeCode"].plainText, item["version"].plainText,
                item["officeName"].string ?? String(item["office"].plainText.prefix(12)),
                ItemWord.text(item["state"].plainText), String(item["document"].plainText.prefix(12)),
            ])
        }
        let notes = items.flatMap { ItemNoteLines(item: $0).lines } + findingLines
        return table.lines + (notes.isEmpty ? [] : [""] + notes)
    }

    private var findingLines: [String] {
        answer["findings"].array.map { finding in
            let documents = finding["documents"].array.map { String($0.plainText.prefix(12)) }
            let details = [finding["act"].string.map { String($0.prefix(12)) }, finding["detail"].string] + documents
            let content = details.compactMap(\.self).joined(separator: Heading.listComma.text)
            return Visible.text(
                "! " + ItemWord.text(finding["code"].plainText) + Heading.parenthesis.text(["content": content])
            )
        }
    }
}

/// What wants a person about one version of an item: reasons of its return, and rivals.
struct ItemNoteLines {
    let item: JSON

    var lines: [String] { (returned + rivals).map(Visible.text) }

    private var parameters: [String: String] {
        ["name": item["name"].plainText, "version": item["version"].plainText]
    }

    private var returned: [String] {
        item["reasons"].array.map { reason in
            "! " + Phrase.itemWasReturned.text(parameters.merging(["reason": reason.plainText]) { $1 })
        }
    }

    private var rivals: [String] {
        let others = item["rivals"].array
        guard !others.isEmpty else { return [] }
        let acts = others.map { String($0.plainText.prefix(12)) }.joined(separator: Heading.listComma.text)
        let act = String(item["submission"].plainText.prefix(12))
        let sentence = Phrase.itemHasRivals.text(parameters.merging(["act": act, "rivals": acts]) { $1 })
        return ["! " + sentence + (item["shown"].isTrue ? "  " + Phrase.theOneShown.text : "")]
    }
}
