package import Words

/// The demo's own account: whatever a node has acknowledged to it. At the end every node that may hold it must have it.
package struct Ledger: Sendable {
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

    package init() {}

    package mutating func note(_ verb: VerbName, at member: Member, number: String, _ answer: JSON) {
        let document = answer["document"].plainText
        lines.append(Line(verb: verb, member: member, act: answer["act"].plainText, document: document))
        licenses[document] = (number, member.office)
    }

    package mutating func note(registered numbers: [String]) { registered += numbers }

    /// How many acts there are of each verb, in the order of the verbs.
    var counts: [(verb: VerbName, count: Int)] {
        VerbName.allCases.map { verb in (verb, lines.count { $0.verb == verb }) }.filter { $0.count > 0 }
    }

    /// The state in which the acts of a license must have left it.
    func expectedState(of document: String) -> StateName {
        let verbs = lines.filter { $0.document == document }.map(\.verb)
        if verbs.contains(.annul) { return .annulled }
        return verbs.contains(.suspend) ? .suspended : .valid
    }
}
