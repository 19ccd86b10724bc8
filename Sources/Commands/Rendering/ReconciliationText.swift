import Words

/// What a list and the licenses here have in common, and what not.
package struct ReconciliationText {
    package let answer: JSON
    /// So many of each kind are shown; the file that is asked for has all.
    private static let shown = 20

    package init(answer: JSON) { self.answer = answer }

    /// What a witness has not receipted yet is on its way, and no difference.
    package var isEqual: Bool {
        ["missingHere", "missingThere", "different", "unreadable"].allSatisfy { count($0) == 0 }
    }

    package var lines: [String] {
        let counts = ["listed", "here", "matched"].map { ($0, answer[$0].plainText) }
        let sentence = (isEqual ? Phrase.reconciledEqual : .reconciled).text(Dictionary(uniqueKeysWithValues: counts))
        return [sentence] + doubled + sections.flatMap { section($0.kind, $0.heading, $0.row) } + days + output
    }

    private var sections: [(kind: String, heading: Heading, row: (JSON) -> String)] {
        [
            ("missingHere", .missingHere, missingHere), ("missingThere", .missingThere, unlisted),
            ("different", .different, different), ("unreadable", .unreadable, unreadable),
            ("notAtHub", .notAtHub, unlisted), ("notAtCity", .notAtCity, unlisted),
        ]
    }

    private func count(_ kind: String) -> Int { answer[kind]["count"].int ?? 0 }

    private func section(_ kind: String, _ heading: Heading, _ row: (JSON) -> String) -> [String] {
        guard count(kind) > 0 else { return [] }
        let named = answer[kind]["named"].array.prefix(Self.shown)
        let rest = count(kind) - named.count
        let more = rest > 0 ? ["  " + Phrase.moreItems.text(["count": String(rest)])] : []
        let title = Heading.pair.text(["label": heading.text, "content": "", "value": String(count(kind))])
        return ["", title] + named.map { "  " + row($0) } + more
    }

    private func missingHere(_ row: JSON) -> String {
        let instead = row["instead"]
        let state = instead["state"].string.map { StateName(rawValue: $0)?.text ?? Phrase.trial.text }
        let note = state.map { " " + Phrase.insteadHere.text(["state": $0, "type": instead["typeName"].plainText]) }
        return place(row) + Visible.text(row["key"].plainText) + " " + row["day"].plainText + (note ?? "")
    }

    private func unlisted(_ license: JSON) -> String {
        let parts = [
            license["key"].plainText, license["day"].plainText, license["state"].string.map(StateName.text) ?? "",
            String(license["document"].plainText.prefix(12)),
        ]
        return Visible.text(parts.joined(separator: " "))
    }

    private func different(_ license: JSON) -> String {
        let fields = license["fields"].array.map { field in
            Phrase.differingField.text([
                "field": Visible.text(field["field"].plainText), "listed": Visible.text(field["listed"].string ?? "—"),
                "here": Visible.text(field["here"].string ?? "—"),
            ])
        }
        return place(license) + Visible.text(license["key"].plainText) + " "
            + fields.joined(separator: Heading.listComma.text)
    }

    private func unreadable(_ row: JSON) -> String {
        place(row) + RefusalAnswer(row: row).text
    }

    private func place(_ row: JSON) -> String { Phrase.lineNumber.text(["line": row["line"].plainText]) + " " }

    private var doubled: [String] {
        let (listed, here) = (answer["doubled"]["listed"].int ?? 0, answer["doubled"]["here"].int ?? 0)
        guard listed + here > 0 else { return [] }
        return [Phrase.doubledKeys.text(["listed": String(listed), "here": String(here)])]
    }

    private var days: [String] {
        let rows = answer["days"].array
        guard !rows.isEmpty else { return [] }
        var table = Table([Label.date, .listed, .here, .missingHere, .missingThere, .different].map(\.text))
        for day in rows.prefix(Self.shown) {
            table.add([
                day["day"].string.flatMap { $0.isEmpty ? nil : $0 } ?? "—", day["listed"].plainText,
                day["here"].plainText,
                day["missingHere"].plainText, day["missingThere"].plainText, day["different"].plainText,
            ])
        }
        let rest = rows.count - Self.shown
        return [""] + table.lines + (rest > 0 ? [Phrase.moreItems.text(["count": String(rest)])] : [])
    }

    private var output: [String] {
        answer["output"].string.map { ["", Phrase.differencesAreIn.text(["path": $0])] } ?? []
    }
}
