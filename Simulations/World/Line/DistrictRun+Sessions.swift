import Replica
import Replication

// Who dials whom, and what becomes of the session.
extension DistrictRun {
    func dial(_ from: NodeIndex, _ to: NodeIndex) throws {
        let (caller, callee) = (nodes[from], nodes[to])
        let isBusy = conversations.values.contains { $0.line == Direction(from, to) }
        guard caller.running != nil, !isBusy, let dialer = try? caller.dialer(to: callee) else { return }
        let incarnations = [caller.incarnation, callee.incarnation]
        let conversation = Conversation(
            id: current.number,
            line: Direction(from, to),
            incarnations: incarnations,
            dialer: dialer,
            reached: try reached(by: from, dialing: to)
        )
        conversations[conversation.id] = conversation
        var plan = DialPlan()
        plan.handsIn = caller.condition.isCut
        if below(5, .message, 90) == 0 { plan.batchByteTarget = 2_000 }
        if below(4, .message, 91) == 0 { plan.holdSeconds = below(2, .message, 99) == 0 ? 30 : 600 }
        try proceed(conversation.id) { $0.start(plan) }
    }

    /// Somebody else, where names lead astray.
    private func reached(by from: NodeIndex, dialing to: NodeIndex) throws -> NodeIndex {
        guard strikes(.wrongNode, 0) else { return to }
        struck(.wrongNode)
        let others = nodes.indices.filter { $0 != from && $0 != to }
        return pick(Array(others), .message, 92) ?? to
    }

    /// The dialer's next step, at its end of the line.
    func proceed(_ id: Int, _ step: (DialerSession) -> DialerStep) throws {
        guard var conversation = conversations[id] else { return }
        let caller = nodes[conversation.line.from]
        guard caller.incarnation == conversation.incarnations[0] else {
            conversations[id] = nil
            return
        }
        // A sleeping process learns when it wakes that nobody has answered in time.
        guard caller.running != nil else { return }
        touched.insert(caller.index)
        switch step(conversation.dialer) {
        case .finished(let outcome):
            conversations[id] = nil
            finish(conversation, outcome)
        case .post(let post, let reader):
            conversation.turn += 1
            conversation.reader = reader
            conversations[id] = conversation
            storeMeanwhile(conversation)
            reach(.manyTurns, isSo: conversation.turn > 6)
            let direction = Direction(conversation.line.from, conversation.reached)
            let packet = Packet(conversation: id, turn: conversation.turn, direction: direction, bytes: post.body)
            send(packet, post.patienceSeconds)
            let wait = Int64(post.patienceSeconds) * Span.second
            schedule(.patience(conversation: id, turn: conversation.turn), after: wait)
        }
    }

    /// What came last is stored while the next is on its way, or not before that has come.
    private func storeMeanwhile(_ conversation: Conversation) {
        guard conversation.dialer.isStoring else { return }
        reach(.askedAhead)
        if below(2, .message, 122) == 0 { conversation.dialer.storeBegun() }
    }

    /// The line is gone, and the dialer is told so if it is still there.
    func abandon(_ id: Int) {
        guard let conversation = conversations.removeValue(forKey: id),
            nodes[conversation.line.from].incarnation == conversation.incarnations[0]
        else { return }
        _ = conversation.dialer.next(nil)
    }

    /// Nobody answered in time.
    func loseLine(of id: Int, turn: Int) throws {
        guard let conversation = conversations[id], conversation.turn == turn else { return }
        try proceed(id) { $0.next(nil) }
    }

    private func finish(_ conversation: Conversation, _ outcome: SyncOutcome) {
        let (from, to) = (nodes[conversation.line.from].code, nodes[conversation.line.to].code)
        let traffic = "sent \(outcome.sentEntries), took \(outcome.received.admitted)"
        note("\(from) → \(to) sync \(SessionEnd.word(outcome.end)) after \(outcome.roundTrips) trips, \(traffic)")
        for mark in SessionEnd.marks(outcome) { reach(mark) }
        if conversation.reached != conversation.line.to, outcome.end == .refused(.otherKey) { changed(.wrongNode) }
        if case .refusedByPeer = outcome.end, conversation.reached != conversation.line.to { changed(.wrongNode) }
        if let deviation = nodes[conversation.line.from].clock.deviation, abs(deviation) > Span.year,
            case .equal = outcome.end
        {
            reach(.deviantClockSynced)
        }
    }
}

// The answering end.
extension DistrictRun {
    func arrive(_ packet: Packet) throws {
        let node = nodes[packet.direction.to]
        guard let responder = node.responder, node.running != nil else { return }
        touched.insert(node.index)
        try carryOn(responder.answer(packet.bytes), packet, at: node)
    }

    private func carryOn(_ step: ResponderStep, _ packet: Packet, at node: Installation) throws {
        switch step {
        case .answer(let bytes, _):
            guard !packet.isCopy else {
                if let kind = packet.copiedBy { changed(kind) }
                return
            }
            answer(packet, bytes)
        case .begun(let session):
            let request = HeldRequest(packet: packet, session: session, incarnation: node.incarnation)
            begun[node.index, default: [:]][session] = request
            // Now and then others come first, as where other workers read what has come.
            guard areFaultsOn, below(2, .message, 120) == 0 else { return try storeBegun(at: node) }
            reach(.storedLater)
            let longest = below(2, .message, 121) == 0 ? Span.second : 20 * Span.second
            schedule(.storeBegun(node.index), after: 1 + Int64(below(Int(longest), .latency, 120)))
        case .hold(let seconds, let session):
            reach(.requestHeld)
            let request = HeldRequest(packet: packet, session: session, incarnation: node.incarnation)
            held.append(request)
            schedule(.holdEnd(request), after: Int64(seconds) * Span.second)
            // People go on working while somebody waits for news.
            guard areFaultsOn, below(2, .message, 93) == 0 else { return }
            let news = PlannedEvent(number: current.event, time: 0, .change(.announce, at: node.index))
            schedule(.planned(news), after: Int64(seconds) * Span.second / 2)
        case .none:
            return
        }
    }

    /// What has come by several requests is stored together.
    func storeBegun(at node: Installation) throws {
        guard node.running != nil, let responder = node.responder else { return }
        let steps = responder.storeBegun()
        reach(.storedTogether, isSo: steps.count > 1)
        for (session, step) in steps {
            guard let request = begun[node.index]?.removeValue(forKey: session) else { continue }
            touched.insert(node.index)
            try carryOn(step, request.packet, at: node)
        }
    }

    func endHold(_ request: HeldRequest, _ end: HoldEnd) throws {
        guard let index = held.firstIndex(where: { $0.packet.conversation == request.packet.conversation }) else {
            return
        }
        let node = nodes[request.packet.direction.to]
        guard node.incarnation == request.incarnation, node.running != nil, let responder = node.responder else {
            held.remove(at: index)
            return
        }
        let step = responder.resume(request.session, end)
        switch step {
        case .answer, .begun: break
        case .hold, .none:
            if end != .changed { held.remove(at: index) }
            return
        }
        held.remove(at: index)
        touched.insert(node.index)
        reach(end == .changed ? .heldRequestWoken : .heldRequestTimedOut)
        try carryOn(step, request.packet, at: node)
    }

    /// Nodes to which something has happened look at what they hold back.
    func wakeHeld(at changed: Set<NodeIndex>) throws {
        for request in held where changed.contains(request.packet.direction.to) { try endHold(request, .changed) }
    }

    func arrive(_ reply: Reply) throws {
        guard let conversation = conversations[reply.conversation], conversation.turn == reply.turn else {
            reach(.lateAnswerIgnored)
            return
        }
        try proceed(reply.conversation) { $0.next(conversation.reader?.read(reply.bytes)) }
    }
}

/// How sessions end, in words and as marks.
private enum SessionEnd {
    static func word(_ end: SyncEnd) -> String {
        switch end {
        case .equal: "equal"
        case .wanting(let ours, let theirs): "equal, wanting \(ours) and \(theirs)"
        case .different(let cause): "different (\(cause))"
        case .refusedByPeer(let refusal): "refused there (\(refusal))"
        case .refused(let refusal): "refused here (\(refusal))"
        case .interrupted: "interrupted"
        case .storeFailed: "stopped by the disk"
        }
    }

    static func marks(_ outcome: SyncOutcome) -> [Mark] {
        var marks: [Mark] = []
        switch outcome.end {
        case .equal: marks.append(.sessionEqual)
        case .wanting: marks.append(.sessionWanting)
        case .different(let cause):
            marks.append(.sessionDifferent)
            switch cause {
            case .earlyHere, .earlyThere: marks.append(.differenceEarly)
            case .refusedHere, .refusedThere, .unexplained: break
            }
        case .refusedByPeer(let refusal): marks += [.sessionRefusedByPeer] + Self.marks(refusal)
        case .refused(let refusal): marks += [.sessionRefusedHere] + Self.marks(refusal)
        case .interrupted: marks.append(.sessionInterrupted)
        case .storeFailed: marks.append(.sessionStoreFailed)
        }
        if outcome.access == .stranger { marks.append(.strangerIntroduced) }
        if outcome.access == .cut, outcome.sentEntries > 0 { marks.append(.cutNodeHandsIn) }
        if outcome.roundTrips == 1, outcome.end == .equal { marks.append(.warmSession) }
        if outcome.received.early > 0 { marks.append(.entriesEarly) }
        if outcome.received.refused > 0 { marks.append(.entriesRefused) }
        return marks
    }

    private static func marks(_ refusal: SyncRefusal) -> [Mark] {
        switch refusal {
        case .ownKey: [.peerOwnKey]
        case .otherKey: [.peerOtherKey]
        case .notEnrolled: [.peerNotEnrolled]
        case .unavailable: [.peerUnavailable]
        case .replayed: [.sessionReplayed]
        case .unknownSession: [.sessionUnknown]
        case .malformed, .unknownVersion, .outOfTurn: [.messageMalformed]
        case .signatureInvalid, .otherDistrict, .notShared, .budgetSpent, .peerCut: []
        }
    }
}
