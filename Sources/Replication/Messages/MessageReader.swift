import SignedLog
import Signing

/// Takes a message apart item by item, so that no part is decoded before its size is known.
struct MessageReader {
    let type: Int64
    private var items: CBORReader

    /// Bytes of version, type, keys, nonces and codes.
    private static let smallItemByteCount = 128

    init(_ bytes: [UInt8]) throws(MessageRefusal) {
        guard bytes.count <= MessageLimit.byteCount else {
            throw .tooLarge(nil, byteCount: bytes.count, limit: MessageLimit.byteCount)
        }
        items = CBORReader(bytes)
        let version = try Self.item(.version, from: &items, limit: Self.smallItemByteCount)
        guard let number = version.asInt else { throw .wrongShape(.version) }
        guard number == SyncMessage.version else { throw .unknownVersion(number) }
        let type = try Self.item(.type, from: &items, limit: Self.smallItemByteCount)
        guard let number = type.asInt else { throw .wrongShape(.type) }
        self.type = number
    }

    mutating func item(_ part: MessagePart, limit: Int = smallItemByteCount) throws(MessageRefusal) -> CBOR {
        try Self.item(part, from: &items, limit: limit)
    }

    mutating func bytes32(_ part: MessagePart) throws(MessageRefusal) -> Bytes32 {
        guard let bytes = try item(part).asBytes32 else { throw .wrongShape(part) }
        return bytes
    }

    mutating func signature() throws(MessageRefusal) -> Signature {
        guard let bytes = try item(.signature).asBytes, let signature = Signature(bytes) else {
            throw .wrongShape(.signature)
        }
        return signature
    }

    mutating func refusal() throws(MessageRefusal) -> SyncRefusal {
        guard let code = try item(.code).asInt, let refusal = SyncRefusal(rawValue: code) else {
            throw .wrongShape(.code)
        }
        return refusal
    }

    mutating func turn() throws(MessageRefusal) -> Turn {
        guard let control = try item(.control, limit: MessageLimit.controlByteCount).asMap else {
            throw .wrongShape(.control)
        }
        let batch = try item(.batch, limit: MessageLimit.byteCount)
        guard let bytes = batch.asBytes?.array else { throw .wrongShape(.batch) }
        return try Turn(control: control, deflated: bytes)
    }

    func finish() throws(MessageRefusal) {
        guard items.isAtEnd else { throw .trailingBytes(offset: items.offset) }
    }

    private static func item(
        _ part: MessagePart,
        from items: inout CBORReader,
        limit: Int
    ) throws(MessageRefusal) -> CBOR {
        let bytes: [UInt8]
        do throws(CBORRefusal) {
            guard let next = try items.nextItemBytes() else { throw .truncated(offset: items.offset) }
            bytes = next
        } catch {
            throw .notCBOR(part, error)
        }
        guard bytes.count <= limit else { throw .tooLarge(part, byteCount: bytes.count, limit: limit) }
        do { return try CBOR.decode(bytes) } catch { throw .notCBOR(part, error) }
    }
}
