package import SignedLog
package import Signing

/// The end that is asked: one for a node, with all sessions that are open. What strangers can make it hold is bounded,
/// and no nonce serves twice.
///
/// Each body that is received gets exactly one `answer`, at once or after work, or when a held one is let go.
package struct SyncResponder: Sendable {
    package enum Event: Sendable {
        case done(SyncFact)
        /// Something was admitted here. Matters to held requests only; all others pass over it.
        case changed
        /// A held request has waited as long as it asked for.
        case timedOut
        /// The connection is gone; nobody waits for the answer.
        case dropped
    }

    package enum Directive: Hashable, Sendable {
        case work(SyncWork, peer: PublicKey)
        case answer([UInt8])
        /// Keep the request; `changed` whenever something was admitted, `timedOut` after so many seconds.
        case hold(seconds: UInt64)
        /// For status and lists of peers.
        case note(PeerNote)
    }

    private let own: SigningKey
    private let district: DistrictID
    private let certificate: Bytes32
    private let entropy: Entropy
    private let batchByteTarget: Int
    private let workers: Workers
    private var sessions = SessionTable()
    private var baselines = BaselineTable()
    private var resting = RestingKeys()
    /// When the last request came.
    private var milliseconds: Int64 = 0

    /// - Parameters:
    ///   - certificate: SHA-256 of the certificate that this node shows; zeros on plain loopback.
    ///   - batchByteTarget: bytes of entries and disclosures that an answer is filled up to; at most
    ///     ``PeerBudget/batchByteTarget``.
    ///   - workers: pack what is sent.
    package init(
        own: SigningKey,
        district: DistrictID,
        certificate: Bytes32,
        entropy: Entropy,
        batchByteTarget: Int = PeerBudget.batchByteTarget,
        workers: Workers = .one
    ) {
        (self.own, self.district, self.certificate) = (own, district, certificate)
        (self.entropy, self.batchByteTarget, self.workers) = (entropy, batchByteTarget, workers)
    }

    /// Open sessions, those that wait for their first turn included.
    package var sessionCount: Int { sessions.count }

    /// A request of either route. All that follows of it goes by the number.
    ///
    /// - Parameter milliseconds: when it came, by a clock that never runs backwards.
    package mutating func receive(_ body: [UInt8], at milliseconds: Int64) -> (SessionNumber, [Directive]) {
        self.milliseconds = milliseconds
        switch Result(decoding: body) {
        case .success(.open(let district, let dialer, let nonce)):
            return open(district, dialer, nonce)
        case .success(.turn(let responderNonce, let dialerNonce, let signature, let turn)):
            return take(responderNonce, dialerNonce, signature, turn)
        case .success(.opened), .success(.answer), .success(.refusal):
            return refuse(.outOfTurn)
        case .failure(let refusal):
            return refuse(refusal)
        }
    }

    package mutating func handle(_ event: Event, in number: SessionNumber) -> [Directive] {
        guard var session = sessions[number] else { return forgotten(event) }
        switch event {
        case .done(let fact):
            return carry(session.done(fact), session)
        case .changed, .timedOut:
            guard let step = session.wake(isOver: event.isTimeOut) else { return [] }
            return carry(step, session)
        case .dropped:
            sessions.remove(number)
            return []
        }
    }

    /// Of a session that had to make room: whoever waits is told to begin anew.
    private func forgotten(_ event: Event) -> [Directive] {
        switch event {
        case .done, .timedOut: [.answer(SyncMessage.refusal(.unknownSession).encoded())]
        case .changed, .dropped: []
        }
    }

    private mutating func refuse(_ refusal: SyncRefusal) -> (SessionNumber, [Directive]) {
        (sessions.nextNumber(), [.answer(SyncMessage.refusal(refusal).encoded())])
    }

    private mutating func open(
        _ district: DistrictID,
        _ dialer: PublicKey,
        _ nonce: Bytes32
    ) -> (SessionNumber, [Directive]) {
        guard district == self.district else { return refuse(.otherDistrict) }
        guard dialer != own.publicKey else { return refuse(.ownKey) }
        guard !sessions.knowsOpening(nonce) else { return refuse(.replayed) }
        let number = sessions.nextNumber()
        let responderNonce = entropy.bytes32()
        let session = ResponderSession(
            number: number,
            peer: dialer,
            opening: nonce,
            batchByteTarget: batchByteTarget,
            workers: workers
        )
        sessions.open(session, awaiting: responderNonce)
        let seal = seal(dialer, nonce, responderNonce)
        let message = SyncMessage.opened(
            responder: own.publicKey,
            nonce: responderNonce,
            signature: seal.signed(by: own, as: .responder)
        )
        return (number, [.answer(message.encoded())])
    }

    private mutating func take(
        _ responderNonce: Bytes32,
        _ dialerNonce: Bytes32,
        _ signature: Signature,
        _ turn: Turn
    ) -> (SessionNumber, [Directive]) {
        guard var session = sessions.awaiting(responderNonce) else { return refuse(.unknownSession) }
        let seal = seal(session.peer, dialerNonce, responderNonce)
        guard seal.isSigned(signature, as: .dialer) else { return refuse(.signatureInvalid) }
        guard !resting.contains(session.peer, at: milliseconds) else {
            sessions.remove(session.number)
            return refuse(.budgetSpent)
        }
        sessions.accept(responderNonce)
        guard let turn = try? ReadTurn(turn) else { return (session.number, carry(.refuse(.malformed), session)) }
        let step = session.receive(turn, dialerNonce: dialerNonce, baseline: baselines[session.peer])
        return (session.number, carry(step, session))
    }

    private mutating func carry(_ step: ResponderSession.Step, _ session: ResponderSession) -> [Directive] {
        sessions.update(session)
        switch step {
        case .work(let work):
            return [.work(work, peer: session.peer)]
        case .answer(let turn):
            return note(of: session) + [answer(turn, session)]
        case .hold(let seconds):
            return note(of: session) + [.hold(seconds: seconds)]
        case .keepHolding:
            return []
        case .refuse(let refusal):
            sessions.remove(session.number)
            if refusal == .budgetSpent { resting.insert(session.peer, at: milliseconds) }
            return [.answer(SyncMessage.refusal(refusal).encoded())]
        }
    }

    private mutating func note(of session: ResponderSession) -> [Directive] {
        guard var session = sessions[session.number], let note = session.takeNote() else { return [] }
        sessions.update(session)
        if let baseline = note.baseline { baselines[session.peer] = baseline }
        return [.note(note.note)]
    }

    private mutating func answer(_ turn: Turn, _ session: ResponderSession) -> Directive {
        let nonce = entropy.bytes32()
        sessions.await(nonce, session.number)
        let seal = seal(session.peer, session.dialerNonce, nonce)
        let signature = seal.signed(by: own, as: .responder)
        return .answer(SyncMessage.answer(responderNonce: nonce, signature: signature, turn).encoded())
    }

    private func seal(_ dialer: PublicKey, _ dialerNonce: Bytes32, _ responderNonce: Bytes32) -> HelloSeal {
        HelloSeal(
            district: district,
            dialer: dialer,
            responder: own.publicKey,
            dialerNonce: dialerNonce,
            responderNonce: responderNonce,
            certificate: certificate
        )
    }
}

extension SyncResponder.Event {
    fileprivate var isTimeOut: Bool {
        switch self {
        case .timedOut: true
        case .done, .changed, .dropped: false
        }
    }
}
