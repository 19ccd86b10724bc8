import SignedLog
import Signing

extension Hello {
    var item: CBOR {
        .array([.bytes(district), .bytes(all), .int(Int64(clamping: wanted)), baseline.map { .bytes($0) } ?? .null])
    }

    init(_ item: CBOR) throws(MessageRefusal) {
        let parts = try item.parts(4, .hello)
        guard let district = parts[0].asBytes32, let all = parts[1].asBytes32, let wanted = parts[2].asUInt,
            parts[3].isNull || parts[3].asBytes32 != nil
        else { throw .wrongShape(.hello) }
        self.init(district: district, all: all, wanted: wanted, baseline: parts[3].asBytes32)
    }
}

extension Audience {
    var item: CBOR { .array(offices.map { .bytes($0) }) }

    init(_ item: CBOR) throws(MessageRefusal) {
        var offices: [OfficeID] = []
        for item in try item.list(.audiences, limit: Audience.officeLimit) {
            guard let bytes = item.asBytes32 else { throw .wrongShape(.audiences) }
            offices.append(OfficeID(bytes))
        }
        guard zip(offices, offices.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .notSorted(.audiences) }
        self.init(offices)
    }
}

extension HeldAudience {
    var item: CBOR { .array([audience.item, .bytes(digest)]) }

    init(_ item: CBOR) throws(MessageRefusal) {
        let parts = try item.parts(2, .audiences)
        guard let digest = parts[1].asBytes32 else { throw .wrongShape(.audiences) }
        self.init(audience: try Audience(parts[0]), digest: digest)
    }
}

extension StoreReport {
    var item: CBOR {
        .array([admitted, alreadyHeld, early, refused, disclosures].map { .int(Int64($0)) })
    }

    init(_ item: CBOR) throws(MessageRefusal) {
        let numbers = try item.parts(5, .stored).map { $0.asUInt.flatMap { Int(exactly: $0) } ?? -1 }
        guard numbers.allSatisfy({ 0...Self.countLimit ~= $0 }) else { throw .wrongShape(.stored) }
        self.init(
            admitted: numbers[0],
            alreadyHeld: numbers[1],
            early: numbers[2],
            refused: numbers[3],
            disclosures: numbers[4]
        )
    }

    /// No count of one batch is larger, so that sums cannot overflow.
    private static let countLimit = 1 << 32
}

extension WantedDisclosure {
    var item: CBOR { .array([.bytes(act), .text(key)]) }

    init(_ item: CBOR) throws(MessageRefusal) {
        let parts = try item.parts(2, .wants)
        guard let act = parts[0].asBytes32, let key = parts[1].asText,
            key.utf8.count <= MessageLimit.wantKeyByteCount
        else { throw .wrongShape(.wants) }
        self.init(act: ActID(act), key: key)
    }
}

extension PeerAccess {
    init(_ item: CBOR) throws(MessageRefusal) {
        guard let number = item.asUInt, let value = UInt8(exactly: number), let access = PeerAccess(rawValue: value),
            access != .member
        else { throw .wrongShape(.access) }
        self = access
    }
}

extension SetAsideListing {
    var item: CBOR { .array([.bytes(author.bytes), .int(Int64(clamping: entries))]) }
}
