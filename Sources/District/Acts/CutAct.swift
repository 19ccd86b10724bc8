package import SignedLog
package import Signing

/// An entry up to which a log is trusted.
package struct TrustedTip: Hashable, Comparable, Sendable {
    package let epoch: Epoch
    package let number: UInt64
    package let id: EntryID

    package init(epoch: Epoch, number: UInt64, id: EntryID) {
        self.epoch = epoch
        self.number = number
        self.id = id
    }

    package static func < (left: TrustedTip, right: TrustedTip) -> Bool {
        (left.epoch, left.number, left.id) < (right.epoch, right.number, right.id)
    }
}

/// The trusted tips of one log; without any, nothing of it is trusted.
package struct TrustedLog: Hashable, Sendable {
    package let log: LogID
    /// Ascending, none twice.
    package let tips: [TrustedTip]

    package init(log: LogID, tips: some Sequence<TrustedTip>) {
        self.log = log
        self.tips = tips.sorted().withoutRepeats()
    }
}

/// Kind 5: a key is cut off. A log that is not named is trusted in nothing.
package struct CutAct: DistrictBody {
    static let kind = Kind.cut

    /// Whose entries are cut.
    package enum Target: Hashable, Sendable {
        /// The node key that is the act's subject: its trusted logs, ascending.
        case nodeKey([TrustedLog])
        /// An older root key (the subject is genesis): its trusted tips are the act's `refs`.
        case root(PublicKey)
    }

    package let target: Target

    package init(trusting logs: some Sequence<TrustedLog>) {
        target = .nodeKey(logs.sorted { $0.log < $1.log })
    }

    package init(root: PublicKey) {
        target = .root(root)
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        if reader.body[101] != nil {
            try reader.absent(100)
            target = .root(try reader.publicKey(101))
            return
        }
        let logs = try reader.list(100, counts: 0...Limit.list, TrustedLog.init(reading:))
        guard zip(logs, logs.dropFirst()).allSatisfy({ $0.log < $1.log }) else { throw .malformed(key: 100) }
        target = .nodeKey(logs)
    }

    var body: CBORMap {
        switch target {
        case .nodeKey(let logs): CBORMap([(.int(100), .array(logs.map(\.item)))])
        case .root(let key): CBORMap([(.int(101), .bytes(key.bytes))])
        }
    }
}

extension TrustedLog {
    /// `[log id, [* [epoch, n, entry id]]]`, the tips ascending.
    fileprivate init?(reading item: CBOR) {
        guard let parts = item.asArray, parts.count == 2, let log = parts[0].asBytes32, let items = parts[1].asArray
        else { return nil }
        let tips = items.compactMap(TrustedTip.init(reading:))
        guard tips.count == items.count, zip(tips, tips.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
        self.init(log: LogID(log), tips: tips)
    }

    fileprivate var item: CBOR {
        .array([.bytes(log), .array(tips.map(\.item))])
    }
}

extension TrustedTip {
    fileprivate init?(reading item: CBOR) {
        guard let parts = item.asArray, parts.count == 3, let epoch = parts[0].asBytes16,
            let number = parts[1].asUInt, let id = parts[2].asBytes32
        else { return nil }
        self.init(epoch: Epoch(epoch), number: number, id: EntryID(id))
    }

    fileprivate var item: CBOR {
        .array([.bytes(epoch.bytes), .int(Int64(number)), .bytes(id)])
    }
}
