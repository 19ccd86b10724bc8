/// An entry whose bytes have been read and checked a second time: rules 1 to 7 of `docs/formats/entry.md`, by code that
/// knows nothing of the first.
package struct PlainEntry: Hashable, Sendable {
    package typealias ID = PlainID

    package let id: ID
    package let log: ID
    package let author: PlainEntry.ID
    package let audience: [ID]
    package let epoch: [UInt8]
    package let number: UInt64
    package let previous: [ID]
    package let seen: [ID]
    package let acts: [PlainAct]

    /// - Parameters:
    ///   - cose: the COSE_Sign1 as it came in.
    ///   - acts: the acts, as they came in.
    ///   - district: nil for genesis itself.
    package init(cose: [UInt8], acts: [[UInt8]], district: ID?) throws(PlainFault) {
        let header = try PlainHeader(cose: cose, district: district)
        guard header.count == acts.count else { throw .actCount }
        let domain = district ?? .zero
        let context = Sodium.sha256(
            PlainValue.array([
                .text(Array("hefu/context/1".utf8)), .id(domain), .id(header.author),
                .array(header.audience.map(PlainValue.id)), .bytes(header.epoch), .unsigned(header.number),
                .array(header.previous.map(PlainValue.id)), .array(header.seen.map(PlainValue.id)),
            ]).encoded
        )
        var read: [PlainAct] = []
        for bytes in acts { read.append(try PlainAct(bytes, context: context)) }
        guard Set(read.map(\.id)).count == read.count else { throw .actTwice }
        guard Self.root(read.map(\.id)) == header.root else { throw .root }
        (id, log, author, audience) = (header.id, header.log, header.author, header.audience)
        (epoch, number, previous, seen) = (header.epoch, header.number, header.previous, header.seen)
        self.acts = read
        let isGenesis = header.isAlone && acts.count == 1
        guard isGenesis == (district == nil) else { throw .notGenesis }
        if isGenesis {
            guard read[0].kind == 0, read[0].isFounding, read[0].body[100]?.id == author else { throw .notGenesis }
        }
    }

    /// RFC 9162, section 2.1.1, over hashes of leaves.
    private static func root(_ leaves: [ID]) -> ID {
        guard leaves.count > 1 else { return leaves.first ?? Sodium.sha256([]) }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return Sodium.sha256([1] + root(Array(leaves[..<split])).bytes + root(Array(leaves[split...])).bytes)
    }
}

/// A signed header alone: what a fork proof carries.
package struct PlainHeader: Hashable, Sendable {
    package let id: PlainEntry.ID
    package let log: PlainEntry.ID
    package let author: PlainEntry.ID
    package let audience: [PlainEntry.ID]
    package let epoch: [UInt8]
    package let number: UInt64
    package let previous: [PlainEntry.ID]
    package let seen: [PlainEntry.ID]
    let count: Int
    let root: PlainEntry.ID

    package init(cose: [UInt8], district: PlainEntry.ID?) throws(PlainFault) {
        guard cose.count <= 8_192, case .array(let parts) = try PlainValue(cose), parts.count == 4,
            let protected = parts[0].bytes, parts[1] == .map([]), let payload = parts[2].bytes,
            let signature = parts[3].bytes, let kid = try PlainValue(protected)[4]?.id
        else { throw .shape }
        let expected = PlainValue.map([
            .init(key: .unsigned(1), value: .negative(7)), .init(key: .unsigned(4), value: .id(kid)),
        ])
        guard expected.encoded == protected else { throw .shape }
        let domain = district ?? .zero
        let signed = PlainValue.array([
            .text(Array("Signature1".utf8)), .bytes(protected), .bytes(Array("hefu/entry/1".utf8) + domain.bytes),
            .bytes(payload),
        ]).encoded
        guard Sodium.verifies(signature, signed, by: kid) else { throw .signature }
        try self.init(payload: PlainValue(payload), kid: kid, domain: domain, id: Sodium.sha256(signed))
    }

    private init(payload: PlainValue, kid: PlainID, domain: PlainID, id: PlainID) throws(PlainFault) {
        guard let items = payload.array, items.count == 9, items[0] == .unsigned(1), let audience = items[1].ids,
            let epoch = items[2].bytes, epoch.count == 16, let number = items[3].unsigned,
            let previous = items[4].ids, let seen = items[5].ids, items[6] == .null || items[6].unsigned != nil,
            let count = items[7].unsigned, 1...4_096 ~= count, let root = items[8].id
        else { throw .shape }
        for list in [audience, previous, seen] where !Self.isSorted(list) || list.count > 64 { throw .unsorted }
        guard number == 0 || previous.count == 1 else { throw .previous }
        log = Sodium.sha256(
            PlainValue.array([
                .text(Array("hefu/log/1".utf8)), .id(domain), .id(kid), .array(audience.map(PlainValue.id)),
            ]).encoded
        )
        (self.id, author, self.audience, self.epoch) = (id, kid, audience, epoch)
        (self.number, self.previous, self.seen, self.count, self.root) = (number, previous, seen, Int(count), root)
    }

    private static func isSorted(_ list: [PlainID]) -> Bool { zip(list, list.dropFirst()).allSatisfy(<) }

    /// Nothing before it, and for everybody: so begins a district.
    fileprivate var isAlone: Bool { audience.isEmpty && number == 0 && previous.isEmpty && seen.isEmpty }
}

/// An act of such an entry.
package struct PlainAct: Hashable, Sendable {
    package let id: PlainEntry.ID
    /// The document that it founds or continues.
    package let document: PlainEntry.ID
    package let kind: UInt64
    package let isCritical: Bool
    package let isFounding: Bool
    package let parents: [PlainEntry.ID]
    package let refs: [PlainEntry.ID]
    package let body: PlainValue
    package let about: PlainValue

    init(_ bytes: [UInt8], context: PlainID) throws(PlainFault) {
        guard bytes.count <= 65_536, let items = try PlainValue(bytes).array, items.count == 7,
            let kind = items[0].unsigned, let isCritical = items[1].flag, let subject = items[2].bytes,
            subject.count == 16 || subject.count == 32, let parents = items[3].ids, let refs = items[4].ids,
            items[5].map != nil, items[6].map != nil
        else { throw .shape }
        isFounding = subject.count == 16
        guard parents.isEmpty == isFounding, parents.count <= 16, refs.count <= 1_024 else { throw .shape }
        id = Sodium.sha256([0] + context.bytes + bytes)
        document = isFounding ? id : PlainID(subject) ?? id
        (self.kind, self.isCritical, self.parents, self.refs) = (kind, isCritical, parents, refs)
        (body, about) = (items[5], items[6])
    }
}
