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
    var said: (hello: Hello, watermark: Int64)?
    var lastSurvey: Survey?
    var isBaselineSpent = false
    var hasIntroduced = false
    var hasBegun = false
    var hasExchangedWants = false
    var fruitless = 0
    var progressAtHello = 0

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

    var mayGoOn: Bool { outcome.roundTrips < PeerBudget.roundTrips }

    mutating func follow(_ plan: TurnPlan) -> Step {
        var plan = plan
        plan.turn.access = lastSurvey?.access ?? .member
        return step { $0.follow(plan) }
    }
}
