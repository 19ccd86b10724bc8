import SignedLog
import Signing

/// Keys of the control map; each is absent where the turn has nothing to say under it.
private enum ControlKey {
    static let hello: Int64 = 1
    static let audiences: Int64 = 2
    static let statements: Int64 = 3
    static let hasMore: Int64 = 4
    static let stored: Int64 = 5
    static let wants: Int64 = 6
    static let hold: Int64 = 7
    static let access: Int64 = 8
    static let setAside: Int64 = 9
    static let batchByteCount: Int64 = 10
    static let isAhead: Int64 = 11
    static let all: Set<Int64> = [
        hello, audiences, statements, hasMore, stored, wants, hold, access, setAside, batchByteCount, isAhead,
    ]
}

extension Turn {
    /// All of a turn but its batch.
    var control: CBORMap {
        var map = CBORMap()
        map[ControlKey.hello] = hello.map(\.item)
        map[ControlKey.audiences] = audiences.map { .array($0.map(\.item)) }
        if !statements.isEmpty { map[ControlKey.statements] = .array(statements.map(\.item)) }
        if hasMore { map[ControlKey.hasMore] = .bool(true) }
        map[ControlKey.stored] = stored.map(\.item)
        map[ControlKey.wants] = wants.map { .array($0.map(\.item)) }
        if holdSeconds > 0 { map[ControlKey.hold] = .int(Int64(holdSeconds)) }
        if access != .member { map[ControlKey.access] = .int(Int64(access.rawValue)) }
        map[ControlKey.setAside] = setAside.map { .array($0.map(\.item)) }
        if !batch.isEmpty { map[ControlKey.batchByteCount] = .int(Int64(batch.byteCount)) }
        if isAhead { map[ControlKey.isAhead] = .bool(true) }
        return map
    }

    /// - Parameter deflated: the batch as it traveled.
    init(control: CBORMap, deflated: [UInt8]) throws(MessageRefusal) {
        self.init()
        for key in control.pairs.map(\.key) {
            guard let number = key.asInt, ControlKey.all.contains(number) else { throw .wrongShape(.control) }
        }
        if let item = control[ControlKey.hello] { hello = try Hello(item) }
        if let item = control[ControlKey.audiences] { audiences = try Self.audiences(item) }
        if let item = control[ControlKey.statements] { statements = try Self.statements(item) }
        hasMore = try Self.flag(control[ControlKey.hasMore])
        isAhead = try Self.flag(control[ControlKey.isAhead])
        if let item = control[ControlKey.stored] { stored = try StoreReport(item) }
        if let item = control[ControlKey.wants] { wants = try Self.wants(item) }
        if let item = control[ControlKey.hold] {
            guard let seconds = item.asUInt, 1...MessageLimit.holdSeconds ~= seconds else { throw .wrongShape(.hold) }
            holdSeconds = seconds
        }
        if let item = control[ControlKey.access] { access = try PeerAccess(item) }
        if let item = control[ControlKey.setAside] { setAside = try Self.setAside(item) }
        let byteCount = try control[ControlKey.batchByteCount].map { item throws(MessageRefusal) in
            guard let count = item.asUInt else { throw .wrongShape(.batch) }
            return count
        }
        batch = try TravelingBatch(deflated, byteCount: byteCount)
    }

    /// Absent where it does not hold.
    private static func flag(_ item: CBOR?) throws(MessageRefusal) -> Bool {
        guard let item else { return false }
        guard item == .bool(true) else { throw .wrongShape(.control) }
        return true
    }

    private static func audiences(_ item: CBOR) throws(MessageRefusal) -> [HeldAudience] {
        let list = try item.list(.audiences, limit: MessageLimit.audiences)
        var digests: [HeldAudience] = []
        for item in list { digests.append(try HeldAudience(item)) }
        guard zip(digests, digests.dropFirst()).allSatisfy({ $0.audience < $1.audience }) else {
            throw .notSorted(.audiences)
        }
        return digests
    }

    private static func statements(_ item: CBOR) throws(MessageRefusal) -> [LogStatement] {
        var statements: [LogStatement] = []
        var logs = 0
        for item in try item.list(.statements, limit: MessageLimit.statements) {
            let statement = try LogStatement(item)
            logs += statement.logs.count
            guard logs <= MessageLimit.logs else { throw .tooMany(.logs, count: logs, limit: MessageLimit.logs) }
            statements.append(statement)
        }
        return statements
    }

    private static func wants(_ item: CBOR) throws(MessageRefusal) -> [WantedDisclosure] {
        var wants: [WantedDisclosure] = []
        for item in try item.list(.wants, limit: MessageLimit.wants) { wants.append(try WantedDisclosure(item)) }
        guard zip(wants, wants.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .notSorted(.wants) }
        return wants
    }

    private static func setAside(_ item: CBOR) throws(MessageRefusal) -> [SetAsideListing] {
        var listings: [SetAsideListing] = []
        for item in try item.list(.setAside, limit: MessageLimit.setAside) {
            let parts = try item.parts(2, .setAside)
            guard let author = parts[0].asBytes32, let entries = parts[1].asUInt else { throw .wrongShape(.setAside) }
            listings.append(SetAsideListing(author: PublicKey(author), entries: entries))
        }
        return listings
    }
}

extension CBOR {
    /// The items of a list that may have so many.
    func list(_ part: MessagePart, limit: Int) throws(MessageRefusal) -> [CBOR] {
        guard let items = asArray else { throw .wrongShape(part) }
        guard items.count <= limit else { throw .tooMany(part, count: items.count, limit: limit) }
        return items
    }

    /// The items of an array that has exactly so many.
    func parts(_ count: Int, _ part: MessagePart) throws(MessageRefusal) -> [CBOR] {
        guard let items = asArray, items.count == count else { throw .wrongShape(part) }
        return items
    }
}
