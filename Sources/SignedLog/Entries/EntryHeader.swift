package import Signing

/// What an author says of an entry before its acts. The lists are sorted bytewise and name nothing twice.
package struct EntryHeader: Hashable, Sendable {
    package static let version: Int64 = 1
    package static let previousLimit = 64
    package static let seenLimit = 64
    package static let actLimit = 4096

    package let audience: Audience
    package let epoch: Epoch
    /// 0, 1, 2 … within the epoch.
    package let number: UInt64
    /// The one entry before; at number 0 entries of other epochs of this log.
    package let previous: [EntryID]
    /// Entries of root and recovery keys that say how the author's authority stood.
    package let seen: [EntryID]
    /// Milliseconds since 1970 UTC: a claim, on which nothing depends. Nil: the author would not claim any.
    package let time: Int64?
    /// How many acts, 1 to ``actLimit``.
    package let count: Int
    /// The Merkle root over the ids of the acts.
    package let root: Bytes32

    package init(
        audience: Audience,
        epoch: Epoch,
        number: UInt64,
        previous: [EntryID],
        seen: [EntryID],
        time: Int64?,
        count: Int,
        root: Bytes32
    ) {
        self.audience = audience
        self.epoch = epoch
        self.number = number
        self.previous = previous
        self.seen = seen
        self.time = time
        self.count = count
        self.root = root
    }

    func with(root: Bytes32) -> EntryHeader {
        EntryHeader(
            audience: audience,
            epoch: epoch,
            number: number,
            previous: previous,
            seen: seen,
            time: time,
            count: count,
            root: root
        )
    }

    /// Whether the header is that of a genesis entry: nothing is before it.
    package var isGenesis: Bool {
        audience.isDistrict && number == 0 && previous.isEmpty && seen.isEmpty && count == 1
    }

    /// The payload that is signed.
    func encoded() -> [UInt8] {
        var writer = CBORWriter(byteCount: 128 + 34 * (audience.offices.count + previous.count + seen.count))
        writer.array(count: 9)
        writer.int(Self.version)
        writer.identifiers(audience.offices)
        writer.bytes(epoch.bytes)
        writer.int(Int64(number))
        writer.identifiers(previous)
        writer.identifiers(seen)
        if let time { writer.int(time) } else { writer.null() }
        writer.int(Int64(count))
        writer.bytes(root)
        return writer.bytes
    }

    /// Parses strictly; an unknown version is told apart before anything else is looked at.
    static func decode(_ payload: [UInt8]) throws(EntryRefusal) -> EntryHeader {
        let item: CBOR
        do { item = try CBOR.decode(payload) } catch { throw .notCBOR(.payload, error) }
        guard let parts = item.asArray, let version = parts.first?.asInt else { throw .wrongShape(.payload) }
        guard version == Self.version else { throw .upgradeNeeded(.headerVersion(version)) }
        guard parts.count == 9 else { throw .wrongShape(.payload) }
        guard let epoch = parts[2].asBytes16 else { throw .wrongShape(.epoch) }
        guard let number = parts[3].asUInt else { throw .wrongShape(.number) }
        guard parts[6].isNull || parts[6].asUInt != nil else { throw .wrongShape(.time) }
        guard let count = parts[7].asInt, 1...actLimit ~= Int(count) else { throw .wrongShape(.count) }
        guard let root = parts[8].asBytes32 else { throw .wrongShape(.root) }
        return EntryHeader(
            audience: Audience(try Act.identifiers(parts[1], part: .audience, limit: Audience.officeLimit)),
            epoch: Epoch(epoch),
            number: number,
            previous: try Act.identifiers(parts[4], part: .previous, limit: previousLimit),
            seen: try Act.identifiers(parts[5], part: .seen, limit: seenLimit),
            time: parts[6].asInt,
            count: Int(count),
            root: root
        )
    }
}
