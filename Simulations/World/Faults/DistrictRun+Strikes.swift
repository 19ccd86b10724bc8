import FaultyDisk
import Rehearsal
import Replica
import Storage

// What goes wrong at a moment.
extension DistrictRun {
    func strike(_ kind: FaultKind, at index: NodeIndex) throws {
        let node = nodes[index]
        guard !node.condition.isAbsent else { return }
        note("FAULT \(kind.rawValue) at \(node.code)")
        switch kind {
        case .partition, .asymmetricPartition, .flappingLine, .swizzledHealing, .hubUnreachable, .cityUnreachable:
            struck(kind)
            strikeLine(kind, at: index)
        case .replayedRequest: replay()
        case .processKilled, .machineAsleep, .powerCut, .returnAfterYear: try strikeMachine(kind, at: node)
        case .diskReadError, .diskWriteError, .diskFull, .failedSync, .keptButFailed, .diskBusy, .shortRead,
            .misdirectedWrite:
            armDisk(kind, at: node)
        case .bitFlip: try flipBit(at: node)
        case .restoredBackup, .restoredUnnoticed, .clonedDisk, .clonedRunning, .lostDatabase, .hubRestored:
            try setBack(kind, node)
        case .clockAt1970, .clockYearsOff, .clockBackwards, .clockMissing, .clockStrobing:
            strikeClock(kind, at: node)
        case .forkingNode, .backdatedEntry, .copiedActs, .withheldEntries, .withheldDisclosures, .garbage, .flood,
            .foreignAudience, .stolenLaptop:
            do { try attack(kind, by: node) } catch is StoreFailure { noticeFailure(of: node) }
        case .sameLicenseTwice, .rivalAmendments, .catalogueChanged, .hastyCut: try blunder(kind, at: node)
        case .lostMessage, .lateMessage, .repeatedMessage, .truncatedMessage, .corruptedMessage, .wrongAnswer,
            .wrongNode, .truncatedStick, .doubledStick, .sticksOutOfOrder, .foreignStick, .editedStick:
            preconditionFailure("\(kind) is drawn for, not planned")
        }
    }

    func follow(_ aftermath: Aftermath) throws {
        switch aftermath {
        case .restart(let index): try restart(nodes[index])
        case .wake(let index, let slept):
            nodes[index].condition.isAsleep = false
            nodes[index].clock.sleep(milliseconds: slept)
            for id in conversations.filter({ $0.value.line.from == index }).keys.sorted() { abandon(id) }
            note("\(nodes[index].code) wakes")
        case .lineUp(let directions): network.restore(directions)
        case .lineDown(let directions): network.cut(directions)
        case .clockRight(let index): nodes[index].clock.deviation = 0
        case .attack(let kind, let index): try attack(kind, by: nodes[index])
        }
    }

    private func replay() {
        guard let packet = pick(recorded, .fault, 1) else { return }
        struck(.replayedRequest)
        var copy = packet
        (copy.isCopy, copy.copiedBy) = (true, .replayedRequest)
        schedule(.request(copy), after: 50)
    }

    private func strikeMachine(_ kind: FaultKind, at node: Installation) throws {
        struck(kind)
        let pause = Int64(1 + below(600, .fault, 2)) * Span.minute
        switch kind {
        case .processKilled:
            if node.replica != nil { changed(kind) }
            node.kill()
            schedule(.afterwards(.restart(node.index)), after: pause)
        case .powerCut where below(2, .fault, 3) == 0:
            try crash(node)
        case .powerCut:
            arm(.stopBefore, kind, at: below(40, .fault, 4), of: .changing, on: node)
        case .machineAsleep:
            if node.running != nil { changed(kind) }
            node.condition.isAsleep = true
            schedule(.afterwards(.wake(node.index, slept: pause * 8)), after: pause * 8)
        default:  // A year away.
            node.condition.isAway = true
            isYearAway = true
            changed(kind)
        }
    }

    /// The power is gone: what was written and not synced is kept, dropped, torn or garbled, sector by sector.
    func crash(_ node: Installation) throws {
        let number = current.number
        let unsynced = node.cutPower { sector in SectorFate(draw: draws.value(.fault, number, 1_000 + sector)) }
        if unsynced > 0 || node.replica == nil { changed(.powerCut) }
        note("\(node.code) has lost its power with \(unsynced) sectors not synced")
        crashed.insert(node.index)
        schedule(.afterwards(.restart(node.index)), after: Int64(1 + below(120, .fault, 5)) * Span.minute)
    }

    func restart(_ node: Installation) throws {
        guard node.replica == nil, !node.condition.isAway, !node.condition.isAbsent else { return }
        noticeDisk(of: node)
        do {
            try node.start()
        } catch {
            reach(.startFailed)
            noticeDisk(of: node)
            noticeFailure(of: node)
            return try retryStart(of: node, after: error)
        }
        try joinAgain(node)
        note("\(node.code) starts\(node.isRestored ? ", restored" : "")")
        reach(.startedRestored, isSo: node.isRestored)
        touched.insert(node.index)
        reckon(node)
        try checkOwed(by: node)
    }

    /// A disk that fails is tried again; a database that cannot be read any more is replaced from the peers.
    private func retryStart(of node: Installation, after error: any Error) throws {
        note("\(node.code) does not start")
        node.kill()
        guard node.condition.isDamaged else {
            startFailures[node.index, default: 0] += 1
            guard startFailures[node.index, default: 0] < 8 else {
                throw RunFailure.safety("\(node.code) does not start from a sound disk: \(error)")
            }
            return schedule(.afterwards(.restart(node.index)), after: 10 * Span.minute)
        }
        try replaceDatabase(of: node)
    }

    /// The key is there, the database is not: the node joins again and takes its own entries from its peers.
    func replaceDatabase(of node: Installation) throws {
        _ = ledger.resume(node.index)
        node.kill(leaving: nil)
        noticeDisk(of: node)
        // A new machine has no mark; a new disk leaves it where it was.
        if below(2, .fault, 12) == 0 { (node.mark, node.claims) = (nil, RehearsedClaims(areWhole: false)) }
        node.condition.isDamaged = false
        node.condition.wasSetBack = true
        reach(.databaseReplaced)
        ledger.excuse(node.index) { _ in false }
        try node.start()
        try joinAgain(node)
        touched.insert(node.index)
    }

    /// A person reads the district's id from the paper, where the database does not know it.
    func joinAgain(_ node: Installation) throws {
        guard let replica = node.replica, replica.district == nil else { return }
        guard case .done = try attempt(at: node, { try $0.join(founding.district) }) else { return }
        node.refreshResponder()
    }

    private func strikeClock(_ kind: FaultKind, at node: Installation) {
        struck(kind)
        changedClocks[node.index] = kind
        let years = Int64(1 + below(20, .fault, 6)) * Span.year
        switch kind {
        case .clockAt1970: node.clock.deviation = -time.now + Span.hour
        case .clockYearsOff: node.clock.deviation = below(2, .fault, 7) == 0 ? years : -years
        case .clockBackwards:
            node.clock.deviation = (node.clock.deviation ?? 0) - Int64(1 + below(72, .fault, 8)) * Span.hour
        case .clockMissing: node.clock.deviation = nil
        default: node.clock.deviation = below(2, .fault, 9) == 0 ? 90 * Span.second : -90 * Span.second
        }
        guard below(3, .fault, 10) > 0 else { return }
        schedule(.afterwards(.clockRight(node.index)), after: Int64(1 + below(5, .fault, 11)) * Span.day)
    }
}
