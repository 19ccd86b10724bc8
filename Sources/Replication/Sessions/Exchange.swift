import SignedLog
import Signing

/// The part of a session that is the same at both ends: takes in the other side's turn, has it made durable, and
/// works out the next turn that the role has planned. One step at a time: each ``Step/work(_:)`` is answered by
/// ``done(_:)``, a ``Step/plan(_:_:)`` by ``follow(_:)``.
struct Exchange {
    enum Step {
        case work(SyncWork)
        /// All that came is durable; the role decides what to say, from how things stand now.
        case plan(Survey, Turn)
        case ready(Turn)
        /// The turn asks for what follows; the batch is to be stored while it is on its way (``storedMeanwhile(_:)``).
        case ahead(Turn, IncomingBatch)
        case refuse(SyncRefusal)
        case storeFailed
    }

    private(set) var rights: SessionRights
    private(set) var tally = SessionTally()
    /// What it has shown to hold since the two were equal last.
    private(set) var word = PeerWord()
    /// Scopes that did not fit into the last turn.
    private(set) var pagesLeft = StatementPages()

    private let workers: Workers
    private let batchByteTarget: Int
    private let asksAhead: Bool
    private var outgoing = Outgoing()
    private var told: Set<LogID> = []
    private var stage = Stage.resting
    private var hasStoreFailed = false

    private enum Stage {
        case resting
        case arriving(Turn, IncomingItems)
        case storing(Turn)
        case storingMeanwhile
        case planning(Survey)
        case lookingUp(TurnPlan, Survey)
        case serving(TurnPlan)
        case finding(TurnPlan)
        case listing(TurnPlan)
    }

    /// - Parameters:
    ///   - asksAhead: whether the next batch is asked for before the last one is stored.
    ///   - workers: pack what is sent.
    init(peer: PublicKey, batchByteTarget: Int, asksAhead: Bool, workers: Workers) {
        rights = SessionRights(peer: peer)
        (self.asksAhead, self.workers) = (asksAhead, workers)
        self.batchByteTarget = min(batchByteTarget, PeerBudget.batchByteTarget)
    }

    /// Whether all that the other side is known to lack has been sent.
    var isQuiet: Bool { outgoing.isEmpty }

    var sentEntries: Int { outgoing.sentEntries }

    /// These keys' logs are asked for, or handed in by this peer.
    mutating func expect(_ authors: some Sequence<PublicKey>) {
        rights.askedAuthors.formUnion(authors)
    }

    /// A new comparison begins: what was told before is old.
    mutating func forgetTold() {
        told = []
    }

    /// The other side's turn; an empty one at the beginning.
    mutating func receive(_ read: ReadTurn) -> Step {
        if case .storingMeanwhile = stage {
            preconditionFailure("an answer was handed in before its forerunner was stored")
        }
        if hasStoreFailed { return .storeFailed }
        if tally.isBudgetSpent { return .refuse(.budgetSpent) }
        rights.theirAccess = read.turn.access
        hear(read.turn)
        stage = .arriving(read.turn, read.items)
        return .work(.survey)
    }

    mutating func done(_ fact: SyncFact) -> Step {
        if case .failed = fact { return .storeFailed }
        switch (stage, fact) {
        case (.arriving(let turn, let items), .surveyed(let survey)):
            return arrive(turn, items, rights.restricted(survey))
        case (.storing(let turn), .stored(let report)):
            tally.count(report)
            if tally.isBudgetSpent { return .refuse(.budgetSpent) }
            stage = .arriving(turn, .none)
            return .work(.survey)
        case (.lookingUp(let plan, let survey), .lookedUp(let answer)):
            return compare(plan, survey, answer)
        case (.serving(let plan), .served(let batch)):
            outgoing.add(batch, by: workers)
            return find(plan)
        case (.finding(let plan), .foundDisclosures(let disclosures)):
            outgoing.add(disclosures)
            return list(plan)
        case (.listing(let plan), .listedWanted(let wants)):
            var plan = plan
            plan.turn.wants = Array(wants.prefix(MessageLimit.wants))
            return compose(plan)
        case (.resting, _), (.arriving, _), (.storing, _), (.storingMeanwhile, _), (.planning, _), (.lookingUp, _),
            (.serving, _), (.finding, _), (.listing, _):
            preconditionFailure("the shell answered other work than it was given")  // Facts may be personal.
        }
    }

    /// What became of the batch that a turn ahead left to be stored. If it did not, nobody needs what follows.
    mutating func storedMeanwhile(_ fact: SyncFact) {
        guard case .storingMeanwhile = stage else { preconditionFailure("nothing was to be stored meanwhile") }
        stage = .resting
        if case .stored(let report) = fact { tally.count(report) } else { hasStoreFailed = true }
    }

    /// Both hold the same: what either had said before is done with.
    mutating func agreed() {
        word = PeerWord()
    }

    /// What became of the batches that we sent. Which of their entries were not taken is not said: then none counts.
    private mutating func hear(_ turn: Turn) {
        let places = outgoing.settle(isAhead: turn.isAhead)
        guard let stored = turn.stored else { return }
        tally.hear(stored)
        if stored.refused + stored.early == 0 { word.acknowledge(places) }
    }

    /// The role keeps the other side waiting.
    mutating func rest() {
        stage = .resting
    }
}

/// Taking in.
extension Exchange {
    private mutating func arrive(_ turn: Turn, _ items: IncomingItems, _ survey: Survey) -> Step {
        if survey.access == .stranger || !outgoing.audiences.allSatisfy({ mayReceive($0, survey) }) { outgoing.clear() }
        guard !items.isEmpty else {
            stage = .planning(survey)
            return .plan(survey, turn)
        }
        if survey.access == .stranger { tally.count(strangerBytes: items.byteCount) }
        if tally.isBudgetSpent { return .refuse(.budgetSpent) }
        let allowed = items.entries.filter { rights.maySend($0, survey) }
        let batch = IncomingBatch(
            peer: rights.peer,
            entries: allowed,
            disclosures: survey.access == .stranger ? [] : items.disclosures,
            isFromStranger: survey.access == .stranger
        )
        let ahead = mayAskAhead(turn, survey) ? turnAhead(survey) : nil
        tally.count(StoreReport(refused: items.entries.count - allowed.count))
        if let ahead {
            stage = .storingMeanwhile
            return .ahead(ahead, batch)
        }
        stage = .storing(turn)
        return .work(.store(batch))
    }

    /// Whether what comes next is the same, whatever becomes of this batch.
    private func mayAskAhead(_ turn: Turn, _ survey: Survey) -> Bool {
        asksAhead && turn.isMidBatch && isQuiet && survey.access != .stranger
    }

    private mutating func turnAhead(_ survey: Survey) -> Turn {
        var turn = Turn()
        (turn.isAhead, turn.access, turn.stored) = (true, survey.access, tally.takeUnsaid())
        return turn
    }

    private func mayReceive(_ audience: Audience, _ survey: Survey) -> Bool {
        outgoing.includesSetAside || survey.share.allows(audience)
    }
}

/// Working out a turn.
extension Exchange {
    mutating func follow(_ plan: TurnPlan) -> Step {
        guard case .planning(let survey) = stage else { preconditionFailure("a plan that nobody asked for") }
        pagesLeft = StatementPages()
        guard let query = plan.logQuery(within: survey.share) else { return serve(plan) }
        stage = .lookingUp(plan, survey)
        return .work(.lookUp(query))
    }

    private mutating func compare(_ plan: TurnPlan, _ survey: Survey, _ answer: LogAnswer) -> Step {
        let authors = Set(plan.authors)
        let outlines = answer.outlines.filter { survey.share.allows($0.audience) || authors.contains($0.author) }
        let comparison = Comparison(plan.compare, outlines: outlines, held: answer.held, told: told)
        // What is set aside belongs to logs of which nobody lacks anything.
        if authors.isEmpty { for summary in comparison.heard { word.hear(summary) } }
        outgoing.begin(comparison.ranges, audiences: comparison.audiences, includesSetAside: !authors.isEmpty)
        var writer = StatementWriter()
        let changed = outlines.filter { answer.changed.contains($0.log) && !told.contains($0.log) }
        writer.list(comparison.replies)
        writer.list((plan.changed?.picked(from: changed) ?? []).map { $0.summary() })
        pagesLeft = writer.state(plan.state, outlines)
        told.formUnion(writer.told)
        var plan = plan
        plan.turn.statements = writer.statements
        return serve(plan)
    }

    private mutating func serve(_ plan: TurnPlan) -> Step {
        guard let request = outgoing.request(byteLimit: batchByteTarget) else { return find(plan) }
        stage = .serving(plan)
        return .work(.serve(request))
    }

    private mutating func find(_ plan: TurnPlan) -> Step {
        guard let query = plan.find else { return list(plan) }
        stage = .finding(plan)
        return .work(.findDisclosures(query))
    }

    private mutating func list(_ plan: TurnPlan) -> Step {
        guard let query = plan.list else { return compose(plan) }
        stage = .listing(plan)
        return .work(.listWanted(query))
    }

    private mutating func compose(_ plan: TurnPlan) -> Step {
        var turn = plan.turn
        turn.stored = tally.takeUnsaid()
        turn.batch = TravelingBatch(outgoing.take(byteLimit: batchByteTarget), by: workers)
        turn.hasMore = !outgoing.isEmpty
        if let hello = plan.helloWhenQuiet, !turn.hasMore, turn.statements.isEmpty, pagesLeft.isEmpty {
            turn.hello = hello
            forgetTold()
        }
        stage = .resting
        return .ready(turn)
    }
}
