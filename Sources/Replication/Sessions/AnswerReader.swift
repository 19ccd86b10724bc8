package import SignedLog
import Signing

/// Reads the answer that a dialer awaits, as far as that takes neither its store nor its session: whoever has it first may
/// do so, while the owner of the store does something else.
package struct AnswerReader: Hashable, Sendable {
    /// What the request was signed over; nil while a session is being opened.
    let request: HelloSeal?

    package func read(_ bytes: [UInt8]) -> ReadAnswer {
        ReadAnswer(byteCount: bytes.count, content: content(bytes), reader: self)
    }

    private func content(_ bytes: [UInt8]) -> ReadAnswer.Content {
        switch Result(decoding: bytes) {
        case .success(.answer(let nonce, let signature, let turn)):
            guard let seal = request?.answered(nonce) else { return .flaw(.outOfTurn) }
            // Before anything of the batch is looked at.
            guard seal.isSigned(signature, as: .responder) else { return .flaw(.signatureInvalid) }
            do { return .turn(try ReadTurn(turn), next: nonce) } catch { return .flaw(SyncRefusal(error)) }
        case .success(.opened(let responder, let nonce, let signature)):
            return request == nil ? .opened(responder, nonce, signature) : .flaw(.outOfTurn)
        case .success(.refusal(let refusal)):
            return .refusal(refusal)
        case .success(.open), .success(.turn):
            return .flaw(.outOfTurn)
        case .failure(let refusal):
            return .flaw(refusal)
        }
    }
}

/// What came of an ``AnswerReader``.
package struct ReadAnswer: Sendable {
    enum Content {
        case opened(PublicKey, Bytes32, Signature)
        /// Signed by the one who was asked.
        case turn(ReadTurn, next: Bytes32)
        /// The other side refuses us.
        case refusal(SyncRefusal)
        /// We refuse it.
        case flaw(SyncRefusal)
    }

    let byteCount: Int
    let content: Content
    let reader: AnswerReader

    /// The entries that came, unchecked.
    package var entries: [SignedEntry] { items.entries }
    package var disclosures: [AnyDisclosure] { items.disclosures }

    private var items: IncomingItems {
        if case .turn(let read, _) = content { read.items } else { .none }
    }
}
