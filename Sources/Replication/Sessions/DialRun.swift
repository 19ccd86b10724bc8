import SignedLog
import Signing

/// One session as the dialer drives it: it compares, sends what the other side lacks, takes what it lacks itself,
/// compares again; first the district, then the audiences that both may hold, then disclosures. It ends when both
/// are equal, or when nothing moves any more.
struct DialRun: Sendable {
    enum Step {
        case work(SyncWork)
        case send(Turn)
        /// The batch is to be stored while the answer is awaited (``storedMeanwhile(_:)``).
        case ahead(Turn, IncomingBatch)
        case finish(SyncEnd)
    }

    enum Phase {
        case comparing
        /// Disclosures go both ways, page by page; what we asked for last, and whether there is nothing behind it.
        case wanting(after: WantedDisclosure?, isDone: Bool)
        /// What is set aside: handed in, or asked for. The end that stands already.
        case extras(SyncEnd)
    }

    let plan: DialPlan
    /// Whether a session was opened for this run: then a lost one is an error.
    var isCold = false
    var outcome = SyncOutcome(end: .interrupted)
    /// The equality that this run reached.
    var reached: SyncBaseline?

    let own: PublicKey
    private let workers: Workers
    var exchange: Exchange?
    var baseline: SyncBaseline?
    var phase = Phase.comparing
    var pages = StatementPages()
    /// Our hello in the last turn, and the watermark that goes with it.
    private var said: (hello: Hello, watermark: Int64)?
    private var lastSurvey: Survey?
    private var isBaselineSpent = false
    private var hasIntroduced = false
    private var hasBegun = false
    var hasExchangedWants = false
    private var fruitless = 0
    private var progressAtHello = 0

    /// - Parameter workers: pack what is sent.
    init(plan: DialPlan, own: PublicKey, workers: Workers) {
        (self.plan, self.own, self.workers) = (plan, own, workers)
    }

    /// The same run from the beginning, over a new session.
    func again() -> DialRun {
        var run = DialRun(plan: plan, own: own, workers: workers)
        run.outcome = outcome
        return run
    }

    var peer: PublicKey {
        guard let exchange else { preconditionFailure("no session yet") }
        return exchange.rights.peer
    }

    mutating func begin(with peer: PublicKey, baseline: SyncBaseline?) -> Step {
        var exchange = Exchange(
            peer: peer,
            batchByteTarget: plan.batchByteTarget,
            asksAhead: true,
            workers: workers
        )
        exchange.expect(plan.setAsideAuthors)
        self.exchange = exchange
        self.baseline = baseline
        outcome.peer = peer
        return receive(ReadTurn(withoutBatch: Turn()))
    }

    mutating func count(_ answer: ReadAnswer) {
        outcome.roundTrips += 1
        outcome.bytesReceived += answer.byteCount
    }

    mutating func receive(_ turn: ReadTurn) -> Step {
        step { $0.receive(turn) }
    }

    mutating func done(_ fact: SyncFact) -> Step {
        if case .listedWanted(let page) = fact, case .wanting(let before, _) = phase {
            phase = .wanting(after: page.last ?? before, isDone: page.isEmpty)
        }
        return step { $0.done(fact) }
    }

    mutating func storedMeanwhile(_ fact: SyncFact) { exchange?.storedMeanwhile(fact) }

    func concluded(_ end: SyncEnd) -> SyncOutcome {
        var outcome = outcome
        outcome.end = end
        guard let exchange else { return outcome }
        outcome.received = exchange.tally.received
        outcome.acknowledged = exchange.tally.acknowledged
        outcome.sentEntries = exchange.sentEntries
        outcome.access = exchange.rights.theirAccess
        outcome.word = exchange.word
        return outcome
    }

    private mutating func step(_ move: (inout Exchange) -> Exchange.Step) -> Step {
        guard var exchange else { preconditionFailure("no session yet") }
        let step = move(&exchange)
        self.exchange = exchange
        switch step {
        case .work(let work): return .work(work)
        case .plan(let survey, let answer): return decide(survey, answer, exchange)
        case .ready(let turn): return ready(turn)
        case .ahead(let turn, let batch): return ahead(turn, batch)
        case .refuse(let refusal): return .finish(.refused(refusal))
        case .storeFailed: return .finish(.storeFailed)
        }
    }

    private mutating func ready(_ turn: Turn) -> Step {
        if let exchange { pages = exchange.pagesLeft }
        said = nil
        if let hello = turn.hello, let survey = lastSurvey {
            said = (hello, survey.watermark)
            outcome.ours = hello
            progressAtHello = exchange?.tally.progress ?? 0
        }
        return .send(turn)
    }

    /// What is left to be stated waits until the batch is whole.
    private mutating func ahead(_ turn: Turn, _ batch: IncomingBatch) -> Step {
        guard mayGoOn else { return .finish(.interrupted) }
        said = nil
        return .ahead(turn, batch)
    }

    private var mayGoOn: Bool { outcome.roundTrips < PeerBudget.roundTrips }

    mutating func follow(_ plan: TurnPlan) -> Step {
        var plan = plan
        plan.turn.access = lastSurvey?.access ?? .member
        return step { $0.follow(plan) }
    }
}

/// What to say next.
extension DialRun {
    private mutating func decide(_ survey: Survey, _ answer: Turn, _ exchange: Exchange) -> Step {
        lastSurvey = survey
        if let theirs = answer.hello { outcome.theirs = theirs }
        if let listings = answer.setAside { outcome.setAside = listings }
        guard mayGoOn else { return .finish(.interrupted) }
        guard mayHear(answer.statements, survey, exchange) else { return .finish(.refused(.notShared)) }
        if survey.access == .stranger { return introduction(survey, answer, exchange) }
        if !hasBegun { return firstHello(survey) }
        if let said, let theirs = answer.hello { return compared(said, theirs, survey, answer, exchange) }
        switch phase {
        case .comparing: return carryOn(survey, answer, exchange)
        case .wanting(let after, let isDone): return exchangeWants(after, isDone, survey, answer, exchange)
        case .extras(let end): return carryOnExtras(end, survey, answer, exchange)
        }
    }

    private func mayHear(_ statements: [LogStatement], _ survey: Survey, _ exchange: Exchange) -> Bool {
        let authors = Set(extraAuthors(exchange))
        return statements.allSatisfy { statement in
            switch statement.scope {
            case .roots: true
            case .audience(let audience): survey.share.allows(audience)
            case .author(let author): authors.contains(author)
            case .listed:
                statement.logs.allSatisfy { survey.share.allows($0.audience) || authors.contains($0.author) }
            }
        }
    }

    /// We have not heard of the peer: it first gives us the district entries that enroll it.
    private mutating func introduction(_ survey: Survey, _ answer: Turn, _ exchange: Exchange) -> Step {
        if answer.hasMore { return follow(TurnPlan()) }
        guard !hasIntroduced, exchange.rights.theirAccess != .stranger else { return .finish(.refused(.notEnrolled)) }
        (hasIntroduced, hasBegun) = (true, true)
        var plan = TurnPlan()
        plan.state = StatementPages(scopes: [.roots])
        return follow(plan)
    }

    private mutating func firstHello(_ survey: Survey) -> Step {
        hasBegun = true
        guard let baseline else { return follow(hello(survey)) }
        var plan = hello(survey, baseline: baseline.digest)
        let isUnchanged = plan.turn.hello?.all == baseline.digest
        if !isUnchanged { plan.changed = ChangedLogs(since: baseline.watermark, within: .districtFirst) }
        if isUnchanged, survey.wanted == baseline.wanted.ours {
            plan.turn.holdSeconds = min(self.plan.holdSeconds, MessageLimit.holdSeconds)
        }
        return follow(plan)
    }

    mutating func hello(_ survey: Survey, baseline: Bytes32? = nil) -> TurnPlan {
        exchange?.forgetTold()
        phase = .comparing
        var plan = TurnPlan()
        plan.turn.hello = survey.hello(baseline: baseline)
        if self.plan.listsSetAside, outcome.setAside == nil { plan.turn.setAside = [] }
        return plan
    }

    /// The answer to a hello of ours.
    private mutating func compared(
        _ said: (hello: Hello, watermark: Int64),
        _ theirs: Hello,
        _ survey: Survey,
        _ answer: Turn,
        _ exchange: Exchange
    ) -> Step {
        if said.hello.agrees(with: theirs) { return agreed(said, theirs, survey, exchange) }
        fruitless = exchange.tally.progress > progressAtHello ? 0 : fruitless + 1
        guard fruitless < PeerBudget.fruitlessComparisons else { return .finish(.different(cause(exchange))) }
        let isDistrictEqual = survey.hello().district == theirs.district
        // What the other side lost with its disk is not among what changed since.
        if isDistrictEqual || answer.statements.isEmpty || fruitless > 0 { isBaselineSpent = true }
        if answer.statements.isEmpty, exchange.rights.theirAccess != .stranger {
            pages = StatementPages(scopes: scopesToState(isDistrictEqual, survey, answer))
        }
        return carryOn(survey, answer, exchange)
    }

    private func scopesToState(_ isDistrictEqual: Bool, _ survey: Survey, _ answer: Turn) -> [LogScope] {
        guard isDistrictEqual else { return [.audience(.district)] }
        guard let theirs = answer.audiences else { return [] }
        return survey.differing(from: theirs).map { .audience($0) }
    }

    /// Answers statements, pulls what is left, states page after page; then asks again whether it is equal now.
    private mutating func carryOn(_ survey: Survey, _ answer: Turn, _ exchange: Exchange) -> Step {
        var plan = TurnPlan()
        plan.compare = answer.statements
        let isOurTurnToState = !answer.hasMore && answer.statements.isEmpty && exchange.isQuiet
        if isOurTurnToState, !pages.isEmpty {
            plan.state = pages
        } else if isOurTurnToState {
            return follow(nextHello(survey))
        } else if !answer.hasMore, pages.isEmpty, isBaselineSpent || baseline == nil {
            plan.helloWhenQuiet = survey.hello()
        }
        return follow(plan)
    }

    /// While only the district's news have been told, those of the other audiences go with the next hello.
    private mutating func nextHello(_ survey: Survey) -> TurnPlan {
        guard let baseline, !isBaselineSpent else { return hello(survey) }
        var plan = hello(survey, baseline: baseline.digest)
        plan.changed = ChangedLogs(since: baseline.watermark, within: .shared)
        return plan
    }

    private func cause(_ exchange: Exchange) -> DifferenceCause {
        let (here, there) = (exchange.tally.received, exchange.tally.acknowledged)
        if here.refused > 0 { return .refusedHere(count: here.refused) }
        if there.refused > 0 { return .refusedThere(count: there.refused) }
        if here.early > 0 { return .earlyHere(count: here.early) }
        if there.early > 0 { return .earlyThere(count: there.early) }
        return .unexplained
    }
}
