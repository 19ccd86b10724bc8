import SignedLog

/// Where a request goes.
package enum SyncRoute: String, Hashable, Sendable {
    case open = "/sync/1/open"
    case turn = "/sync/1/turn"
}

extension Result where Success == SyncMessage, Failure == SyncRefusal {
    /// The message, or what is said to the one who sent bytes that are none.
    init(decoding bytes: [UInt8]) {
        do {
            self = .success(try SyncMessage.decode(bytes))
        } catch {
            self = .failure(SyncRefusal(error))
        }
    }
}

extension SyncRefusal {
    init(_ refusal: MessageRefusal) {
        switch refusal {
        case .unknownVersion:
            self = .unknownVersion
        case .tooLarge, .notCBOR, .wrongShape, .tooMany, .notSorted, .unknownType, .trailingBytes, .badItem, .strayAct,
            .strayOpening:
            self = .malformed
        }
    }
}
