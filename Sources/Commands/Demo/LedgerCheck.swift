import Words

/// The ledger compared with what one node holds.
package struct LedgerCheck: Sendable {
    package let member: Member
    /// Acts of the ledger that the node must have, and those that it has.
    package private(set) var expected = 0
    package private(set) var found = 0
    /// Rows of the register, likewise.
    package private(set) var rowsExpected = 0
    package private(set) var rowsFound = 0
    /// A sentence for each thing that is not as it must be.
    package private(set) var differences: [String] = []

    package init(_ ledger: Ledger, _ holding: Holding) {
        member = holding.member
        let offices = MemberOffice.allCases.filter { Member.holders(of: $0).contains(holding.member) }
        for (document, entry) in ledger.licenses.sorted(by: { $0.key < $1.key }) where offices.contains(entry.office) {
            check(ledger.lines.filter { $0.document == document }, holding.acts, entry.number)
            check(holding.licenses[document], ledger.expectedState(of: document), entry.number)
        }
        let rest = holding.licenses.filter { ledger.licenses[$0.key] == nil }.map(\.value.number)
        check(rows: rest, offices.contains(.education) ? ledger.registered : [])
    }

    private mutating func check(_ lines: [Ledger.Line], _ acts: [String: String], _ number: String) {
        for line in lines {
            expected += 1
            if acts[line.act] == line.verb.rawValue {
                found += 1
            } else {
                differ(.actMissing, ["verb": line.verb.text, "number": number])
            }
        }
    }

    private mutating func check(_ held: Holding.License?, _ state: StateName, _ number: String) {
        if held?.hasRivals == true { differ(.rivalsLeft, ["number": number]) }
        guard let held, held.number == number, held.state == state.rawValue else {
            let shown = held.map { StateName.text($0.state) } ?? "—"
            return differ(.stateDiffers, ["number": number, "state": shown, "expected": state.text])
        }
    }

    /// Licenses that the ledger does not name are the register's: so many of each number, since two rows may share one.
    private mutating func check(rows held: [String], _ registered: [String]) {
        var left = held.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        rowsExpected = registered.count
        for number in registered {
            if let count = left[number], count > 0 {
                left[number] = count - 1
                rowsFound += 1
            } else {
                differ(.rowMissing, ["number": number])
            }
        }
        for (number, count) in left.sorted(by: { $0.key < $1.key }) where count > 0 {
            differ(.rowUnknown, ["number": number])
        }
    }

    private mutating func differ(_ phrase: DemoPhrase, _ parameters: [String: String]) {
        differences.append(phrase.text(parameters.merging(["node": member.name]) { given, _ in given }))
    }
}
