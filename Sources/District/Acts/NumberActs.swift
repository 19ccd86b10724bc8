package import SignedLog

/// Numbers that a node may give out for one item.
package struct LeaseBlock: Hashable, Sendable {
    package let node: DocumentID
    package let item: DocumentID
    /// First and last number.
    package let numbers: ClosedRange<UInt64>

    package init(node: DocumentID, item: DocumentID, numbers: ClosedRange<UInt64>) {
        self.node = node
        self.item = item
        self.numbers = numbers
    }
}

/// Kind 8: a year's blocks of 证照编号 for the nodes of an office.
package struct LeaseAct: DistrictBody {
    static let kind = Kind.lease
    package static let largestNumber: UInt64 = 999_999_999_999

    package let office: OfficeID
    package let blocks: [LeaseBlock]
    package let year: UInt64
    /// The burn acts of its nodes that whoever leases knew of, ascending: its blocks are none of those that they burnt.
    package let burns: [ActID]

    package init(office: OfficeID, blocks: [LeaseBlock], year: UInt64, burns: [ActID] = []) {
        self.office = office
        self.blocks = blocks
        self.year = year
        self.burns = burns.sorted()
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        office = try reader.id(100)
        blocks = try reader.list(101, counts: 1...Limit.list, Self.block)
        year = try reader.uint(102, in: 1...9_999)
        burns =
            try reader.body[Self.burnKey].map { _ throws(ActRefusal) in
                try reader.list(Self.burnKey, counts: 1...Limit.list) { $0.asBytes32.map { ActID($0) } }
            } ?? []
    }

    var body: CBORMap {
        var body = CBORMap([
            (.int(100), .bytes(office)),
            (.int(101), .array(blocks.map(Self.item))),
            (.int(102), .int(Int64(year))),
        ])
        if !burns.isEmpty { body[Self.burnKey] = .array(burns.map { .bytes($0) }) }
        return body
    }

    private static let burnKey: Int64 = 103

    private static func block(_ item: CBOR) -> LeaseBlock? {
        guard let parts = item.asArray, parts.count == 4, let node = parts[0].asBytes32, let item = parts[1].asBytes32,
            let first = parts[2].asUInt, let last = parts[3].asUInt, first <= last, last <= largestNumber
        else { return nil }
        return LeaseBlock(node: DocumentID(node), item: DocumentID(item), numbers: first...last)
    }

    private static func item(_ block: LeaseBlock) -> CBOR {
        .array([
            .bytes(block.node), .bytes(block.item),
            .int(Int64(block.numbers.lowerBound)), .int(Int64(block.numbers.upperBound)),
        ])
    }
}

/// Kind 15: a node that was restored, or that cannot tell how far it had come, gives out no number any more of the blocks
/// that it was leased. A lease that names this act is none of them.
package struct BurnBlocksAct: DistrictBody {
    static let kind = Kind.burnBlocks

    package init() {}

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {}

    var body: CBORMap { CBORMap() }
}
