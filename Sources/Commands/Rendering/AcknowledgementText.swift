package import Words

/// What the node answers to an authoring verb: done, and under which names.
package struct AcknowledgementText {
    package let answer: JSON
    package let verb: VerbName

    package init(answer: JSON, verb: VerbName) {
        self.answer = answer
        self.verb = verb
    }

    package var lines: [String] {
        var details = LabeledLines(indent: 2)
        details.add(verb == .paper ? .paper : .number, answer["number"].string)
        details.add(.identifier, answer["identifier"].string)
        details.add(.version, answer["version"].int.map(String.init))
        details.add(.validTo, DayText.term(answer["validTo"]))
        details.add(.state, answer["state"].string.map(StateName.text))
        details.add(.document, answer["document"].string)
        details.add(.act, answer["act"].string)
        details.add(.entry, answer["entry"].string)
        return [Phrase.verbDone.text(["verb": verb.text])] + details.lines + WarningLines(answer: answer).lines
    }
}

/// One sentence for a command whose answer is short, then what the answer names.
package struct DoneText {
    private let sentence: Phrase
    private let parameters: [String: String]
    private let answer: JSON

    package init(_ sentence: Phrase, _ parameters: [String: String] = [:], answer: JSON) {
        self.sentence = sentence
        self.parameters = parameters
        self.answer = answer
    }

    package var lines: [String] {
        var details = LabeledLines(indent: 2)
        for label in Self.shown { details.add(label, answer[label.rawValue].plainText) }
        return [sentence.text(parameters.mapValues(Visible.text))] + details.lines + WarningLines(answer: answer).lines
    }

    /// What is shown of a short answer, in this order, where it is there.
    private static let shown: [Label] = [
        .district, .office, .node, .nodeCode, .fingerprint, .item, .version, .peer, .address, .path, .document,
        .entries, .act, .entry,
    ]
}

/// What the node noticed while it did as it was told.
struct WarningLines {
    let answer: JSON

    var lines: [String] {
        answer["warnings"].array.map { "! " + FindingLine(finding: $0).text }
    }
}
