import District
import Oracles
import Replica
import SignedLog
import Signing
import Storage

// What equal means.
extension DistrictRun {
    /// What two members show differently, in words; nil if nothing.
    func difference(among members: [Installation]) throws -> String? {
        var first: [Audience: (node: Installation, digests: [Bytes32])] = [:]
        for node in members {
            guard let store = node.store, node.running != nil else { return "\(node.code) does not run" }
            for audience in audiences(of: node) {
                let digests = try store.read { store in
                    [try store.digest(of: audience), try store.stateDigest(of: audience)]
                }
                guard let known = first[audience] else {
                    first[audience] = (node, digests)
                    continue
                }
                guard known.digests != digests else { continue }
                let what = known.digests[0] == digests[0] ? "show different things" : "hold different entries"
                return "\(known.node.code) and \(node.code) \(what) of \(name(audience))"
            }
        }
        return nil
    }

    func name(_ audience: Audience) -> String {
        let names = audience.offices.map { office in
            offices.firstIndex(of: office).map { DistrictShape.offices[$0].name } ?? "区府办"
        }
        return names.isEmpty ? "the district" : names.joined(separator: " and ")
    }

    /// What a node must hold: all of the district, and of its office and those that this has taken over, with what these
    /// share, unless its key was cut or its enrollment does not count. Who that is, the oracle says.
    private func audiences(of node: Installation) -> [Audience] {
        guard let look = looks[node.index]?.look else { return [.district] }
        let held = oracle.offices(heldBy: node.key, by: look)
        let shared = objections.filter { !held.isDisjoint(with: $0.offices) }
        return [.district] + offices.filter(held.contains).map { Audience([$0]) } + shared
    }

    private func isShutOut(_ node: Installation) -> Bool { audiences(of: node) == [.district] }

    /// Equal and at rest. What is still wanted must be nowhere in the core.
    func provenEqual(_ members: [Installation], _ round: Int) throws {
        note("EQUAL after \(round) rounds")
        reach(.healedInOneRound, isSo: round <= 2)
        for node in members {
            guard let store = node.store else { continue }
            try checkOwed(by: node)
            try proveMissing(node, store, others: members.filter { $0.index != node.index && !isShutOut($0) })
            reach(.ownTailTakenBack, isSo: node.isRestored)
        }
    }

    private func proveMissing(_ node: Installation, _ store: Store, others: [Installation]) throws {
        guard !isShutOut(node) else { return }
        let (wanted, early) = try store.read { store in
            let audiences = try store.audiences()
            return (try audiences.flatMap { try store.wanted(in: $0, limit: 1_000) }, try store.earlyEntries())
        }
        for other in others {
            try other.store?.read { store in
                for field in wanted where try store.disclosure(of: FieldName(act: field.act, key: field.key)) != nil {
                    throw RunFailure.convergence("\(node.code) wants a value that \(other.code) has")
                }
                for entry in early where try store.holds(entry.id) {
                    guard try !store.standing(of: entry.id).isSetAside else { continue }
                    throw RunFailure.convergence("\(node.code) waits for what an entry needs that \(other.code) holds")
                }
            }
        }
        reach(.dataNowhereInCore, isSo: !wanted.isEmpty || !early.isEmpty)
    }
}
