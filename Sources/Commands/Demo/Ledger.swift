/// The demo's own account: whatever a node has acknowledged to it. At the end every node that may hold it must have it.
struct Ledger: Sendable {
    /// One act that a node has acknowledged.
    struct Line: Sendable {
        let verb: VerbName
        let member: Member
        let act: String
        let document: String
    }

    private(set) var lines: [Line] = []
    /// The number of each license, and whose it is.
    private(set) var licenses: [String: (number: String, office: MemberOffice)] = [:]
    /// The license numbers of the register, row by row: two rows may share one.
    private(set) var registered: [String] = []

    mutating func note(_ verb: VerbName, at member: Member, number: String, _ answer: JSON) {
        let document = answer["document"].plainText
        lines.append(Line(verb: verb, member: member, act: answer["act"].plainText, document: document))
        licenses[document] = (number, member.office)
    }

    mutating func note(registered numbers: [String]) { registered += numbers }

    /// How many acts there are of each verb, in the order of the verbs.
    var counts: [(verb: VerbName, count: Int)] {
        VerbName.allCases.map { verb in (verb, lines.count { $0.verb == verb }) }.filter { $0.count > 0 }
    }

    func lines(of office: MemberOffice) -> [Line] { lines.filter { $0.member.office == office } }

    /// The state in which the acts of a license must have left it.
    func expectedState(of document: String) -> StateName {
        let verbs = lines.filter { $0.document == document }.map(\.verb)
        if verbs.contains(.annul) { return .annulled }
        return verbs.contains(.suspend) ? .suspended : .valid
    }
}

/// What one node holds of the ledger.
struct LedgerCheck: Sendable {
    let member: Member
    /// Acts of the ledger that the node may hold, and those that it has.
    private(set) var expected = 0
    private(set) var found = 0
    /// Rows of the register, likewise.
    private(set) var rowsExpected = 0
    private(set) var rowsFound = 0
    /// A sentence for each thing that is not as it must be.
    private(set) var differences: [String] = []

    /// Asks the node for every act, every number and every row.
    init(_ ledger: Ledger, at node: DemoNode) async throws {
        member = node.member
        let offices = MemberOffice.allCases.filter { Member.holders(of: $0).contains(node.member) }
        let held = try await HeldLicenses(at: node)
        for document in ledger.licenses.keys.sorted() {
            guard let license = ledger.licenses[document], offices.contains(license.office) else { continue }
            let acts = try await Self.acts(of: document, at: node)
            check(ledger.lines.filter { $0.document == document }, acts, license.number)
            check(held.licenses[document], ledger.expectedState(of: document), license.number)
        }
        if offices.contains(.education) { check(rows: ledger, held) }
    }

    /// The verb of each act of a license; none if the node does not know it.
    private static func acts(of document: String, at node: DemoNode) async throws -> [String: String] {
        do {
            let history = try await node.get("/v1/licenses/\(document)/history")
            return Dictionary(history["acts"].array.map { ($0["act"].plainText, $0["verb"].plainText) }) { $1 }
        } catch DemoTrouble.refused(_, let answer) where answer.code == RefusalCode.notFound.rawValue {
            return [:]
        }
    }

    private mutating func check(_ lines: [Ledger.Line], _ acts: [String: String], _ number: String) {
        for line in lines {
            expected += 1
            if acts[line.act] == line.verb.rawValue {
                found += 1
            } else {
                differ(DemoPhrase.actMissing.text(["node": member.name, "verb": line.verb.text, "number": number]))
            }
        }
    }

    private mutating func check(_ held: HeldLicenses.License?, _ state: StateName, _ number: String) {
        guard let held, held.number == number, held.state == state.rawValue, !held.hasRivals else {
            let shown = held.map { StateName.text($0.state) } ?? "—"
            let parameters = ["node": member.name, "number": number, "state": shown, "expected": state.text]
            return differ(DemoPhrase.stateDiffers.text(parameters))
        }
    }

    /// Numbers that are left over when those of the ledger are taken away are the register's.
    private mutating func check(rows ledger: Ledger, _ held: HeldLicenses) {
        var numbers = held.licenses.filter { ledger.licenses[$0.key] == nil }
            .reduce(into: [String: Int]()) { $0[$1.value.number, default: 0] += 1 }
        rowsExpected = ledger.registered.count
        for number in ledger.registered {
            if let count = numbers[number], count > 0 {
                numbers[number] = count - 1
                rowsFound += 1
            } else {
                differ(DemoPhrase.rowMissing.text(["node": member.name, "number": number]))
            }
        }
        for (number, count) in numbers.sorted(by: { $0.key < $1.key }) where count > 0 {
            differ(DemoPhrase.rowUnknown.text(["node": member.name, "number": number]))
        }
    }

    private mutating func differ(_ sentence: String) { differences.append(sentence) }
}

/// All licenses that a node lists.
private struct HeldLicenses {
    struct License {
        let number: String
        let state: String
        let hasRivals: Bool
    }

    private(set) var licenses: [String: License] = [:]
    private static let pageSize = 500

    init(at node: DemoNode) async throws {
        var cursor: String?
        repeat {
            let path = RequestPath("v1", "licenses").adding("limit", String(Self.pageSize)).adding("after", cursor)
            let page = try await node.get(path.text)
            for license in page["licenses"].array {
                licenses[license["document"].plainText] = License(
                    number: license["number"].plainText,
                    state: license["state"].plainText,
                    hasRivals: license["rivals"].isTrue
                )
            }
            cursor = page["next"].string
        } while cursor != nil
    }
}
