package import SignedLog

/// A valid act of a root entry that counts.
///
/// A class, because every question to the authority hands some around; nothing in it changes.
package final class RootStatement: Sendable {
    package let act: VerifiedAct
    package let entry: EntryID
    package let content: DistrictAct

    init(act: VerifiedAct, entry: EntryID, content: DistrictAct) {
        (self.act, self.entry, self.content) = (act, entry, content)
    }
}

extension RootStatement: Hashable {
    package static func == (left: RootStatement, right: RootStatement) -> Bool {
        left.act == right.act && left.entry == right.entry
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(act) }
}

/// Which of several statements about one matter prevails.
package struct Prevailing: Hashable, Sendable {
    package let statement: RootStatement
    /// Concurrent with it and not in effect, by act id; shown beside it.
    package let others: [RootStatement]

    /// The last word: what no other statement has in its causal past. Of several the restricting one, else the
    /// smaller act id.
    init?(of statements: [RootStatement], _ history: RootHistory) {
        let last = statements.filter { one in !statements.contains { one.isBefore($0, history) } }
            .sorted { ($0.rank, $0.act.id) < ($1.rank, $1.act.id) }
        guard let first = last.first else { return nil }
        statement = first
        others = last.dropFirst().sorted { $0.act.id < $1.act.id }
    }
}

extension RootStatement {
    /// Whether this one is in the causal past of the other.
    package func isBefore(_ other: RootStatement, _ history: RootHistory) -> Bool {
        guard act.id != other.act.id else { return false }
        if other.act.act.directActs.contains(act.id) { return true }
        guard let past = history.past(before: other.entry) else { return false }
        return history.contains(entry, in: past)
    }

    /// Restricting acts come first among concurrent ones.
    fileprivate var rank: Int {
        switch content.kind {
        case .cut, .retireItem: 0
        case .genesis, .rotation, .office, .takeOver, .nodeKey, .approveItem, .lease, .calendar, .endpoint, .submitItem,
            .forkProof, .incident, .returnItem, .burnBlocks, .standards, .issue, .amend, .renew, .settle, .suspend,
            .reinstate,
            .withdraw, .cancel, .revoke, .annul, .correct, .erase, .lost, .applyForRenewal, .refuseRenewal, .deliver,
            .seal, .inspect, .paper, .layout, .refuseSeal, .submit, .libraryAnswer, .batch, .appoint, .filePerson,
            .roll, .receipt, .adopt, .object,
            .answerObjection:
            1
        }
    }

    var enrollment: NodeEnrollment? {
        guard case .nodeKey(let keys) = content else { return nil }
        return NodeEnrollment(
            document: act.document,
            key: keys.key,
            boxKey: keys.boxKey,
            office: keys.office,
            kind: keys.nodeKind,
            code: keys.code.utf8.array
        )
    }

    var office: Office? {
        guard case .office(let office) = content else { return nil }
        return Office(id: act.document, code: office.code, name: office.name, roles: office.roles)
    }
}
