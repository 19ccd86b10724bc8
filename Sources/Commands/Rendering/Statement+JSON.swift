import Licenses
import SignedLog
import Signing

/// A statement as `verify --json` prints it: each point a code, then what it is about.
extension JSON {
    init(_ statement: Statement) {
        let contradictions = statement.notEstablished.compactMap(Self.contradiction)
        self = .members([
            "verdict": .string(Self.verdict(of: statement)),
            "district": .string(statement.district.description),
            "document": .string(statement.license.description),
            "asOf": .string(statement.asOf.description),
            "claimedTime": statement.knowledge.claimedTime.map { .int(Int($0)) },
            "witnessedBy": statement.knowledge.witnessedBy.map { .int(Int($0)) },
            "tips": .array(statement.knowledge.tips.map { .string($0.description) }),
            "established": .array(statement.established.map(Self.established)),
            "notEstablished": .array(statement.notEstablished.compactMap(Self.open)),
            "contradicted": .array(contradictions),
        ])
    }

    /// `contradicted`, or the state that is established; without one nothing can be said.
    private static func verdict(of statement: Statement) -> String {
        guard statement.isConsistent else { return "contradicted" }
        let state = statement.established.lazy.compactMap { point -> LicenseState? in
            guard case .state(let state, _) = point else { return nil }
            return state
        }.first
        return (state ?? .cannotBeJudged).rawValue
    }

    private static func established(_ point: Established) -> JSON {
        switch point {
        case .signed(let act, let entry, let author):
            make(.signed, ["act": act.description, "entry": entry.description, "node": author.description])
        case .enrolled(let key, let office):
            make(.enrolled, ["node": key.description, "office": office.description])
        case .competent(let act): make(.competent, ["act": act.description])
        case .disclosed(let act, let keys): make(.disclosed, ["act": act.description, "keys": names(keys)])
        case .state(let state, let act): make(.state, ["state": state.rawValue, "act": act?.description])
        case .witnessed(let entry, let key):
            make(.witnessed, ["entry": entry.description, "node": key.description])
        }
    }

    /// What is left open; nil for a contradiction.
    private static func open(_ point: NotEstablished) -> JSON? {
        switch point {
        case .laterActs: make(.laterActs, [:])
        case .standing: make(.standing, [:])
        case .undisclosed(let act, let keys): make(.undisclosed, ["act": act.description, "keys": names(keys)])
        case .noWitness(let act): make(.noWitness, ["act": act.description])
        case .notSealed(let act): make(.notSealed, ["act": act.description])
        case .notDelivered(let act): make(.notDelivered, ["act": act.description])
        case .itemNotShown(let item): make(.itemNotShown, ["item": item.description])
        case .contradicted: nil
        }
    }

    private static func contradiction(_ point: NotEstablished) -> JSON? {
        guard case .contradicted(let contradiction) = point else { return nil }
        return switch contradiction {
        case .signature(let entry): make(.signatureInvalid, ["entry": entry.description])
        case .proof(let part): make(.proofInvalid, part.parameters)
        case .disclosure(let act, let key):
            make(.disclosureInvalid, ["act": act.description, "keys": key.string])
        case .invalid(let act, let reason):
            make(.actInvalid, ["act": act.description, "rule": String(describing: reason)])
        case .otherDistrict(let district): make(.otherDistrict, ["district": district.description])
        }
    }

    private static func make(_ code: StatementPoint, _ parameters: [String: String?]) -> JSON {
        var members = parameters.compactMapValues { $0.map(JSON.string) }
        members["code"] = .string(code.rawValue)
        return .object(members)
    }

    private static func names(_ keys: [Text]) -> String {
        keys.map(\.string).joined(separator: ", ")
    }
}
