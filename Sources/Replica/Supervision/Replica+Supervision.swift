package import District
package import Licenses
import SignedLog
import Signing
import Storage

/// Supervision of the district's offices.
extension Replica {
    /// What wants a word with an office on a day. Trials are in none of it.
    package func supervision(on today: CivilDate) throws -> SupervisionAnswer {
        let unanswered = try officesWithoutPerson(on: today)
        return try store.read { store in
            var inspector = try Inspector(self, store, today)
            try inspector.incidents()
            try inspector.licenses()
            try inspector.nodes()
            try inspector.forks()
            for office in unanswered { inspector.note(.withoutPerson, of: office.office, office.name, since: nil) }
            return SupervisionAnswer(on: today, rows: inspector.rows, standards: standards())
        }
    }

    /// All of them, as they hold now.
    package func standards() -> [StandardAnswer] {
        let standards = Standards(state.authority.currentView)
        return StandardName.allCases.map { name in
            StandardAnswer(name: name.word, value: standards[name], stated: standards.isStated(name))
        }
    }

    /// States standards by the root; those that are not named stay as they are.
    package func state(_ changes: [StandardName: UInt64]) throws -> Acknowledgement {
        guard district != nil else { throw Refusal(.noDistrict) }
        let view = state.authority.currentView
        guard let root, view.rootKey == root.publicKey else { throw Refusal(.notRoot) }
        guard !changes.isEmpty else { throw Refusal(.missingField, field: "standards") }
        for (name, value) in changes where !name.range.contains(value) {
            let expected = "\(name.range.lowerBound)…\(name.range.upperBound)"
            throw Refusal(.fieldType, field: "standards/\(name.word)", ["expected": expected, "value": "\(value)"])
        }
        var values: [UInt64: UInt64] = [:]
        if case .standards(let act)? = view.standards?.statement.content { values = act.values }
        for (name, value) in changes { values[name.rawValue] = value }
        let draft = ActDraft.standards(StandardsAct(values: values), nonce: surroundings.entropy.bytes16())
        let entry = try write([draft], for: .district, key: root)
        return Acknowledgement(entry.acts[0], in: entry.id)
    }
}
