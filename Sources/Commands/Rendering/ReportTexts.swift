import Words

/// What became of each row of an import.
package struct ImportText {
    package let answer: JSON
    package let isDryRun: Bool

    package init(answer: JSON, isDryRun: Bool) {
        self.answer = answer
        self.isDryRun = isDryRun
    }

    package var lines: [String] {
        let counts = [
            "rows": answer["rows"].plainText, "new": answer["new"].plainText, "held": answer["held"].plainText,
            "quarantined": String(quarantinedCount),
        ]
        return [(isDryRun ? Phrase.wouldImport : Phrase.imported).text(counts)] + duplicateLines + differingLines
            + quarantineLines(answer["quarantined"].array) + moreLines
    }

    /// How many rows were not taken up; the report lists the first of them.
    package var quarantinedCount: Int { answer["quarantinedCount"].int ?? answer["quarantined"].array.count }

    private var duplicateLines: [String] {
        guard let rows = answer["duplicates"]["rows"].int, rows > 0 else { return [] }
        let counts = ["rows": String(rows), "groups": answer["duplicates"]["groups"].plainText]
        return [Phrase.duplicateRows.text(counts)]
    }

    /// Rows whose license is held with another content: nothing was changed, a person must look.
    private var differingLines: [String] {
        guard let count = answer["differs"].int, count > 0 else { return [] }
        let lines = answer["differing"].array.prefix(Self.named).map(\.["line"].plainText)
        let more = count > lines.count ? " …" : ""
        let parameters = ["count": String(count), "lines": lines.joined(separator: " ") + more]
        return [Phrase.differingRows.text(parameters)]
    }

    private static let named = 10

    /// What the list leaves out, and where all of it is.
    private var moreLines: [String] {
        let rest = quarantinedCount - answer["quarantined"].array.count
        let file = answer["quarantineFile"].string.map { Phrase.quarantineIsIn.text(["path": $0]) }
        return [rest > 0 ? Phrase.moreRows.text(["count": String(rest)]) : nil, file].compactMap(\.self)
    }

    private func quarantineLines(_ rows: [JSON]) -> [String] {
        guard !rows.isEmpty else { return [] }
        var table = Table([Label.line, .column, .rule].map(\.text))
        for row in rows {
            let reason = RefusalAnswer(row: row)
            table.add([row["line"].plainText, row["column"].plainText, reason.text])
        }
        return [""] + table.lines
    }
}

/// What a round of sync brought, peer by peer.
package struct SyncText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    /// Whether all peers that were dialed answered.
    package var isReached: Bool {
        !peers.contains { $0["state"] == .string("unreachable") || $0["error"] == .string("peer-unreachable") }
    }

    package var lines: [String] {
        peers.isEmpty ? [Phrase.noPeers.text] : PeerListText(answer: answer).lines
    }

    private var peers: [JSON] { answer["peers"].array }
}

/// What a bundle brought.
package struct BundleImportText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let counts = [
            "admitted": answer["admitted"].plainText, "held": answer["alreadyHeld"].plainText,
            "early": answer["early"].plainText, "refused": answer["refused"].plainText,
        ]
        return [Phrase.bundleRead.text(counts.mapValues { $0.isEmpty ? "0" : $0 })]
            + ((answer["missing"].int ?? 0) > 0
                ? ["  " + Phrase.presupposes.text(["n": answer["missing"].plainText])] : [])
    }
}

/// What `check` found: nothing, or each damage with its table and row.
package struct CheckText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var isSound: Bool { answer["ok"].isTrue && damage.isEmpty }

    package var lines: [String] {
        let counts = ["entries", "acts", "documents"].map { ($0, answer[$0].plainText) }
        let parameters = Dictionary(uniqueKeysWithValues: counts.map { ($0, $1.isEmpty ? "0" : $1) })
        guard !isSound else { return [Phrase.checkSound.text(parameters)] }
        return [Phrase.checkDamaged.text(["count": String(damage.count)])] + damage.map(line)
    }

    private var damage: [JSON] { answer["damage"].array }

    private func line(_ damage: JSON) -> String {
        let place = [damage["table"], damage["row"], damage["code"], damage["detail"]].map(\.plainText).nonEmpty
        return Visible.text("  " + place.joined(separator: "  "))
    }
}
