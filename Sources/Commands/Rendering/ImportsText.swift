import Words

/// Batches of back-files, the last first: a line of numbers each, and beneath it why rows were quarantined.
package struct ImportsText {
    private let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let batches = answer["imports"].array
        guard !batches.isEmpty else { return [Phrase.noImports.text] }
        return batches.flatMap { [head(of: $0)] + counts(of: $0) + reasons(of: $0) }
    }

    private func head(of batch: JSON) -> String {
        let source = batch["source"].string.map(Visible.text) ?? Phrase.notDisclosed.text
        let node = [batch["officeName"].string, batch["node"].string].compactMap(\.self).joined(separator: " ")
        return [source, batch["typeName"].string, node, batch["by"].string.map(Visible.text)]
            .compactMap(\.self).joined(separator: "  ")
    }

    private func counts(of batch: JSON) -> [String] {
        let time = InstantText.text(batch["time"]) ?? Phrase.noClock.text
        let counts = ["new", "held", "differs", "quarantined"].map { ($0, batch[$0].plainText) }
        return ["  " + Phrase.importCounts.text(Dictionary(uniqueKeysWithValues: counts + [("time", time)]))]
    }

    private func reasons(of batch: JSON) -> [String] {
        batch["reasons"].object.sorted { $0.key < $1.key }.map { code, count in
            // Of which column it was is not on record.
            let reason = RefusalAnswer(code: code, parameters: ["field": Label.value.text]).text
            return "  " + Phrase.importReason.text(["reason": reason, "count": count.plainText])
        }
    }
}
