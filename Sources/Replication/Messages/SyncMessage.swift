package import SignedLog
package import Signing

/// One message between two nodes: a request or its answer (`docs/formats/sync.md`). Carries a version; not frozen.
package enum SyncMessage: Hashable, Sendable {
    package static let version: Int64 = 1

    /// Asks for a session.
    case open(district: DistrictID, dialer: PublicKey, nonce: Bytes32)
    /// Grants it: the responder's key, the nonce of the first turn, and its hello.
    case opened(responder: PublicKey, nonce: Bytes32, signature: Signature)
    /// A request in a session: the nonce that the last answer gave, a fresh one, and the dialer's hello over both.
    case turn(responderNonce: Bytes32, dialerNonce: Bytes32, signature: Signature, Turn)
    /// Its answer: the nonce of the next turn and the responder's hello over that and the request's fresh one.
    case answer(responderNonce: Bytes32, signature: Signature, Turn)
    /// The end of the session, or of an attempt at one. Unsigned: whoever cannot be answered cannot check either.
    case refusal(SyncRefusal)

    enum TypeNumber: Int64 {
        case open = 0
        case opened = 1
        case turn = 2
        case answer = 3
        case refusal = 4
    }

    /// A CBOR sequence: version, type, and the parts of the type in their order.
    package func encoded() -> [UInt8] {
        switch self {
        case .open(let district, let dialer, let nonce):
            return sequence(.open, [.bytes(district), .bytes(dialer.bytes), .bytes(nonce)])
        case .opened(let responder, let nonce, let signature):
            return sequence(.opened, [.bytes(responder.bytes), .bytes(nonce), .bytes(signature.array)])
        case .turn(let responderNonce, let dialerNonce, let signature, let turn):
            let nonces: [CBOR] = [.bytes(responderNonce), .bytes(dialerNonce)]
            return sequence(.turn, nonces + [.bytes(signature.array)] + parts(turn))
        case .answer(let responderNonce, let signature, let turn):
            return sequence(.answer, [.bytes(responderNonce), .bytes(signature.array)] + parts(turn))
        case .refusal(let refusal):
            return sequence(.refusal, [.int(refusal.rawValue)])
        }
    }

    private func parts(_ turn: Turn) -> [CBOR] {
        [.map(turn.control), .bytes(turn.batch.deflated)]
    }

    private func sequence(_ type: TypeNumber, _ parts: [CBOR]) -> [UInt8] {
        var bytes = CBOR.int(Self.version).encoded() + CBOR.int(type.rawValue).encoded()
        for part in parts { bytes += part.encoded() }
        return bytes
    }

    /// Decodes strictly: sizes before parts, every part in its shape, nothing behind the last.
    package static func decode(_ bytes: [UInt8]) throws(MessageRefusal) -> SyncMessage {
        var reader = try MessageReader(bytes)
        guard let type = TypeNumber(rawValue: reader.type) else { throw .unknownType(reader.type) }
        let message = try decode(type, &reader)
        try reader.finish()
        return message
    }

    private static func decode(
        _ type: TypeNumber,
        _ reader: inout MessageReader
    ) throws(MessageRefusal) -> SyncMessage {
        switch type {
        case .open: return try open(&reader)
        case .opened: return try opened(&reader)
        case .turn: return try turn(&reader)
        case .answer: return try answer(&reader)
        case .refusal: return .refusal(try reader.refusal())
        }
    }

    private static func open(_ reader: inout MessageReader) throws(MessageRefusal) -> SyncMessage {
        let district = DistrictID(try reader.bytes32(.district))
        return .open(district: district, dialer: PublicKey(try reader.bytes32(.key)), nonce: try reader.bytes32(.nonce))
    }

    private static func opened(_ reader: inout MessageReader) throws(MessageRefusal) -> SyncMessage {
        let responder = PublicKey(try reader.bytes32(.key))
        return .opened(
            responder: responder,
            nonce: try reader.bytes32(.nonce),
            signature: try reader.signature()
        )
    }

    private static func turn(_ reader: inout MessageReader) throws(MessageRefusal) -> SyncMessage {
        .turn(
            responderNonce: try reader.bytes32(.nonce),
            dialerNonce: try reader.bytes32(.nonce),
            signature: try reader.signature(),
            try reader.turn()
        )
    }

    private static func answer(_ reader: inout MessageReader) throws(MessageRefusal) -> SyncMessage {
        .answer(
            responderNonce: try reader.bytes32(.nonce),
            signature: try reader.signature(),
            try reader.turn()
        )
    }
}
