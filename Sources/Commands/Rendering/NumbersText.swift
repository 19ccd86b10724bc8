import Words

/// Blocks of numbers, how far they are used, and what wants a person.
package struct NumbersText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let warning = answer["distrusted"].isTrue ? ["! " + Phrase.numbersDistrusted.text] : []
        let blocks = answer["blocks"].array
        guard !blocks.isEmpty else { return [Phrase.noNumbers.text] + warning }
        var table = Table([Label.type, .year, .nodeCode, .block, .given, .left, .state, .example].map(\.text))
        for block in blocks {
            table.add([
                block["typeName"].plainText, block["year"].plainText, block["node"].string ?? "—",
                block["from"].plainText + "–" + block["to"].plainText, block["given"].plainText,
                block["left"].plainText, BlockStateName.text(block["state"].plainText), block["example"].plainText,
            ])
        }
        return table.lines + warning
    }
}
