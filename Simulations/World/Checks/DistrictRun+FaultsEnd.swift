import FaultyDisk
import Replica
import SignedLog
import Storage

// Everything is repaired that can be: what people do before a district comes together.
extension DistrictRun {
    func endFaults() throws {
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
    /// that begins with an empty database, if others have lost its enrollment too: nobody could say who it is. Nor one that a
    /// database from before its enrollment does not know, where nobody is left who could tell it.
    private func sendStrangersAway() throws {
        for node in nodes where node.running != nil {
            let hasJoined = node.running?.node != nil
            let strangers = try nodes.filter { $0.running != nil && (hasJoined || $0.running?.node != nil) }
                .filter { try !knows($0, node) }
            let isExpected = node.index == shape.latecomer || !hasJoined
            guard !strangers.isEmpty, try isExpected || strangers.contains(where: { try isLost(node, to: $0) }) else {
                continue
            }
            note("\(node.code) is not known everywhere, and stays away")
            reach(.strangerLeftOut)
            node.condition.isAway = true
            node.kill()
        }
    }

    /// Whether a node whose database went back in time has nobody to hear of another from.
    private func isLost(_ node: Installation, to stranger: Installation) throws -> Bool {
        // Whom a bureau has forgotten, the hub tells it.
        guard stranger.index == DistrictShape.hub, stranger.condition.wasSetBack else { return false }
        return try !nodes.contains { teller in
            guard teller.running != nil, teller.index != node.index, teller.index != stranger.index else {
                return false
            }
            return try knows(stranger, teller) && knows(teller, node) && hasRootNews(teller, for: stranger)
        }
    }

    /// Whether a node holds a root entry that another does not. One that holds them all and still does not know a node has a
    /// root that was replaced where its enrollment was not known: nobody can tell it more.
    private func hasRootNews(_ teller: Installation, for other: Installation) throws -> Bool {
        guard let tips = teller.running?.rootTips, let store = other.store else { return false }
        return try store.read { store in try tips.contains { try !store.holds($0) } }
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
}
