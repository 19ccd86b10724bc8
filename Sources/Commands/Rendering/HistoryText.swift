import Words

/// All acts of a license, each with what became of it.
package struct HistoryText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        answer["acts"].array.enumerated().flatMap { index, act in
            (index == 0 ? [] : [""]) + self.lines(of: act)
        }
    }

    private func lines(of act: JSON) -> [String] {
        let verb = act["verb"].string ?? act["kind"].plainText
        let version = act["version"].int.map { Phrase.versionNumber.text(["n": String($0)]) }
        let head = [act["date"].string ?? act["decidedOn"].string ?? "—", VerbName.text(verb), version]
        var details = LabeledLines(indent: 2)
        details.add(.standing, effect(of: act))
        details.add(.decidedOn, act["decidedOn"].string)
        details.add(.by, act["by"].isNull ? nil : act["by"].plainText)
        details.add(act["verb"].string == VerbName.paper.rawValue ? .paper : .number, act["number"].string)
        details.add(.result, act["result"].string.map(ResultName.text))
        details.add(.until, act["until"].string)
        details.add(.ground, act["ground"].string)
        details.add(.basis, act["basis"].string)
        details.add(.reason, act["reason"].string)
        let row = act["provenance"]["row"].int.map { Phrase.recordNumber.text(["n": String($0)]) }
        details.add(.provenance, row)
        details.add(.office, act["officeName"].string ?? act["office"].string)
        details.add(.signed, act["node"].string ?? act["author"].string)
        details.add(.claimedTime, InstantText.text(act["time"]))
        details.add(.act, act["act"].string)
        details.add(.entry, act["entry"].string)
        let findings = act["findings"].array.map { "  ! " + FindingLine(finding: $0).text }
        return [head.compactMap(\.self).joined(separator: "  ")] + details.lines + findings
    }

    private func effect(of act: JSON) -> String? {
        guard let standing = act["standing"].string else { return nil }
        let states: [String?] = [
            Phrase.standing(standing),
            act["inForce"].isTrue ? Phrase.inForce.text : nil,
            act["dropped"].isTrue ? Phrase.dropped.text : nil,
            act["valid"] == .bool(false) ? Phrase.invalid.text : nil,
        ]
        return states.compactMap(\.self).joined(separator: Heading.listComma.text)
    }
}
