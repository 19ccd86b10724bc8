package import SignedLog
package import Signing

/// Questions that walk many statements: for lists, the catalogue and the folds that build on them.
extension AuthorityView {
    package var offices: [OfficeID: Office] {
        var result: [OfficeID: Office] = [:]
        for id in index.offices.keys { result[id] = office(id) }
        return result
    }

    /// All nodes that are enrolled, by key.
    package var enrollments: [NodeEnrollment] {
        index.enrollments.keys.sorted().compactMap { enrollment(of: $0) }
    }

    /// All acts of root entries that count, each after its past and the same order on every node; of one entry in the
    /// order in which it carries them. Valid or not: what an act of the root's kinds is worth is for its reader.
    package var rootActs: [VerifiedAct] {
        history.entries(in: past).filter { standings.standing(of: $0) == .counts }.flatMap(\.acts)
    }

    /// The last word on an item, `approveItem` or `retireItem`, and what is concurrent with it.
    package func item(_ document: DocumentID) -> Prevailing? {
        Prevailing(of: known(index.items[document]), history)
    }

    /// The valid approvals and retirements of an item that count, by act id.
    package func itemStatements(_ document: DocumentID) -> [RootStatement] {
        known(index.items[document]).sorted { $0.act.id < $1.act.id }
    }

    /// The valid returns of submissions of an item that count, by act id. None is a word on the item itself.
    package func itemReturns(_ document: DocumentID) -> [RootStatement] {
        known(index.itemReturns[document]).sorted { $0.act.id < $1.act.id }
    }

    /// All items that were ever approved or retired, sorted.
    package var items: [DocumentID] {
        index.items.filter { !known($0.value).isEmpty }.keys.sorted()
    }

    /// The last word on an office's face, and what is concurrent with it.
    package func officeStatement(_ office: OfficeID) -> Prevailing? {
        Prevailing(of: known(index.offices[office]), history)
    }

    /// The calendar of a year: its last statement, whatever document it founded, and what is concurrent with it.
    package func calendar(year: UInt64) -> Prevailing? {
        Prevailing(of: known(index.calendars[year]), history)
    }

    /// The years that have a calendar, ascending.
    package var calendarYears: [UInt64] {
        index.calendars.filter { !known($0.value).isEmpty }.keys.sorted()
    }

    /// All that was ever said of a year's calendar and counts, each after what its author had seen of it.
    package func calendarStatements(year: UInt64) -> [RootStatement] {
        known(index.calendars[year])
    }

    /// The standards by which the district supervises: their last statement, and what is concurrent with it.
    package var standards: Prevailing? {
        Prevailing(of: known(index.standards), history)
    }

    /// The leases of an office, by act id.
    package func leases(of office: OfficeID) -> [(statement: RootStatement, lease: LeaseAct)] {
        known(index.leases[office]).sorted { $0.act.id < $1.act.id }.compactMap { statement in
            guard case .lease(let lease) = statement.content else { return nil }
            return (statement, lease)
        }
    }

    /// Whether one statement is in the causal past of the other.
    package func isBefore(_ one: RootStatement, _ other: RootStatement) -> Bool { one.isBefore(other, history) }
}

/// Succession of offices 承继职权.
extension AuthorityView {
    /// The offices whose nodes are nodes of this one too: its heirs and theirs.
    package func heirs(of office: OfficeID) -> Set<OfficeID> {
        reach(from: office) { takeOvers(of: $0).inEffect.compactMap(\.heir) }
    }

    /// The office that the key is enrolled for, and those that it has taken over. Empty if it is not enrolled.
    package func offices(servedBy key: PublicKey) -> Set<OfficeID> {
        guard let own = enrollment(of: key)?.office else { return [] }
        return reach(from: own) { heir in
            (index.inheritances[heir] ?? []).filter { ended in
                takeOvers(of: ended).inEffect.contains { $0.heir == heir }
            }
        }.union([own])
    }

    /// Which take-overs of an ended office have effect: a later one adds to an earlier; of concurrent ones that with
    /// the smaller act id has, and the others are shown. Each by act id.
    package func takeOvers(of ended: OfficeID) -> (inEffect: [RootStatement], others: [RootStatement]) {
        var inEffect: [RootStatement] = []
        var others: [RootStatement] = []
        for statement in known(index.takeOvers[ended]).sorted(by: { $0.act.id < $1.act.id }) {
            let isRival = inEffect.contains { !$0.isBefore(statement, history) && !statement.isBefore($0, history) }
            if isRival { others.append(statement) } else { inEffect.append(statement) }
        }
        return (inEffect, others)
    }

    private func reach(from start: OfficeID, _ next: (OfficeID) -> some Sequence<OfficeID>) -> Set<OfficeID> {
        var reached: Set<OfficeID> = []
        var open = [start]
        while let office = open.popLast() {
            for neighbor in next(office) where reached.insert(neighbor).inserted { open.append(neighbor) }
        }
        return reached
    }
}

extension RootStatement {
    /// The heir that a take-over names.
    package var heir: OfficeID? {
        guard case .takeOver(let act) = content else { return nil }
        return act.heir
    }
}
