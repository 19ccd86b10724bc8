import Words

// Chapter 6: what was acknowledged is compared with what every node holds.
extension Story {
    func compare() async throws -> Account {
        let look = try await lookAtRest()
        var checks: [LedgerCheck] = []
        for node in await stage.running {
            checks.append(LedgerCheck(ledger, try await Holding(of: ledger.licenses.keys.sorted(), at: node)))
        }
        let account = Account(look: look, checks: checks, ledger: ledger)
        teller.say(.acknowledged, ["rows": String(ledger.registered.count), "acts": String(ledger.lines.count)])
        teller.show(account.verbLines)
        teller.say(.heldNow)
        teller.show(account.lines)
        return account
    }
}

/// The result of the demo.
struct Account: Sendable {
    let look: Look
    let checks: [LedgerCheck]
    let ledger: Ledger

    /// A sentence for each thing that is not as it must be; none: everything holds.
    var differences: [String] {
        checks.flatMap(\.differences)
            + MemberOffice.audiences.filter { !look.isEqual(in: $0) }
            .map { DemoPhrase.digestsDiffer.text(["audience": $0.heading]) }
    }

    /// How many acts of each verb were acknowledged.
    var verbLines: [String] {
        let counts = ledger.counts
        var table = Table(counts.map(\.verb.text))
        table.add(counts.map { String($0.count) })
        return table.lines
    }

    /// What each node must have and has, with its digests.
    var lines: [String] {
        let headings = [Label.node.text, DemoPhrase.rowsHeld.text, DemoPhrase.actsHeld.text]
        var table = Table(headings + MemberOffice.audiences.map(\.heading))
        for check in checks {
            let digests = MemberOffice.audiences.map { look[check.member]?.digests[$0]?.short ?? "" }
            let rows = "\(check.rowsFound)/\(check.rowsExpected)"
            table.add([check.member.name, rows, "\(check.found)/\(check.expected)"] + digests)
        }
        return table.lines
    }

    func json(_ elapsed: Duration) -> JSON {
        .object([
            "ok": .bool(differences.isEmpty), "milliseconds": .int(elapsed.wholeMilliseconds),
            "acknowledged": .object(["rows": .int(ledger.registered.count), "acts": .int(ledger.lines.count)]),
            "nodes": .array(checks.map(json)), "differences": .array(differences.map(JSON.string)),
        ])
    }

    private func json(_ check: LedgerCheck) -> JSON {
        let digests = MemberOffice.audiences.compactMap { office in
            look[check.member]?.digests[office].map { digests in
                JSON.object([
                    "audience": .string(office.recordName), "log": .string(digests.log),
                    "state": .string(digests.state),
                ])
            }
        }
        return .object([
            "node": .string(check.member.nodeCode), "rows": .int(check.rowsFound), "acts": .int(check.found),
            "rowsExpected": .int(check.rowsExpected), "actsExpected": .int(check.expected),
            "digests": .array(digests),
        ])
    }
}
