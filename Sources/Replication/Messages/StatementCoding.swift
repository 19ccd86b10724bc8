import SignedLog
import Signing

/// `[scope, after / null, through / null, [* log]]`.
extension LogStatement {
    var item: CBOR {
        .array([
            scope.item, after.map { .bytes($0) } ?? .null, through.map { .bytes($0) } ?? .null,
            .array(logs.map(\.item)),
        ])
    }

    init(_ item: CBOR) throws(MessageRefusal) {
        let parts = try item.parts(4, .statements)
        let scope = try LogScope(parts[0])
        var logs: [LogSummary] = []
        for item in try parts[3].list(.logs, limit: MessageLimit.logs) {
            let log = try LogSummary(item)
            guard scope.includes(log) else { throw .wrongShape(.logs) }
            logs.append(log)
        }
        let after = try Self.bound(parts[1])
        let through = try Self.bound(parts[2])
        guard zip(logs, logs.dropFirst()).allSatisfy({ $0.log < $1.log }) else { throw .notSorted(.logs) }
        self.init(scope: scope, after: after, through: through, logs: logs)
        guard logs.allSatisfy({ spans($0.log) }) else { throw .wrongShape(.logs) }
    }

    private static func bound(_ item: CBOR) throws(MessageRefusal) -> LogID? {
        if item.isNull { return nil }
        guard let bytes = item.asBytes32 else { throw .wrongShape(.statements) }
        return LogID(bytes)
    }
}

/// `[0]` listed, `[1, audience]`, `[2, key]`, `[3]` roots.
extension LogScope {
    var item: CBOR {
        switch self {
        case .listed: .array([.int(0)])
        case .audience(let audience): .array([.int(1), audience.item])
        case .author(let key): .array([.int(2), .bytes(key.bytes)])
        case .roots: .array([.int(3)])
        }
    }

    init(_ item: CBOR) throws(MessageRefusal) {
        guard let parts = item.asArray, let number = parts.first?.asInt else { throw .wrongShape(.scope) }
        switch (number, parts.count) {
        case (0, 1): self = .listed
        case (1, 2): self = .audience(try Audience(parts[1]))
        case (2, 2):
            guard let key = parts[1].asBytes32 else { throw .wrongShape(.scope) }
            self = .author(PublicKey(key))
        case (3, 1): self = .roots
        default: throw .wrongShape(.scope)
        }
    }
}

/// `[log id, author, audience, is whole, [* mark], [* mark]]`.
extension LogSummary {
    var item: CBOR {
        .array([
            .bytes(log), .bytes(author.bytes), audience.item, .bool(isWhole), .array(tips.map(\.item)),
            .array(beneath.map(\.item)),
        ])
    }

    init(_ item: CBOR) throws(MessageRefusal) {
        let parts = try item.parts(6, .logs)
        guard let log = parts[0].asBytes32, let author = parts[1].asBytes32, let isWhole = parts[3].asBool else {
            throw .wrongShape(.logs)
        }
        self.init(
            log: LogID(log),
            author: PublicKey(author),
            audience: try Audience(parts[2]),
            tips: try Self.marks(parts[4]),
            beneath: try Self.marks(parts[5]),
            isWhole: isWhole
        )
    }

    private static func marks(_ item: CBOR) throws(MessageRefusal) -> [LogMark] {
        var marks: [LogMark] = []
        for item in try item.list(.marks, limit: LogSummary.markLimit) { marks.append(try LogMark(item)) }
        guard zip(marks, marks.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .notSorted(.marks) }
        return marks
    }

    /// About as many bytes as the item takes.
    var byteCount: Int {
        80 + 34 * audience.offices.count + 62 * (tips.count + beneath.count)
    }
}

/// `[epoch, number, entry id]`.
extension LogMark {
    var item: CBOR { .array([.bytes(epoch.bytes), .int(Int64(clamping: number)), .bytes(id)]) }

    init(_ item: CBOR) throws(MessageRefusal) {
        let parts = try item.parts(3, .marks)
        guard let epoch = parts[0].asBytes16, let number = parts[1].asUInt, let id = parts[2].asBytes32 else {
            throw .wrongShape(.marks)
        }
        self.init(epoch: Epoch(epoch), number: number, id: EntryID(id))
    }
}
