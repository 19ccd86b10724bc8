package import District
package import Licenses
import SignedLog
import Signing
import Storage

/// Supervision of the district's offices.
extension Replica {
    /// What wants a word with an office on a day. Trials are in none of it.
    package func supervision(on today: CivilDate) -> SupervisionQuestion {
        SupervisionQuestion(replica: self, on: today)
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

/// What wants a word with an office, of all that is held.
package struct SupervisionQuestion: SteppedQuestion {
    private let replica: Replica
    private let today: CivilDate
    private var reading: ClockReading
    private var inspector: Inspector?

    fileprivate init(replica: Replica, on today: CivilDate) {
        (self.replica, self.today) = (replica, today)
        reading = ClockReading(replica, on: today)
    }

    package mutating func step() throws -> SupervisionAnswer? {
        guard var inspector = inspector.take() else {
            let grounds = try replica.store.read { try reading.step(in: $0) }
            inspector = grounds.map { Inspector(replica, $0, on: today) }
            return nil
        }
        if try replica.store.read({ try inspector.step(in: $0) }) {
            self.inspector = inspector
            return nil
        }
        for office in try replica.officesWithoutPerson(on: today) {
            inspector.note(.withoutPerson, of: office.office, office.name, since: nil)
        }
        return SupervisionAnswer(on: today, rows: inspector.rows, standards: replica.standards())
    }
}
