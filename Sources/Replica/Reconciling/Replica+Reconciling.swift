import District
import Licenses
import SignedLog
import Storage

/// Compares a list of a business system with what is held here (clause 1.2b), in bounded steps.
extension Replica {
    /// Licenses that are reduced in one step.
    package static let reconciliationStep = 1_000

    /// - Parameter parts: what the list states, and what is compared.
    package func reconciliation(
        ofType name: String,
        parts: [FacePart],
        key: RegisterKey
    ) throws -> ReconciliationRule {
        let document = try item(named: name)
        guard let item = Names(state).item(document) else { throw Refusal(.typeNotApproved, field: "type") }
        return ReconciliationRule(item: item, parts: parts, key: key)
    }

    /// One step over the licenses of the type: those that were given to somebody, trials left out. Nil at the end.
    ///
    /// - Parameter row: where the step before has ended; 0 to begin.
    package func reduced(
        by rule: ReconciliationRule,
        after row: Int64
    ) throws -> (rows: [ReconciledRow], last: Int64)? {
        let (told, last) = try store.read { store in
            let told = try store.toldLicenses(ofType: rule.item.typeCode, after: row, limit: Self.reconciliationStep)
            let unwitnessed = UnwitnessedBy(state.authority.currentView, own: node?.kind)
            let given = try told.filter(\.isGiven).map { license in
                (license, lacks: try unwitnessed.kinds(license.sequence, in: store))
            }
            return (given, told.last?.row)
        }
        guard let last else { return nil }
        let rows = try surroundings.workers.map(told) { license, lacks in
            let (content, disclosed) = try license.face()
            return rule.reduced(license.row, content.dated, lacks) { part in part.value(in: content, disclosed) }
        }
        return (rows, last)
    }
}

extension ToldLicense {
    fileprivate var isGiven: Bool { !isTest && state != .void && state != .held }

    /// The face that is told, and what opens it.
    func face() throws -> (content: Content, disclosed: CBORMap) {
        guard let content = try LicenseAct.decode(Act.decode(act))?.content else {
            throw StoreFailure.failed(operation: "read face", cause: ActRefusal.missing(key: BodyKey.fields))
        }
        return (content, disclosed.isEmpty ? CBORMap() : try CBOR.decode(disclosed).asMap ?? CBORMap())
    }
}
