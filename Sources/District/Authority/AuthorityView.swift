package import SignedLog
package import Signing

/// The authority of the district as one past shows it: what the root entries in that past say that count.
///
/// A view holds no state of its own but the past, so making one costs a few retains, whatever the number of root
/// entries; a lookup costs as much as there are statements about its matter (mostly one). Only the listings walk all.
///
/// A class, because every act that is judged by it is handed the same one; nothing in it changes.
package final class AuthorityView: Sendable {
    package let past: RootPast
    let history: RootHistory
    let standings: RootStandings
    let index: AuthorityIndex

    init(past: RootPast, history: RootHistory, standings: RootStandings, index: AuthorityIndex) {
        (self.past, self.history, self.standings, self.index) = (past, history, standings, index)
    }

    /// Nil before genesis.
    package var rootKey: PublicKey? { standings.chain.newestLink(in: past, history)?.root }

    package func isRoot(_ key: PublicKey) -> Bool { standings.chain.isRoot(key, in: past, history) }

    package func isRecovery(_ key: PublicKey) -> Bool { standings.chain.isRecovery(key, in: past, history) }

    package var genesis: GenesisAct? {
        guard let statement = index.genesis, isKnown(statement), case .genesis(let act) = statement.content else {
            return nil
        }
        return act
    }

    /// What the key is enrolled as. A key is enrolled for one office for ever: of several enrollments the causally
    /// first holds, then the one with the smaller act id.
    package func enrollment(of key: PublicKey) -> NodeEnrollment? {
        guard let statements = index.enrollments[key] else { return nil }
        // Mostly there is one, and looking costs less than copying it.
        if statements.count == 1 { return isKnown(statements[0]) ? statements[0].enrollment : nil }
        let known = known(statements)
        guard known.count > 1 else { return known.first?.enrollment }
        return known.filter { one in !known.contains { $0.isBefore(one, history) } }
            .min { $0.act.id < $1.act.id }?.enrollment
    }

    /// The enrollment that founded a node key's document; nil if the key is held by another enrollment.
    package func enrollment(document: DocumentID) -> NodeEnrollment? {
        enrolledKey(document: document).flatMap { enrollment(of: $0) }.flatMap { $0.document == document ? $0 : nil }
    }

    /// Which key a node key's document is about, whether that enrollment holds or an earlier one.
    package func enrolledKey(document: DocumentID) -> PublicKey? {
        guard let statement = index.nodeKeys[document], isKnown(statement) else { return nil }
        return statement.enrollment?.key
    }

    package func office(_ id: OfficeID) -> Office? {
        guard let statements = index.offices[id] else { return nil }
        if statements.count == 1 { return isKnown(statements[0]) ? statements[0].office : nil }
        return Prevailing(of: known(statements), history)?.statement.office
    }

    /// Whether the key's node is one of the office: its own, or one that its own has taken over, or one that such a
    /// one has.
    package func acts(_ key: PublicKey, for office: OfficeID) -> Bool {
        enrollment(of: key).map { isServed(office, by: $0.office) } ?? false
    }

    /// Whether the second is the office or an heir of it.
    func isServed(_ office: OfficeID, by own: OfficeID) -> Bool {
        own == office || heirs(of: office).contains(own)
    }

    /// Whether the key's node is one of a district office.
    package func isDistrictOffice(_ key: PublicKey) -> Bool {
        offices(servedBy: key).contains { office($0)?.roles.contains(.districtOffice) ?? false }
    }

    /// Whether the key's node is one of the service center 政务服务中心 or of a district office: they see to incidents.
    package func supervises(_ key: PublicKey) -> Bool {
        offices(servedBy: key).contains { id in
            office(id).map { $0.roles.contains(.serviceCenter) || $0.roles.contains(.districtOffice) } ?? false
        }
    }

    package func isWitness(_ key: PublicKey) -> Bool { enrollment(of: key)?.kind.isWitness ?? false }

    /// Whether a node with this key may hold an audience's logs: hub, city and district office all of them, a bureau
    /// the district's and those with an office of its own or one that it has taken over. Cuts are not looked at.
    package func mayHold(_ audience: Audience, by key: PublicKey) -> Bool {
        guard let enrollment = enrollment(of: key) else { return false }
        if audience.isDistrict || enrollment.kind.isWitness || isDistrictOffice(key) { return true }
        return audience.offices.contains { acts(key, for: $0) }
    }

    func known(_ statements: [RootStatement]?) -> [RootStatement] { (statements ?? []).filter(isKnown) }

    func isKnown(_ statement: RootStatement) -> Bool { history.contains(statement.entry, in: past) }
}
