package import SignedLog
package import Signing

/// The end that asks: bureaus dial the hub, the hub dials the city. One for each peer; it lives as long as the node,
/// so that a session stays warm: the last answer brought the nonce of the next request.
///
/// Event in, directives out. Nothing is said before the other side has proved its key, and nothing that came is
/// acknowledged before it is durable.
package struct SyncDialer: Sendable {
    package enum Event: Sendable {
        /// Begin a session; not while one is going on.
        case start(DialPlan)
        /// What the ``DialerPost/reader`` of the last post has read.
        case received(ReadAnswer)
        case done(SyncFact)
        /// The connection failed, or patience ran out.
        case dropped
    }

    package enum Directive: Hashable, Sendable {
        case work(SyncWork, peer: PublicKey)
        /// Store this while the answer to the bytes that follow is awaited; `done` before `received`.
        case begin(IncomingBatch)
        /// Post this; `received` with what was read of the answer, or `dropped` when patience is over.
        case send(DialerPost)
        /// The session is over; the dialer may be started again.
        case finish(SyncOutcome)
    }

    /// The key that must answer; once one has answered, that one.
    package private(set) var peer: PublicKey?
    /// The last time that both held the same: worth keeping over a restart.
    package private(set) var baseline: SyncBaseline?

    private let own: SigningKey
    private let district: DistrictID
    private let entropy: Entropy
    private let workers: Workers
    private var state = State.idle
    private var line: Line?

    /// An open session between two runs.
    private struct Line {
        let peer: PublicKey
        let certificate: Bytes32
        var responderNonce: Bytes32
    }

    private enum State {
        case idle
        case opening(DialRun, dialerNonce: Bytes32)
        case awaiting(DialRun, request: HelloSeal)
        case working(DialRun)
    }

    /// - Parameters:
    ///   - peer: the key that the configuration names; nil takes whoever answers and is enrolled.
    ///   - workers: pack what is sent.
    package init(
        own: SigningKey,
        district: DistrictID,
        peer: PublicKey?,
        entropy: Entropy,
        workers: Workers = .one,
        baseline: SyncBaseline? = nil
    ) {
        self.own = own
        self.district = district
        self.peer = peer
        (self.entropy, self.workers) = (entropy, workers)
        self.baseline = baseline
    }

    /// Whether a session is going on.
    package var isBusy: Bool {
        if case .idle = state { false } else { true }
    }

    package mutating func handle(_ event: Event) -> [Directive] {
        switch (state, event) {
        case (.idle, .start(let plan)):
            return start(plan)
        case (.opening(let run, let nonce), .received(let answer)):
            return opened(run, nonce, answer)
        case (.awaiting(let run, let request), .received(let answer)):
            return answered(run, request, answer)
        case (.working(var run), .done(let fact)):
            let step = run.done(fact)
            return take(step, run)
        case (.awaiting(var run, let request), .done(let fact)):
            run.storedMeanwhile(fact)
            state = .awaiting(run, request: request)
            return []
        case (.opening(let run, _), .dropped), (.awaiting(let run, _), .dropped), (.working(let run), .dropped):
            return finish(run, .interrupted)
        case (.idle, .received), (.idle, .dropped), (.idle, .done):
            return []  // Late events are normal: the network does not know that we are done.
        case (.opening, .start), (.awaiting, .start), (.working, .start), (.working, .received), (.opening, .done):
            preconditionFailure("the shell sent an event that the dialer does not wait for")  // It may be personal.
        }
    }

    private mutating func start(_ plan: DialPlan) -> [Directive] {
        var run = DialRun(plan: plan, own: own.publicKey, workers: workers)
        guard let line, line.certificate == plan.certificate else { return open(run) }
        let step = run.begin(with: line.peer, baseline: baseline)
        return take(step, run)
    }

    /// A new session: one trip more.
    private mutating func open(_ run: DialRun) -> [Directive] {
        var run = run
        line = nil
        let nonce = entropy.bytes32()
        let bytes = SyncMessage.open(district: district, dialer: own.publicKey, nonce: nonce).encoded()
        run.isCold = true
        run.outcome.bytesSent += bytes.count
        state = .opening(run, dialerNonce: nonce)
        return [.send(DialerPost(route: .open, body: bytes, reader: AnswerReader(request: nil)))]
    }

    private mutating func opened(_ run: DialRun, _ dialerNonce: Bytes32, _ answer: ReadAnswer) -> [Directive] {
        var run = run
        run.count(answer)
        switch answer.content {
        case .opened(let responder, let nonce, let signature):
            let seal = seal(responder, dialerNonce, nonce, run.plan.certificate)
            if let refusal = flaw(of: responder, seal, signature) { return finish(run, .refused(refusal)) }
            if peer != responder { baseline = nil }
            peer = responder
            line = Line(peer: responder, certificate: run.plan.certificate, responderNonce: nonce)
            let step = run.begin(with: responder, baseline: baseline)
            return take(step, run)
        case .refusal(let refusal):
            return finish(run, .refusedByPeer(refusal))
        case .flaw(let refusal):
            return finish(run, .refused(refusal))
        case .turn:
            return finish(run, .refused(.outOfTurn))
        }
    }

    private func flaw(of responder: PublicKey, _ seal: HelloSeal, _ signature: Signature) -> SyncRefusal? {
        if responder == own.publicKey { return .ownKey }
        if let peer, peer != responder { return .otherKey }
        return seal.isSigned(signature, as: .responder) ? nil : .signatureInvalid
    }

    private mutating func answered(_ run: DialRun, _ request: HelloSeal, _ answer: ReadAnswer) -> [Directive] {
        precondition(answer.reader.request == request, "the answer was read for another request")
        var run = run
        run.count(answer)
        switch answer.content {
        case .turn(let turn, let nonce):
            line = Line(peer: run.peer, certificate: run.plan.certificate, responderNonce: nonce)
            let step = run.receive(turn)
            return take(step, run)
        case .refusal(.unknownSession) where !run.isCold:
            return open(run.again())  // The other side has forgotten us; no harm done.
        case .refusal(let refusal):
            return finish(run, .refusedByPeer(refusal))
        case .flaw(let refusal):
            return finish(run, .refused(refusal))
        case .opened:
            return finish(run, .refused(.outOfTurn))
        }
    }

    private mutating func take(_ step: DialRun.Step, _ run: DialRun) -> [Directive] {
        switch step {
        case .work(let work):
            state = .working(run)
            return [.work(work, peer: run.peer)]
        case .send(let turn):
            return send(turn, run)
        case .ahead(let turn, let batch):
            return [.begin(batch)] + send(turn, run)
        case .finish(let end):
            return finish(run, end)
        }
    }

    private mutating func send(_ turn: Turn, _ run: DialRun) -> [Directive] {
        guard let line else { preconditionFailure("a turn without a session") }
        var run = run
        let nonce = entropy.bytes32()
        let seal = seal(line.peer, nonce, line.responderNonce, line.certificate)
        let message = SyncMessage.turn(
            responderNonce: line.responderNonce,
            dialerNonce: nonce,
            signature: seal.signed(by: own, as: .dialer),
            turn
        )
        let bytes = message.encoded()
        run.outcome.bytesSent += bytes.count
        self.line = nil  // Its nonce is used up, whether an answer comes or not.
        state = .awaiting(run, request: seal)
        let reader = AnswerReader(request: seal)
        return [.send(DialerPost(route: .turn, body: bytes, holdSeconds: turn.holdSeconds, reader: reader))]
    }

    private mutating func finish(_ run: DialRun, _ end: SyncEnd) -> [Directive] {
        state = .idle
        if let reached = run.reached { baseline = reached }
        switch end {
        case .equal, .wanting, .different: break
        case .refused, .interrupted, .storeFailed: line = nil
        case .refusedByPeer:
            line = nil
            // What we believed to share may be shared no more: our key may have been cut, and how should we know? The
            // next session begins cold, with the district alone.
            baseline = nil
        }
        return [.finish(run.concluded(end))]
    }

    private func seal(
        _ responder: PublicKey,
        _ dialerNonce: Bytes32,
        _ responderNonce: Bytes32,
        _ certificate: Bytes32
    ) -> HelloSeal {
        HelloSeal(
            district: district,
            dialer: own.publicKey,
            responder: responder,
            dialerNonce: dialerNonce,
            responderNonce: responderNonce,
            certificate: certificate
        )
    }
}
