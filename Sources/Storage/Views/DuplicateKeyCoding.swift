import Licenses
import SignedLog
import Signing

/// The column `keys` of a license: an array of keys, each `[kind, its parts]`, or its kind alone where the parts are what
/// other columns of the row say.
enum DuplicateKeyCoding {
    static func encoded(_ keys: [DuplicateKey], beside columns: KeyColumns) -> [UInt8] {
        var writer = CBORWriter(byteCount: 128)
        writer.array(count: keys.count)
        for key in keys {
            switch key {
            case columns.ownIdentifier: writer.int(0)
            case columns.ownNumber: writer.int(1)
            default: writer.duplicateKey(key)
            }
        }
        return writer.bytes
    }
}

/// What other columns of the row say, and most keys repeat: it would be a tenth of the row.
struct KeyColumns {
    let item: DocumentID?
    let number: Text?
    let identifier: Text?

    var ownIdentifier: DuplicateKey? { identifier.map { .identifier($0) } }

    var ownNumber: DuplicateKey? {
        guard let item, let number else { return nil }
        return .number(item: item, number)
    }
}

extension CBORWriter {
    fileprivate mutating func duplicateKey(_ key: DuplicateKey) {
        switch key {
        case .identifier(let text): part(0, count: 2) { $0.text(text) }
        case .number(let item, let text):
            part(1, count: 3) {
                $0.bytes(item.bytes)
                $0.text(text)
            }
        case .provenance(let provenance):
            part(2, count: 2) {
                $0.array(count: 2)
                $0.bytes(provenance.file)
                $0.int(Int64(provenance.row))
            }
        case .idempotencyKey(let key): part(3, count: 2) { $0.bytes(key) }
        case .proof(let channel, let text):
            part(4, count: 3) {
                $0.text(channel)
                $0.text(text)
            }
        }
    }

    private mutating func part(_ kind: Int64, count: Int, _ write: (inout CBORWriter) -> Void) {
        array(count: count)
        int(kind)
        write(&self)
    }
}

extension DuplicateKey {
    /// Nil if it was never written so.
    init?(_ item: CBOR, beside columns: KeyColumns) {
        switch item.asInt {
        case 0: self.init(own: columns.ownIdentifier)
        case 1: self.init(own: columns.ownNumber)
        case nil: self.init(item)
        case _?: return nil
        }
    }

    private init?(own key: DuplicateKey?) {
        guard let key else { return nil }
        self = key
    }

    private init?(_ item: CBOR) {
        guard let parts = item.asArray else { return nil }
        switch (parts.first?.asInt, parts.count) {
        case (0, 2):
            guard let text = parts[1].asText else { return nil }
            self = .identifier(text)
        case (1, 3):
            guard let document = parts[1].asBytes32, let text = parts[2].asText else { return nil }
            self = .number(item: DocumentID(document), text)
        case (2, 2):
            guard let provenance = Self.provenance(parts[1]) else { return nil }
            self = .provenance(provenance)
        case (3, 2):
            guard let key = parts[1].asBytes16 else { return nil }
            self = .idempotencyKey(key)
        case (4, 3):
            guard let channel = parts[1].asText, let text = parts[2].asText else { return nil }
            self = .proof(channel: channel, text)
        default: return nil  // Numbers, not cases of ours.
        }
    }

    private static func provenance(_ item: CBOR) -> Provenance? {
        guard let parts = item.asArray, parts.count == 2 else { return nil }
        guard let file = parts[0].asBytes32, let row = parts[1].asUInt, row >= 1 else { return nil }
        return Provenance(file: file, row: row)
    }
}
