import Words

/// An office's people as a table; beneath it filings without effect, and the offices that lack somebody.
package struct PeopleText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] { persons + findings + lacking }

    private var persons: [String] {
        let persons = answer["persons"].array
        guard !persons.isEmpty else { return [Phrase.noPersons.text] }
        var table = Table([Label.office, .role, .name, .contact, .validity, .state, .filed, .act].map(\.text))
        for person in persons {
            table.add([
                person["officeName"].string ?? String(person["office"].plainText.prefix(12)),
                person["role"].string.map(PersonRoleName.text) ?? "—", Self.disclosed(person["name"]),
                Self.disclosed(person["contact"]), Self.days(person), Self.state(person), Self.filing(person),
                // Whole: it is what is filed, and what is replaced.
                person["act"].plainText,
            ])
        }
        return table.lines
    }

    private static func disclosed(_ value: JSON) -> String {
        value.string.map(Visible.text) ?? Phrase.notDisclosed.text
    }

    private static func days(_ person: JSON) -> String {
        guard let from = person["from"].string else { return "—" }
        return person["until"].string.map { Phrase.fromTo.text(["from": from, "to": $0]) }
            ?? Phrase.since.text(["date": from])
    }

    private static func state(_ person: JSON) -> String {
        let state = PersonStateName.text(person["state"].plainText)
        return person["rivals"].array.isEmpty ? state : state + Heading.listComma.text + Phrase.replacedTwice.text
    }

    private static func filing(_ person: JSON) -> String {
        guard let filed = person["filed"].string else { return Phrase.unfiled.text }
        return person["filingNumber"].string.map { filed + " " + Visible.text($0) } ?? filed
    }

    private var findings: [String] {
        answer["findings"].array.map { finding in
            "! "
                + Phrase.filingWithoutEffect.text([
                    "office": finding["officeName"].plainText, "node": finding["node"].plainText,
                    "act": String(finding["act"].plainText.prefix(12)),
                ])
        }
    }

    private var lacking: [String] {
        answer["offices"].array.compactMap { office in
            let name = ["office": Visible.text(office["name"].plainText)]
            if !office["isAppointed"].isTrue { return "! " + Phrase.officeWithoutPerson.text(name) }
            return office["isFiled"].isTrue ? nil : "! " + Phrase.personNotFiled.text(name)
        }
    }
}
