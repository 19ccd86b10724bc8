import SignedLog
import Signing

/// One session at the responder's end: answers each turn from how things stand at that moment.
struct ResponderSession: Sendable {
    enum Step {
        case work(SyncWork)
        case answer(Turn)
        case hold(seconds: UInt64)
        /// A held request stays held.
        case keepHolding
        case refuse(SyncRefusal)
    }

    let number: SessionNumber
    /// The nonce that it was opened with.
    let opening: Bytes32
    /// The nonce of the request that is being answered.
    private(set) var dialerNonce = Bytes32.zero
    private(set) var isHolding = false
    private(set) var isBusy = false

    private var exchange: Exchange
    private var baseline: SyncBaseline?
    private var wantedCursor: WantedDisclosure?
    private var hasIntroduced = false
    /// The turn that is held, and what we would have answered.
    private var held: (turn: Turn, own: Hello)?
    private var isHoldOver = false
    /// What its last hello said, and whether that is news.
    private var told: (hello: Hello, reached: SyncBaseline?, isNew: Bool)?
    private var lastNote: PeerNote?

    /// What a turn told of the peer.
    struct News {
        let note: PeerNote
        let baseline: SyncBaseline?
    }

    init(number: SessionNumber, peer: PublicKey, opening: Bytes32, batchByteTarget: Int, workers: Workers) {
        self.number = number
        self.opening = opening
        exchange = Exchange(peer: peer, batchByteTarget: batchByteTarget, asksAhead: false, workers: workers)
    }

    var peer: PublicKey { exchange.rights.peer }

    mutating func receive(_ turn: ReadTurn, dialerNonce: Bytes32, baseline: SyncBaseline?) -> Step {
        self.dialerNonce = dialerNonce
        self.baseline = baseline
        held = nil
        (isHolding, isHoldOver, isBusy) = (false, false, true)
        return step(exchange.receive(turn))
    }

    mutating func done(_ fact: SyncFact) -> Step {
        if case .listedWanted(let page) = fact, let last = page.last { wantedCursor = last }
        return step(exchange.done(fact))
    }

    /// Nil if nothing is held.
    mutating func wake(isOver: Bool) -> Step? {
        guard isHolding, let held else { return nil }
        isHoldOver = isHoldOver || isOver
        isHolding = false
        return step(exchange.receive(ReadTurn(withoutBatch: held.turn)))
    }

    /// What is known of the peer now; nil if that is not new.
    mutating func takeNote() -> News? {
        guard let told else { return nil }
        let note = PeerNote(
            peer: peer,
            theirs: told.hello,
            equalAt: told.reached?.watermark,
            received: exchange.tally.received,
            word: exchange.word
        )
        guard told.isNew || note != lastNote else { return nil }
        self.told?.isNew = false
        lastNote = note
        return News(note: note, baseline: told.isNew ? told.reached : nil)
    }

    private mutating func step(_ step: Exchange.Step) -> Step {
        switch step {
        case .work(let work):
            return .work(work)
        case .plan(let survey, let turn):
            return decide(survey, turn)
        case .ready(let turn):
            isBusy = false
            return .answer(turn)
        case .ahead:
            preconditionFailure("who answers does not ask")
        case .refuse(let refusal):
            return .refuse(refusal)
        case .storeFailed:
            return .refuse(.unavailable)
        }
    }
}

/// What to answer.
extension ResponderSession {
    private mutating func decide(_ survey: Survey, _ turn: Turn) -> Step {
        if survey.access == .stranger { return introduction(turn) }
        guard maySpeak(of: turn.statements, survey) else { return .refuse(.notShared) }
        var plan = TurnPlan()
        plan.turn.access = survey.access
        plan.compare = turn.statements
        plan.authors = turn.statements.compactMap(\.author)
        exchange.expect(plan.authors)
        if turn.setAside != nil { plan.turn.setAside = Array(survey.setAside.prefix(MessageLimit.setAside)) }
        if let wants = turn.wants { exchangeWants(wants, survey, &plan) }
        if let theirs = turn.hello { return compare(theirs, survey, turn, &plan) }
        return step(exchange.follow(plan))
    }

    /// We have not heard of the peer: we say what we know of the root's logs, and it gives us what enrolls it.
    private mutating func introduction(_ turn: Turn) -> Step {
        var plan = TurnPlan()
        plan.turn.access = .stranger
        if !hasIntroduced {
            hasIntroduced = true
            plan.state = StatementPages(scopes: [.roots])
        } else if !turn.hasMore {
            return .refuse(.notEnrolled)
        }
        return step(exchange.follow(plan))
    }

    /// It may speak of what both may hold, of its own logs, and of keys whose set-aside entries it may be shown.
    private func maySpeak(of statements: [LogStatement], _ survey: Survey) -> Bool {
        statements.allSatisfy { statement in
            switch statement.scope {
            case .roots: true
            case .audience(let audience): survey.share.allows(audience)
            case .author(let author): author == peer || survey.setAside.contains { $0.author == author }
            case .listed: statement.logs.allSatisfy { mayList($0, survey) }
            }
        }
    }

    private func mayList(_ log: LogSummary, _ survey: Survey) -> Bool {
        survey.share.allows(log.audience) || exchange.rights.handsIn(log.author)
    }

    private mutating func exchangeWants(_ wants: [WantedDisclosure], _ survey: Survey, _ plan: inout TurnPlan) {
        if !wants.isEmpty { plan.find = DisclosureQuery(wanted: wants, share: survey.share) }
        plan.list = WantedQuery(after: wantedCursor, limit: MessageLimit.wants, share: survey.share)
    }

    private mutating func compare(
        _ theirs: Hello,
        _ survey: Survey,
        _ turn: Turn,
        _ plan: inout TurnPlan
    ) -> Step {
        let own = survey.hello()
        exchange.forgetTold()
        wantedCursor = nil
        plan.turn.hello = own
        note(theirs, own, survey)
        guard own.agrees(with: theirs) else {
            differ(theirs, own, survey, &plan)
            return step(exchange.follow(plan))
        }
        if turn.holdSeconds > 0, !isHoldOver, held == nil || held?.own == own { return hold(turn, own) }
        return step(exchange.follow(plan))
    }

    private mutating func hold(_ turn: Turn, _ own: Hello) -> Step {
        let isNew = held == nil
        held = (turn, own)
        isHolding = true
        exchange.rest()
        return isNew ? .hold(seconds: turn.holdSeconds) : .keepHolding
    }

    private mutating func note(_ theirs: Hello, _ own: Hello, _ survey: Survey) {
        guard own.agrees(with: theirs) else {
            told = (theirs, nil, isNew: true)
            return
        }
        let wanted = SyncBaseline.Wanted(ours: own.wanted, theirs: theirs.wanted)
        baseline = SyncBaseline(digest: own.all, watermark: survey.watermark, wanted: wanted)
        told = (theirs, baseline, isNew: true)
        exchange.agreed()
    }

    /// The district first, if it differs; warm, what changed since the two were equal; else the digests of all.
    private func differ(_ theirs: Hello, _ own: Hello, _ survey: Survey, _ plan: inout TurnPlan) {
        let isDistrictEqual = own.district == theirs.district
        if !isDistrictEqual { plan.compare = plan.compare.filter(\.isOfDistrict) }
        if let baseline, baseline.digest == theirs.baseline {
            plan.changed = ChangedLogs(since: baseline.watermark, within: isDistrictEqual ? .shared : .district)
        } else if isDistrictEqual {
            plan.turn.audiences = survey.digests
        }
    }
}

extension LogStatement {
    /// The key whose logs it speaks of, if it does so whatever their audience.
    fileprivate var author: PublicKey? {
        switch scope {
        case .author(let author): author
        case .listed, .audience, .roots: nil
        }
    }

    fileprivate var isOfDistrict: Bool {
        switch scope {
        case .audience(let audience): audience.isDistrict
        case .listed: logs.allSatisfy(\.audience.isDistrict)
        case .roots: true
        case .author: false
        }
    }
}
