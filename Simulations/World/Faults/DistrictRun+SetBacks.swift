import FaultyDisk
import Rehearsal
import Replica
import Signing
import Storage

// Installations that go back in time, or are there twice.
extension DistrictRun {
    func backUp(_ node: Installation) {
        let isDamaged = node.condition.isDamaged
        let claims = RehearsedClaims(copying: node.claims)
        node.backups.append(.init(image: node.disk.image(), mark: node.mark, claims: claims, isDamaged: isDamaged))
    }

    func setBack(_ kind: FaultKind, _ node: Installation) throws {
        guard !node.condition.isAway else { return }
        switch kind {
        case .restoredBackup, .hubRestored: try restore(node, kind, isNoticed: true)
        case .restoredUnnoticed: try restore(node, kind, isNoticed: false)
        case .lostDatabase:
            struck(kind)
            changed(kind)
            try replaceDatabase(of: node)
        case .clonedDisk: try clone(node, kind, whileRunning: false)
        default: try clone(node, kind, whileRunning: true)
        }
    }

    /// - Parameter isNoticed: whether the mark outside the backup tells; else the whole machine went back with it.
    private func restore(_ node: Installation, _ kind: FaultKind, isNoticed: Bool) throws {
        guard let backup = pick(node.backups, .fault, 1) else { return }
        struck(kind)
        let position = try? node.store?.read { try $0.lastSequence() }
        ledger.suspend(node.index, .init(kind: kind, position: position ?? 0))
        node.kill(leaving: backup.image)
        noticeDisk(of: node)
        if !isNoticed {
            (node.mark, node.claims) = (backup.mark, RehearsedClaims(copying: backup.claims))
            node.mayRepeatNumbers = true
        }
        (node.condition.wasSetBack, node.condition.isDamaged) = (true, backup.isDamaged)
        try restart(node)
    }

    /// A node that went back in time owes what it still has, as soon as it runs again.
    func reckon(_ node: Installation) {
        guard let setBack = ledger.resume(node.index), let store = node.store else { return }
        let lost = ledger.excuse(node.index) { entry in
            (try? store.read { try $0.holds(entry) }) ?? false
        }
        note("\(node.code) goes on from a backup without \(lost) acknowledged acts")
        reach(.ackLostWithDisk, isSo: lost > 0)
        let position = (try? store.read { try $0.lastSequence() }) ?? 0
        if lost > 0 || position < setBack.position { changed(setBack.kind) }
    }

    /// A second machine with the same disk and key, one of each: the district is small. A disk can also be copied while
    /// nothing runs on it.
    private func clone(_ original: Installation, _ kind: FaultKind, whileRunning: Bool) throws {
        guard cloneOf[original.index] == nil, !cloneOf.values.contains(original.index) else { return }
        guard !whileRunning || original.running != nil else { return }
        struck(kind)
        let image = original.disk.image()
        let index = nodes.count
        let maker = InstallationMaker(seed: draws.seed, time: time, folder: folder)
        let copy = try maker.make(
            index,
            code: original.code + "′",
            office: original.office,
            identity: original.identity,
            root: nil
        )
        copy.disk.restore(image)
        copy.mark = whileRunning ? original.mark : nil
        copy.claims = whileRunning ? RehearsedClaims(copying: original.claims) : RehearsedClaims(areWhole: false)
        copy.condition = original.condition
        copy.condition.isAsleep = false
        nodes.append(copy)
        cloneOf[index] = original.index
        ledger.copy(original.index, to: index)
        for node in [original, copy] { node.condition.wasSetBack = true }
        if whileRunning { try forkByCloning(original, copy, kind) } else { try restart(copy) }
        changed(kind)
        dialAsOriginal(copy, original)
    }

    /// Both machines go on from one moment: they draw the same epoch, and write different things in it.
    private func forkByCloning(_ original: Installation, _ copy: Installation, _ kind: FaultKind) throws {
        original.kill(leaving: copy.disk.image())
        copy.twin = original.index
        for node in [original, copy] {
            node.condition.mayFork = true
            node.entropy.begin(event: current.number + 1)
            try restart(node)
        }
        guard original.office != nil else { return }
        try author(issue(by: original, for: "\(current.number)甲"), at: original)
        copy.entropy.copyStart(of: original.entropy)
        try author(issue(by: copy, for: "\(current.number)乙"), at: copy)
    }

    /// The copy calls whom the original calls.
    private func dialAsOriginal(_ copy: Installation, _ original: Installation) {
        for peer in shape.peers(of: original.index) {
            for round in 1...4 {
                let delay = Int64(round) * Int64(2 + below(20, .fault, 30 + round)) * Span.hour
                let event = PlannedEvent(number: current.event, time: 0, .dial(from: copy.index, to: peer))
                schedule(.planned(event), after: delay)
            }
        }
    }
}
