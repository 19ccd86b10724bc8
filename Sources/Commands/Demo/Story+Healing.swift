import Words

// Chapters 4 and 5: a stick, then the line again, and what only a person can decide.
extension Story {
    /// What the second counter has written goes to the hub by hand, and by the hub's line on to the city.
    func carryBundle() async throws {
        let path = stage.folder.carried(Member.counter2.nodeCode + ".hefu")
        let order: JSON = .object([
            "path": .string(path), "recipients": .array([.string(Member.hub.nodeCode)]),
        ])
        let written = try await node(.counter2).post("/api/v1/bundles/export", order)
        let read = try await node(.hub).post("/api/v1/bundles/import", .object(["path": .string(path)]))
        teller.say(
            .bundleCarried,
            [
                "entries": written["entries"].plainText, "bytes": written["bytes"].plainText,
                "new": read["admitted"].plainText, "held": read["alreadyHeld"].plainText,
            ]
        )
        let look = try await lookWhenEqual(in: [], .waitedForCity) { look in
            look[.hub]?.digests == look[.city]?.digests && look[.hub]?.licenses == look[.city]?.licenses
        }
        teller.show(look.lines)
        teller.say(.bundleMeans)
    }

    func healLines() async throws {
        await stage.healLines()
        let start = ContinuousClock.now
        let look = try await lookWhenEqual()
        teller.say(.healed, ["time": (ContinuousClock.now - start).text])
        teller.show(look.lines)
    }

    /// Both versions are kept and shown to a person, who decides.
    mutating func settleRivals() async throws {
        guard let contested, let number = ledger.licenses[contested]?.number else { return }
        let license = try await node(.counter1).get("/api/v1/licenses/\(contested)")
        let history = try await node(.counter1).get("/api/v1/licenses/\(contested)/history")["acts"].array
        let rivals = license["rivals"].array.compactMap { $0["act"].string }
        guard rivals.count == 2 else { throw DemoTrouble.noRivals(number) }
        var table = Table([Label.act.text, Label.version.text, Label.node.text, DemoPhrase.shownNow.text])
        for rival in license["rivals"].array {
            let act = history.first { $0["act"] == rival["act"] } ?? .null
            let author = Member.allCases.first { $0.nodeCode == act["node"].string }?.name ?? ""
            let isShown = rival["shown"].isTrue ? DemoPhrase.yes.text : ""
            table.add([String(rival["act"].plainText.prefix(12)), rival["version"].plainText, author, isShown])
        }
        teller.say(.rivals, ["number": number])
        teller.show(table.lines)
        try await settle(contested, number, keeping: rivals, history)
    }

    /// The clerk of the first counter keeps what the second one wrote.
    private mutating func settle(
        _ document: String,
        _ number: String,
        keeping rivals: [String],
        _ history: [JSON]
    ) async throws {
        let kept = history.first { act in
            act["node"].string == Member.counter2.nodeCode && rivals.contains(act["act"].plainText)
        }
        let decision: [String: JSON] = [
            "license": .string(document), "targets": .array([kept?["act"] ?? .null]),
        ]
        try await act(.settle, at: .counter1, number: number, decision)
        _ = try await lookWhenEqual(.waitedForSettling) { look in look.nodes.allSatisfy(\.rivals.isEmpty) }
        teller.say(.settled)
        try await showChanged()
    }

    /// What the city shows of the licenses that were changed while the lines were cut.
    private func showChanged() async throws {
        let changed = ledger.lines.filter { $0.verb != .issue }.map(\.document)
        var table = Table([Label.number.text, Label.type.text, Label.version.text, Label.state.text])
        for (document, entry) in ledger.licenses.sorted(by: { $0.value.number < $1.value.number })
        where changed.contains(document) {
            let license = try await node(.city).get("/api/v1/licenses/\(document)")
            let state = StateName.text(license["state"].plainText)
            table.add([entry.number, license["typeName"].plainText, license["version"].plainText, state])
        }
        teller.show(table.lines)
    }
}
