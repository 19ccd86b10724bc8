import Words

/// One screen about this node: who it is, how its peers are, what its audiences hold, what wants a person's eye.
package struct StatusText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        node + section(.peers, PeerListText(answer: answer).lines) + section(.outside, outside)
            + section(.audiences, audienceLines)
            + section(.attention, attention)
    }

    private var node: [String] {
        let node = answer["node"]
        var lines = LabeledLines()
        lines.add(
            .district,
            [answer["districtName"], answer["district"]].map(\.plainText).nonEmpty.joined(separator: "  ")
        )
        lines.add(
            .node,
            [
                node["code"].plainText, NodeKindName.text(node["kind"].plainText), node["officeName"].plainText,
                String(node["document"].plainText.prefix(12)),
            ].nonEmpty.joined(separator: "  ")
        )
        lines.add(.state, NodeListText.state(node["state"].string ?? "not-enrolled"))
        lines.add(.entries, answer["entries"].int.map(String.init))
        lines.add(.licenses, answer["licenses"].int.map(String.init))
        lines.add(.clock, clock)
        return lines.lines
    }

    private var clock: String? {
        guard answer["clock"]["doubt"].isTrue else { return nil }
        let reason = answer["clock"]["reason"].string
            .map { Heading.parenthesis.text(["content": Phrase.clockReason($0)]) }
        return Phrase.clockDoubt.text + (reason ?? "")
    }

    /// The city library and channels, where this node asks them: whether they answer, else since when not.
    private var outside: [String] {
        var lines = LabeledLines()
        for system in answer["outside"].array {
            let name = system["system"].string == "library" ? Label.library.text : system["system"].plainText
            let since = InstantText.text(system["failingSince"])
            lines.add(name, since.map { Phrase.silentSince.text(["time": $0]) } ?? Phrase.answers.text)
        }
        return lines.lines
    }

    /// Each audience with its two digests: equal on two nodes means that they hold the same.
    private var audienceLines: [String] {
        let audiences = answer["audiences"].array
        guard !audiences.isEmpty else { return [] }
        var table = Table([Label.audience, .log, .state, .wanted].map(\.text))
        for audience in audiences {
            table.add([
                AudienceText.name(of: audience), String(audience["log"].plainText.prefix(16)),
                String(audience["state"].plainText.prefix(16)), audience["wanted"].plainText,
            ])
        }
        return table.lines
    }

    /// Forks, rivals, held entries, wanted disclosures …; one line says so if there is none.
    private var attention: [String] {
        let counted: [Label] = [
            .forks, .rivals, .duplicates, .findings, .itemsWaiting, .itemsReturned, .numbersLow, .incidentsOpen, .held,
            .setAside,
            .wanted, .early,
            .pending,
        ]
        var lines = LabeledLines()
        lines.add(.stopped, answer["stopped"].string.map(Phrase.stopReason))
        if answer["askIncident"].isTrue {
            lines.add(.silentHours, Phrase.askIncident.text(["hours": answer["silentHours"].plainText]))
        }
        for label in counted {
            let value = answer[label.rawValue]
            let count = value.int ?? value.array.count
            guard count > 0 else { continue }
            lines.add(label, ([String(count)] + value.array.prefix(Self.named).map(named)).joined(separator: "  "))
        }
        return lines.lines.isEmpty ? [Phrase.allWell.text] : lines.lines
    }

    /// So many of a list are named in the overview; `--json` has all.
    private static let named = 3

    private func named(_ item: JSON) -> String {
        let name = [item["number"], item["license"], item["node"], item["log"], item["entry"]].map(\.plainText)
        return String((name.nonEmpty.first ?? item.plainText).prefix(24))
    }

    private func section(_ heading: Heading, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", heading.text] + lines.map { "  " + $0 }
    }
}

/// What an audience is called: the names of its offices, or the district.
enum AudienceText {
    static func name(of audience: JSON) -> String {
        let names = audience["names"].array.map(\.plainText)
        if !names.isEmpty { return names.joined(separator: Heading.listComma.text) }
        let offices = audience["offices"].array.map { String($0.plainText.prefix(12)) }
        return offices.isEmpty ? Phrase.wholeDistrict.text : offices.joined(separator: Heading.listComma.text)
    }
}

extension [String] {
    var nonEmpty: [String] { filter { !$0.isEmpty } }
}
