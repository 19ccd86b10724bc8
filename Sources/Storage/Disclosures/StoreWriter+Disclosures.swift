package import SignedLog
import Signing

/// Taking disclosures in. Nothing is kept that does not open its commitment.
extension StoreWriter {
    /// Keeps what opens a commitment of a held act. What is held already is no refusal.
    @discardableResult
    package func insert(_ disclosure: AnyDisclosure) throws(StoreFailure) -> [DisclosureRefusal] {
        guard let target = try disclosureTarget(disclosure.act) else {
            return [DisclosureRefusal(act: disclosure.act, key: nil, reason: .unknownAct)]
        }
        if try connection.exists("SELECT 1 FROM full_disclosure WHERE act = ?", [.int(target.row)]) { return [] }
        let outcome = try keep(disclosure, target)
        let opened = outcome.isWhole ? target.wantable : outcome.kept
        for key in opened.sorted() { try unwant(key, target) }
        return outcome.refusals
    }

    func insertEach(_ disclosures: [AnyDisclosure]) throws(StoreFailure) -> [DisclosureRefusal] {
        var refusals: [DisclosureRefusal] = []
        for disclosure in disclosures { refusals += try insert(disclosure) }
        return refusals
    }

    /// What came of one disclosure, before what is wanted is brought in step.
    struct Outcome {
        /// Everything that the act commits to is disclosed now.
        var isWhole = false
        var kept: Set<Text> = []
        var refusals: [DisclosureRefusal] = []
    }

    func keep(_ disclosure: AnyDisclosure, _ target: DisclosureTarget) throws(StoreFailure) -> Outcome {
        if case .full(let full) = disclosure, opensAll(full, target) {
            try keepWhole(full, content: DisclosureCoding.encodedValues(full), target)
            return Outcome(isWhole: true)
        }
        // A seed that does not open everything, or that would open what was erased, is not kept.
        var outcome = Outcome()
        for single in disclosure.disclosures {
            if let reason = target.objection(to: single) {
                outcome.refusals.append(DisclosureRefusal(act: target.act, key: single.key, reason: reason))
            } else {
                try keepSingle(single, target)
                outcome.kept.insert(single.key)
            }
        }
        return outcome
    }

    private func opensAll(_ full: FullDisclosure, _ target: DisclosureTarget) -> Bool {
        full.opensAll(target.commitments, in: target.log) && !full.keys.contains(where: target.isErased)
    }

    /// Keeps what came with its act and opens all of it; false if it must be looked at field by field.
    func keepWhole(_ arriving: ArrivingDisclosure, _ target: DisclosureTarget) throws(StoreFailure) -> Bool {
        guard case .full(let full) = arriving.disclosure, let content = arriving.wholeContent, target.ended.isEmpty
        else { return false }
        try keepWhole(full, content: content, target)
        return true
    }

    private func keepWhole(
        _ full: FullDisclosure,
        content: [UInt8],
        _ target: DisclosureTarget
    ) throws(StoreFailure) {
        try connection.run(
            "INSERT OR IGNORE INTO full_disclosure (act, seed, content) VALUES (?, ?, ?)",
            [.int(target.row), .blob(full.seed.array), .blob(content)]
        )
        if target.isNew { return }
        // The seed stands for the salts of fields that came singly before.
        try connection.run("DELETE FROM disclosure WHERE act = ?", [.int(target.row)])
    }

    func keepSingle(_ single: Disclosure, _ target: DisclosureTarget) throws(StoreFailure) {
        try connection.run(
            "INSERT OR IGNORE INTO disclosure (act, key, salt, value) VALUES (?, ?, ?, ?)",
            [.int(target.row), .text(single.key), .blob(single.salt.array), .blob(single.value.encoded())]
        )
    }

    func want(_ key: Text, _ target: DisclosureTarget) throws(StoreFailure) {
        try connection.run(
            "INSERT OR IGNORE INTO wanted (audience, act, key) VALUES (?, ?, ?)",
            [.int(target.audience), .int(target.row), .text(key)]
        )
    }

    func unwant(_ key: Text, _ target: DisclosureTarget) throws(StoreFailure) {
        try connection.run(
            "DELETE FROM wanted WHERE audience = ? AND act = ? AND key = ?",
            [.int(target.audience), .int(target.row), .text(key)]
        )
    }

    func disclosureTarget(_ act: ActID) throws(StoreFailure) -> DisclosureTarget? {
        let ended = try ended(of: act)
        let sql = """
            SELECT a.row, l.id, l.audience, \(StoredBytes.columns(of: "a")) FROM \(ActIndex.actOfFirstParameter)
                JOIN entry e ON e.sequence = a.entry JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
            """
        return try connection.first(sql, [.id(act)]) { row throws(StoreFailure) in
            DisclosureTarget(
                act: act,
                row: row.int(0),
                log: try row.id(1),
                audience: row.int(2),
                commitments: try row.act(row.actBytes(3)).commitments,
                ended: ended,
                isNew: false
            )
        }
    }
}
