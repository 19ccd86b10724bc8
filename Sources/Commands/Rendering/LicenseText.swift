import Words

/// One license as a clerk needs it: what it is and whether it holds, its face, then everything that casts doubt.
package struct LicenseText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        [title] + summary + section(.fields, fieldLines) + section(.timeline, timelineLines)
            + section(.rivals, rivalLines) + section(.findings, findingLines)
    }

    /// The first receipt of a witness; a license that no witness holds yet is told apart from one of unknown standing.
    private var witnessed: String? {
        guard !answer["clocks"].isNull else { return nil }
        return InstantText.text(answer["clocks"]["receiptedAt"]) ?? Phrase.notWitnessed.text
    }

    private var title: String {
        let test = answer["test"].isTrue ? Heading.parenthesis.text(["content": Label.test.text]) : ""
        return [answer["typeName"].string ?? answer["type"].plainText, answer["number"].plainText]
            .filter { !$0.isEmpty }.map(Visible.text).joined(separator: "  ") + test
    }

    private var summary: [String] {
        var lines = LabeledLines(indent: 2)
        lines.add(.state, stateText)
        lines.add(.holder, answer["holder"].isNull ? nil : HolderText(holder: answer["holder"]).full)
        lines.add(.issuingOffice, answer["officeName"].string ?? answer["office"].string)
        lines.add(.identifier, answer["identifier"].string)
        lines.add(.version, answer["version"].int.map(String.init))
        lines.add(.date, answer["date"].string)
        lines.add(.validity, validity)
        lines.add(.paper, paper)
        lines.add(.layout, layout)
        lines.add(.seal, seal)
        lines.add(.collected, clock("collected"))
        lines.add(.delivered, delivery ?? clock("delivered"))
        lines.add(.inspected, answer["inspection"]["last"].string)
        lines.add(.inspectBy, answer["inspection"]["dueBy"].string)
        lines.add(.basis, answer["basis"].string)
        lines.add(.decidedOn, answer["decidedOn"].string ?? answer["clocks"]["decidedOn"].string)
        lines.add(.claimedTime, InstantText.text(answer["clocks"]["claimed"]))
        lines.add(.witnessedBy, witnessed)
        lines.add(.asOf, answer["asOf"].string)
        lines.add(.knownAt, InstantText.text(answer["knownAt"]))
        lines.add(.document, answer["document"].string)
        return lines.lines
    }

    /// The state, since when, and what stands beside it (待签章 …).
    private var stateText: String {
        let since = beginning.map { Heading.parenthesis.text(["content": Phrase.since.text(["date": $0])]) }
        let overlays = answer["overlays"].array.map { StateName.text($0.plainText) }
        let state = StateName.text(answer["state"].plainText) + (since ?? "")
        return ([state] + overlays).joined(separator: Heading.listComma.text)
    }

    /// The first day of the stretch of the timeline that is shown; days compare as they are written.
    private var beginning: String? {
        let begun = answer["timeline"].array.compactMap(\.["from"].string).filter { $0 <= answer["asOf"].plainText }
        return begun.last
    }

    /// The number of the physical copy, and the version that it carries where that is an older one.
    private var paper: String? {
        guard let number = answer["paper"]["number"].string else { return nil }
        guard answer["paper"]["outdated"].isTrue else { return number }
        let version = Phrase.versionNumber.text(["n": answer["paper"]["version"].plainText])
        return number + Heading.parenthesis.text(["content": version])
    }

    /// Under which name and on which day, or why it was refused.
    private var seal: String? {
        let seal = answer["seal"]
        let parts = [seal["name"], seal["reason"], seal["on"]].compactMap(\.string)
        return parts.isEmpty ? nil : parts.joined(separator: Heading.listComma.text)
    }

    /// Day, channel and receipt.
    private var delivery: String? {
        let delivery = answer["delivery"]
        let parts = [delivery["on"], delivery["channel"], delivery["proof"]].compactMap(\.string)
        return parts.isEmpty ? nil : parts.joined(separator: Heading.listComma.text)
    }

    private func clock(_ name: String) -> String? {
        let clock = answer["clocks"][name]
        return clock.isNull ? nil : ClockText.text(clock)
    }

    /// `PDF, 48213 bytes`, and what a person must know of it.
    private var layout: String? {
        let layout = answer["layout"]
        guard let type = layout["mediaType"].string else { return nil }
        let format = (type.split(separator: "/").last.map(String.init) ?? type).uppercased()
        let file = Phrase.layoutSize.text(["format": format, "bytes": layout["size"].plainText])
        let version = Phrase.versionNumber.text(["n": layout["version"].plainText])
        let outdated = layout["outdated"].isTrue ? Heading.parenthesis.text(["content": version]) : ""
        return file + outdated + (layout["here"].isTrue ? "" : Phrase.notDisclosed.text)
    }

    private var validity: String? {
        switch (answer["validFrom"].string, DayText.term(answer["validTo"])) {
        case (nil, nil): nil
        case (let from?, nil): Phrase.since.text(["date": from])
        case (nil, let to?): Phrase.until.text(["date": to])
        case (let from?, let to?): Phrase.fromTo.text(["from": from, "to": to])
        }
    }

    private var fieldLines: [String] {
        var lines = LabeledLines(indent: 2)
        for field in answer["fields"].array {
            let value = field["value"].isNull ? Phrase.notDisclosed.text : field["value"].plainText
            lines.add(field["label"].string ?? field["key"].plainText, value)
        }
        for (key, value) in answer["fields"].object.sorted(by: { $0.key < $1.key }) {
            lines.add(key, value.isNull ? Phrase.notDisclosed.text : value.plainText)
        }
        return lines.lines
    }

    private var timelineLines: [String] {
        var lines = LabeledLines(indent: 2)
        for interval in answer["timeline"].array {
            let from = interval["from"].string.map { Phrase.since.text(["date": $0]) } ?? Phrase.fromTheBeginning.text
            lines.add(from, StateName.text(interval["state"].plainText))
        }
        return lines.lines
    }

    private var rivalLines: [String] {
        guard case .array(let rivals) = answer["rivals"], !rivals.isEmpty else {
            return answer["rivals"].isTrue ? ["  " + Phrase.rivalsAreThere.text] : []
        }
        var table = Table([Label.version, .date, .act].map(\.text) + [""])
        for rival in rivals {
            table.add([
                rival["version"].plainText, rival["date"].plainText, String(rival["act"].plainText.prefix(12)),
                rival["shown"].isTrue ? Phrase.theOneShown.text : "",
            ])
        }
        return table.lines.map { "  " + $0 } + ["  " + Phrase.settleThem.text]
    }

    private var findingLines: [String] {
        let findings = answer["findings"].array.map { "  " + FindingLine(finding: $0).text }
        let duplicates = answer["duplicates"].array.map { duplicate in
            let others = duplicate["documents"].array.map { String($0.plainText.prefix(12)) }
            let parameters = [
                "key": Label.text(duplicate["key"].plainText), "documents": others.joined(separator: " "),
            ]
            return "  " + Visible.text(Phrase.sharedWith.text(parameters))
        }
        return findings + duplicates + (answer["pending"].isTrue ? ["  " + Phrase.foldPending.text] : [])
    }

    /// A heading and its lines, after an empty line; nothing if there are none.
    private func section(_ label: Label, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", label.text] + lines
    }
}

/// One finding: what was noticed, then what it is about.
struct FindingLine {
    let finding: JSON

    var text: String {
        let code = finding["code"].string ?? finding.plainText
        let known = FindingName(rawValue: code)
        let about = finding["act"].string.map { Label.act.text + " " + $0.prefix(12) }
        let details = [about, finding["detail"].string].compactMap(\.self).joined(separator: Heading.listComma.text)
        let content = details.isEmpty ? "" : Heading.parenthesis.text(["content": details])
        return Visible.text((known?.text ?? code) + content)
    }
}
