import SignedLog
import Signing
import Testing

@testable import Replication

/// Opens a session by the book and then says whatever it is told to.
struct RawDialer {
    let node: TestNode
    let responder: TestNode
    var certificate = Bytes32.zero
    private var nonce = Bytes32.zero
    private var count = 0

    init(_ node: TestNode, _ responder: TestNode, certificate: Bytes32 = .zero) throws {
        self.node = node
        self.responder = responder
        self.certificate = certificate
        let dialerNonce = freshNonce()
        let open = SyncMessage.open(district: node.district.id, dialer: node.key.publicKey, nonce: dialerNonce)
        let bytes = try #require(responder.answer(open.encoded()).bytes)
        guard case .opened(_, let nonce, _) = try SyncMessage.decode(bytes) else {
            throw try SyncMessage.decode(bytes).refusal ?? .outOfTurn
        }
        self.nonce = nonce
    }

    private mutating func freshNonce() -> Bytes32 {
        count += 1
        return seed("raw \(node.name) \(count)")
    }

    /// The bytes of a turn, properly signed.
    mutating func message(_ turn: Turn) -> [UInt8] {
        let dialerNonce = freshNonce()
        let seal = HelloSeal(
            district: node.district.id,
            dialer: node.key.publicKey,
            responder: responder.key.publicKey,
            dialerNonce: dialerNonce,
            responderNonce: nonce,
            certificate: certificate
        )
        return SyncMessage.turn(
            responderNonce: nonce,
            dialerNonce: dialerNonce,
            signature: seal.signed(by: node.key, as: .dialer),
            turn
        ).encoded()
    }

    /// The answer to it, or the refusal as an error.
    mutating func ask(_ turn: Turn) throws -> Turn {
        try take(try #require(responder.answer(message(turn)).bytes))
    }

    mutating func take(_ answer: [UInt8]) throws -> Turn {
        switch try SyncMessage.decode(answer) {
        case .answer(let next, _, let turn):
            nonce = next
            return turn
        case .refusal(let refusal):
            throw refusal
        case .open, .opened, .turn:
            throw SyncRefusal.outOfTurn
        }
    }
}

extension SyncMessage {
    var refusal: SyncRefusal? {
        if case .refusal(let refusal) = self { refusal } else { nil }
    }
}
