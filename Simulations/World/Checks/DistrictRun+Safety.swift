import District
import FaultyDisk
import Licenses
import Oracles
import Replica
import SignedLog
import Signing
import Storage

// What must hold after every occurrence, at each node that did something.
extension DistrictRun {
    func checkSafety(of node: Installation) throws {
        guard let replica = node.running, let store = node.store, !node.condition.isDamaged, !node.disk.isHalted else {
            return
        }
        let version = CheckedVersion(incarnation: node.incarnation, changes: replica.changeCount)
        guard checked[node.index] != version else { return }
        do {
            try store.read { store in
                try checkStates(of: node, store)
                try checkForks(of: node, store)
                try checkWorthless(at: node, store)
                if let last = ledger.owed(by: node.index).last, try !store.holds(last) {
                    throw RunFailure.safety("\(node.code) does not hold what it has just acknowledged")
                }
            }
            try checkStop(of: node, replica)
            try askOracle(about: node, replica, store)
            checked[node.index] = version
        } catch is StoreFailure {
            noticeFailure(of: node)
        }
    }

    /// What has changed at a node since the oracle looked at it last, held against what its bare entries mean.
    private func askOracle(about node: Installation, _ replica: Replica, _ store: Store) throws {
        var look = looks[node.index] ?? OracleLook(incarnation: node.incarnation)
        if look.incarnation != node.incarnation { look = OracleLook(incarnation: node.incarnation) }
        let days = [time.today, time.today.adding(days: 4)].compactMap(\.self)
        let differences = try oracle.changes(in: store, of: replica, days: days, since: &look.look)
        looks[node.index] = look
        try complain(about: node, differences)
    }

    /// The same of everything that a node holds, read again from the first byte, and of what it answers about a day.
    func askOracleAgain(about node: Installation) throws {
        guard let replica = node.running, let store = node.store else { return }
        let days = [time.today.adding(days: draws.below(8, .rebuild, 3))].compactMap(\.self)
        try complain(about: node, try oracle.differences(of: replica, on: store, days: days))
    }

    private func complain(about node: Installation, _ differences: [String]) throws {
        guard let difference = differences.first else { return }
        // The disk may have lied to the oracle itself.
        noticeDisk(of: node)
        guard !node.condition.isDamaged else { return }
        throw RunFailure.safety("\(node.code) is not what the oracle says: \(difference)")
    }

    /// The same entries, the same state: whoever, whenever, in whatever order they came.
    private func checkStates(of node: Installation, _ store: StoreReader) throws {
        guard try store.dirtyCount() == 0 else { return }
        let district = try store.digest(of: .district)
        for audience in try store.audiences() {
            let holding = KnownStates.Holding(
                audience: audience,
                log: try store.digest(of: audience),
                districtLog: district
            )
            let state = try store.stateDigest(of: audience)
            guard let other = known.contradiction(to: state, of: holding, at: node.code) else { continue }
            let what = "\(node.code) and \(other) hold the same entries of \(name(audience)) and show different things"
            throw RunFailure.safety(what + (try firstDifference(store, other)))
        }
    }

    /// For whoever reads the failure: the first license that the other, if it still holds the same, shows otherwise.
    private func firstDifference(_ store: StoreReader, _ other: String) throws -> String {
        guard let theirs = nodes.first(where: { $0.code == other })?.store else { return "" }
        let rows = try store.documents(ofKind: Kind.issue.rawValue, after: 0, limit: 1_000)
        for document in rows.map(\.document) {
            let view = try store.license(document)
            let otherView = try theirs.read { try $0.license(document) }
            guard view != otherView else { continue }
            let states = [view, otherView].map { $0.map { "\($0)" } ?? "nothing" }
            return ": \(document.description.prefix(8)) is \(states.joined(separator: " or "))"
        }
        return ""
    }

    /// Only a key that was copied or misused has a fork in its log.
    private func checkForks(of node: Installation, _ store: StoreReader) throws {
        let forks = try store.forks()
        guard !forks.isEmpty else { return }
        reach(.forkSeen)
        for fork in forks {
            guard let author = try store.log(fork.log)?.author else { continue }
            let authors = nodes.filter { $0.key == author || $0.roots.map(\.publicKey).contains(author) }
            guard !authors.contains(where: \.condition.mayFork) else { continue }
            throw RunFailure.safety("\(authors.map(\.code)) forked its log, and nobody had copied it")
        }
    }

    private func checkWorthless(at node: Installation, _ store: StoreReader) throws {
        let cutOff = try adversary.beyondCuts.filter { try !awaitsTips(ofCutsFor: $0.key, store) }
        let worthless = adversary.worthless.merging(cutOff) { first, _ in first }
        for (document, why) in worthless.sorted(by: { $0.key < $1.key }) {
            guard let view = try store.license(document) else { continue }
            let good = view.timeline.contains { [.valid, .suspended, .expired].contains($0.state) }
            let carriers = try store.storedAct(document.founding)?.entries ?? []
            guard good, !carriers.contains(where: adversary.adopted.contains) else { continue }
            throw RunFailure.safety("\(node.code) shows a forged license as good: \(why)")
        }
    }

    /// A cut says nothing yet of an epoch that it does not name, as long as a tip that it names for the log is not here
    /// (`docs/formats/standing.md`): a node that went back in time may have to wait for them.
    private func awaitsTips(ofCutsFor forged: DocumentID, _ store: StoreReader) throws -> Bool {
        guard let entry = try store.storedAct(forged.founding)?.entries.first,
            let log = try store.storedEntry(entry).map({
                LogID(
                    district: founding.district,
                    author: $0.signed.author,
                    audience: $0.signed.header.audience
                )
            })
        else { return false }
        return try store.acts(ofKind: Kind.cut.rawValue).contains { act in
            guard case .cut(let cut) = try DistrictAct.decode(act.act), case .nodeKey(let trusted) = cut.target
            else { return false }
            return try trusted.filter { $0.log == log }.flatMap(\.tips).contains { try !store.holds($0.id) }
        }
    }

    private func checkStop(of node: Installation, _ replica: Replica) throws {
        guard let stop = replica.stop else { return }
        switch stop {
        case .ownKeyElsewhere: reach(.ownKeyElsewhere)
        case .forked: reach(.stoppedByFork)
        }
        guard node.condition.wasSetBack || node.condition.mayFork else {
            throw RunFailure.safety("\(node.code) has stopped (\(stop.rawValue)), and nobody had copied it")
        }
    }

    /// After a start: whatever was acknowledged on this disk is on it.
    func checkOwed(by node: Installation) throws {
        guard let store = node.store, !node.condition.isDamaged else { return }
        let missing: Int
        do {
            missing = try store.read { store in
                try ledger.owed(by: node.index).count { try !store.holds($0) }
            }
        } catch { return noticeFailure(of: node) }
        guard missing == 0 else {
            throw RunFailure.safety("\(node.code) has lost \(missing) acknowledged acts")
        }
        guard !ledger.owed(by: node.index).isEmpty else { return }
        reach(crashed.contains(node.index) ? .ackedSurvivedPowerCut : .ackedSurvivedKill)
    }
}

/// What of a node was checked last.
struct CheckedVersion: Hashable {
    let incarnation: Int
    let changes: UInt64
}

/// What the oracle has seen of a node's process.
struct OracleLook {
    let incarnation: Int
    var look = Oracle.Look()
}
