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

    let peer: PublicKey
    /// Keys whose logs we asked for, or that hand in theirs: they may send entries of any audience that we may hold.
    var askedAuthors: Set<PublicKey> = []
    /// What the other side says of our key.
    private(set) var theirAccess: PeerAccess = .member
    /// What the other side sent in this session.
    private(set) var received = StoreReport()
    /// What it said of what we sent.
    private(set) var acknowledged = StoreReport()
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
    /// What became of what came, as far as it was not said yet.
    private var unsaid: StoreReport?
    private var hasStoreFailed = false
    private var strangerByteCount = 0

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
        (self.peer, self.asksAhead, self.workers) = (peer, asksAhead, workers)
        self.batchByteTarget = min(batchByteTarget, PeerBudget.batchByteTarget)
    }

    /// Whether all that the other side is known to lack has been sent.
    var isQuiet: Bool { outgoing.isEmpty }

    var sentEntries: Int { outgoing.sentEntries }

    /// Whether either side holds more by this session.
    var progress: Int {
        received.admitted + received.disclosures + acknowledged.admitted + acknowledged.disclosures
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
        if isBudgetSpent { return .refuse(.budgetSpent) }
        theirAccess = read.turn.access
        hear(read.turn)
        stage = .arriving(read.turn, read.items)
        return .work(.survey)
    }

    mutating func done(_ fact: SyncFact) -> Step {
        if case .failed = fact { return .storeFailed }
        switch (stage, fact) {
        case (.arriving(let turn, let items), .surveyed(let survey)):
            return arrive(turn, items, restricted(survey))
        case (.storing(let turn), .stored(let report)):
            count(report)
            if isBudgetSpent { return .refuse(.budgetSpent) }
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
        if case .stored(let report) = fact { count(report) } else { hasStoreFailed = true }
    }

    /// Both hold the same: what either had said before is done with.
    mutating func agreed() {
        word = PeerWord()
    }

    /// What became of the batches that we sent. Which of their entries were not taken is not said: then none counts.
    private mutating func hear(_ turn: Turn) {
        let places = outgoing.settle(isAhead: turn.isAhead)
        guard let stored = turn.stored else { return }
        acknowledged += stored
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
        if survey.access == .stranger { strangerByteCount += items.byteCount }
        guard strangerByteCount <= PeerBudget.strangerBytes else { return .refuse(.budgetSpent) }
        let allowed = items.entries.filter { maySend($0, survey) }
        let batch = IncomingBatch(
            peer: peer,
            entries: allowed,
            disclosures: survey.access == .stranger ? [] : items.disclosures,
            isFromStranger: survey.access == .stranger
        )
        let ahead = mayAskAhead(turn, survey) ? turnAhead(survey) : nil
        count(StoreReport(refused: items.entries.count - allowed.count))
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
        (turn.isAhead, turn.access, turn.stored) = (true, survey.access, unsaid)
        unsaid = nil
        return turn
    }

    private mutating func count(_ report: StoreReport) {
        received += report
        unsaid = (unsaid ?? StoreReport()) + report
    }

    private var isBudgetSpent: Bool {
        received.refused > PeerBudget.refusals || received.early > PeerBudget.earlyEntries
    }

    private func maySend(_ entry: SignedEntry, _ survey: Survey) -> Bool {
        let audience = entry.header.audience
        if survey.access == .stranger { return audience.isDistrict }
        if survey.share.allows(audience) { return true }
        let isHandedIn = entry.author == peer || askedAuthors.contains(entry.author)
        return isHandedIn && survey.share.ours.reaches(audience)
    }

    private func mayReceive(_ audience: Audience, _ survey: Survey) -> Bool {
        outgoing.includesSetAside || survey.share.allows(audience)
    }

    /// Where either side calls the other's key cut or does not know it, the district audience is all they share.
    private func restricted(_ survey: Survey) -> Survey {
        var survey = survey
        // Where all is set aside, nothing is held: the other side may never have heard of the audience.
        survey.audiences.removeAll { $0.digest == HeldAudience.emptyDigest }
        guard survey.access != .member || theirAccess == .cut else { return survey }
        survey.share = SharedAudiences(ours: survey.share.ours, theirs: .offices([]))
        survey.audiences = survey.audiences.filter(\.audience.isDistrict)
        survey.wanted = 0
        return survey
    }
}

/// Working out a turn.
extension Exchange {
    mutating func follow(_ plan: TurnPlan) -> Step {
        guard case .planning(let survey) = stage else { preconditionFailure("a plan that nobody asked for") }
        pagesLeft = StatementPages()
        guard let query = query(plan, survey) else { return serve(plan) }
        stage = .lookingUp(plan, survey)
        return .work(.lookUp(query))
    }

    private func query(_ plan: TurnPlan, _ survey: Survey) -> LogQuery? {
        guard !plan.compare.isEmpty || !plan.state.isEmpty || plan.changed != nil else { return nil }
        var query = LogQuery(share: survey.share)
        query.scopes = plan.state.scopes + plan.compare.map(\.scope).filter { $0 != .listed }
        query.scopes += plan.authors.map { .author($0) }
        query.scopes = query.scopes.withoutDoubles()
        query.logs = plan.compare.filter { $0.scope == .listed }.flatMap(\.logs).map(\.log).withoutDoubles()
        query.changedSince = plan.changed?.since
        query.includesSetAside = !plan.authors.isEmpty
        query.checking = plan.compare.flatMap(\.logs).flatMap(\.marks).map(\.id).withoutDoubles()
        return query
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
        turn.stored = unsaid
        unsaid = nil
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
