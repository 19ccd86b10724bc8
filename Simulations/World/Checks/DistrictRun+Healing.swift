import District
import FaultyDisk
import Oracles
import Replica
import SignedLog
import Signing
import Storage

// The faults end, a part of the district has a line again, and must come to the same.
extension DistrictRun {
    func heal() throws {
        try endFaults()
        let alive = nodes.indices.filter { !nodes[$0].condition.isAway && nodes[$0].running != nil }
        let core = HealedCore(draws, shape, alive: alive)
        let members = core.members.map { nodes[$0] }
        report.coreSize = members.count
        note("HEALED: \(members.map(\.code).joined(separator: " "))\(core.hasSticks ? " by sticks" : "")")
        markCore(core, alive.count)
        for round in 1...HealedCore.roundLimit {
            let before = members.map { $0.running?.changeCount }
            let confirmed = try confirmRestores(members)
            try carry(core, round)
            report.rounds = round
            let isQuiet = before == members.map { $0.running?.changeCount }
            if isQuiet, !confirmed, try difference(among: members) == nil { return try provenEqual(members, round) }
        }
        let why = try difference(among: members) ?? "they do not come to rest"
        throw RunFailure.convergence("after \(HealedCore.roundLimit) rounds \(why)")
    }

    private func endFaults() throws {
        areFaultsOn = false
        for id in conversations.keys.sorted() { abandon(id) }
        held = []
        network.restoreAll()
        time.advance(to: time.now + (isYearAway ? Span.year : Span.hour))
        reach(.yearAwayReturned, isSo: isYearAway)
        for (copy, original) in cloneOf.sorted(by: { $0.key < $1.key }) { try endClone(copy, original) }
        for node in nodes where !isRetired(node) {
            node.disarm()
            noticeDisk(of: node)
            (node.condition.isAsleep, node.condition.isAway) = (false, false)
            try restart(node)
            if node.replica == nil { try restart(node) }
            try inspect(node)
            try joinAgain(node)
        }
        try sendStrangersAway()
        noteClocks()
        try finishStep()
        try runUntilQuiet()
    }

    /// Of a node that joined late somebody may not have heard, or may have forgotten it: it takes no part. Neither does one
    /// that begins with an empty database, if others have lost its enrollment too: nobody could say who it is.
    private func sendStrangersAway() throws {
        for node in nodes where node.running != nil {
            let hasJoined = node.running?.node != nil
            guard node.index == shape.latecomer || !hasJoined else { continue }
            let isKnown = try nodes.filter { $0.running != nil && (hasJoined || $0.running?.node != nil) }
                .allSatisfy { try knows($0, node) }
            guard !isKnown else { continue }
            note("\(node.code) is not known everywhere, and stays away")
            reach(.strangerLeftOut)
            node.condition.isAway = true
            node.kill()
        }
    }

    private func knows(_ node: Installation, _ other: Installation) throws -> Bool {
        if case .done = try attempt(at: node, { try $0.node(named: other.code) }) { true } else { false }
    }

    /// Of two machines with one key the copy goes out of service; what it wrote and gave to nobody is lost with it.
    private func endClone(_ copy: NodeIndex, _ original: NodeIndex) throws {
        nodes[copy].condition.isAway = true
        nodes[copy].kill()
        retired.insert(copy)
        nodes[original].kill()
        nodes[original].isConfirmed = true
    }

    private func isRetired(_ node: Installation) -> Bool { retired.contains(node.index) }

    /// A disk whose bytes were changed is looked through, as `hefu check` does, and replaced if anything is wrong.
    private func inspect(_ node: Installation) throws {
        guard node.condition.isDamaged else { return }
        // What the process had read before the damage hides it.
        node.kill()
        try restart(node)
        let finding = try? node.replica?.check { _, _ in }
        node.condition.isDamaged = false
        node.condition.wasSetBack = true
        if finding?.isSound == true {
            ledger.excuse(node.index, holding: holds(node))
            note("\(node.code) had a damaged disk, and nothing is wrong with what it holds")
            return
        }
        reach(.damageFound)
        note("\(node.code) is damaged: its database is made anew from its peers")
        try replaceDatabase(of: node)
    }

    private func holds(_ node: Installation) -> (EntryID) -> Bool {
        { entry in (try? node.store?.read { try $0.holds(entry) }) ?? false }
    }

    private func noteClocks() {
        for (index, kind) in changedClocks where nodes[index].clock.deviation != 0 {
            if nodes[index].running != nil { changed(kind) }
        }
    }

    /// Nodes that have met entries of their own key are looked at by a person, who says: that was ours.
    private func confirmRestores(_ members: [Installation]) throws -> Bool {
        var isAny = false
        for node in members where node.running?.stop == .ownKeyElsewhere {
            node.kill()
            node.isConfirmed = true
            try restart(node)
            reach(.personConfirmedRestore)
            isAny = true
        }
        return isAny
    }

    private func carry(_ core: HealedCore, _ round: Int) throws {
        for (place, line) in core.lines.enumerated() {
            begin(round, place)
            try dial(line.from, line.to)
            try finishStep()
            try runUntilQuiet()
        }
        guard core.hasSticks else { return }
        for (place, line) in (core.lines + core.lines.map(\.back)).enumerated() {
            begin(round, 100 + place)
            try writeStick(from: line.from, to: line.to)
            try finishStep()
            try runUntilQuiet()
        }
    }

    private func begin(_ round: Int, _ place: Int) {
        current = OccurrenceID(event: 10_000_000 + round * 1_000 + place, part: 0)
        for node in nodes { node.entropy.begin(event: current.number) }
    }

    private func markCore(_ core: HealedCore, _ alive: Int) {
        reach(.coreWithoutHub, isSo: !core.members.contains(DistrictShape.hub))
        reach(.coreWithoutCity, isSo: shape.city.map { !core.members.contains($0) } ?? false)
        reach(.coreOfTwo, isSo: core.members.count == 2)
        reach(.coreOfAll, isSo: core.members.count == alive)
    }
}

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
        offices.firstIndex { audience.offices == [$0] }.map { DistrictShape.offices[$0].name } ?? "the district"
    }

    /// What a node must hold: all of the district, and of its office and those that this has taken over, unless its key
    /// was cut or its enrollment does not count. Who that is, the oracle says.
    private func audiences(of node: Installation) -> [Audience] {
        guard let look = looks[node.index]?.look else { return [.district] }
        let held = oracle.offices(heldBy: node.key, by: look)
        return [.district] + offices.filter(held.contains).map { Audience([$0]) }
    }

    private func isShutOut(_ node: Installation) -> Bool { audiences(of: node) == [.district] }

    /// Equal and at rest. What is still wanted must be nowhere in the core.
    private func provenEqual(_ members: [Installation], _ round: Int) throws {
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
                    guard try !store.standing(of: entry.id).isAside else { continue }
                    throw RunFailure.convergence("\(node.code) waits for what an entry needs that \(other.code) holds")
                }
            }
        }
        reach(.dataNowhereInCore, isSo: !wanted.isEmpty || !early.isEmpty)
    }
}

extension Standing {
    fileprivate var isAside: Bool {
        switch self {
        case .setAside: true
        case .counts, .held: false
        }
    }
}
