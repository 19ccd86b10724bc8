import Signing

/// Bytes of an act: `[kind, critical, subject, parents, refs, body, about]`.
extension Act {
    package func encoded() -> [UInt8] {
        var writer = CBORWriter(byteCount: 512)
        writer.array(count: 7)
        writer.int(Int64(kind))
        writer.bool(isCritical)
        switch subject {
        case .founding(let nonce): writer.bytes(nonce)
        case .document(let document): writer.bytes(document.bytes)
        }
        writer.identifiers(parents)
        writer.identifiers(references)
        writer.map(body)
        writer.map(about)
        return writer.bytes
    }

    /// Decodes strictly. Of a kind that nobody here knows too: what is checked is what version 1 fixes for every
    /// act, see `docs/formats/act.md`.
    package static func decode(_ bytes: [UInt8]) throws(EntryRefusal) -> Act {
        guard bytes.count <= byteLimit else { throw .actTooLarge(byteCount: bytes.count) }
        let item: CBOR
        do { item = try CBOR.decode(bytes) } catch { throw .actNotCBOR(error) }
        guard let parts = item.asArray, parts.count == 7 else { throw .wrongShape(.act) }
        guard let kind = parts[0].asUInt else { throw .wrongShape(.actKind) }
        guard let isCritical = parts[1].asBool else { throw .wrongShape(.actCritical) }
        let act = Act(
            kind: kind,
            isCritical: isCritical,
            subject: try subject(parts[2]),
            parents: try identifiers(parts[3], part: .actParents, limit: parentLimit),
            references: try identifiers(parts[4], part: .actReferences, limit: referenceLimit),
            body: try map(parts[5], part: .actBody),
            about: try map(parts[6], part: .actAbout)
        )
        guard act.isFounding == act.parents.isEmpty else { throw .wrongShape(.actParents) }
        return act
    }

    /// Whether an honest writer may write it: everything that ``decode(_:)`` refuses, before it is encoded.
    func checkLimits() throws(EntryRefusal) {
        guard kind <= UInt64(Int64.max) else { throw .wrongShape(.actKind) }
        guard isFounding == parents.isEmpty else { throw .wrongShape(.actParents) }
        guard parents.count <= Self.parentLimit else {
            throw .listTooLong(.actParents, count: parents.count, limit: Self.parentLimit)
        }
        guard references.count <= Self.referenceLimit else {
            throw .listTooLong(.actReferences, count: references.count, limit: Self.referenceLimit)
        }
        _ = try Self.map(.map(body), part: .actBody)
        _ = try Self.map(.map(about), part: .actAbout)
    }

    private static func subject(_ item: CBOR) throws(EntryRefusal) -> Subject {
        if let nonce = item.asBytes16 { return .founding(nonce: nonce) }
        if let document = item.asBytes32 { return .document(DocumentID(document)) }
        throw .wrongShape(.actSubject)
    }

    private static func map(_ item: CBOR, part: EntryPart) throws(EntryRefusal) -> CBORMap {
        guard let map = item.asMap, map.pairs.allSatisfy({ $0.key.asUInt != nil }) else { throw .wrongShape(part) }
        return map
    }

    /// A list of ids: sorted bytewise, none twice, at most `limit`.
    static func identifiers<ID: Identifier>(
        _ item: CBOR,
        part: EntryPart,
        limit: Int
    ) throws(EntryRefusal) -> [ID] {
        guard let items = item.asArray else { throw .wrongShape(part) }
        guard items.count <= limit else { throw .listTooLong(part, count: items.count, limit: limit) }
        guard let ids = item.identifiers(ID.self) else { throw .wrongShape(part) }
        guard ids.isStrictlyAscending else { throw .listNotSorted(part) }
        return ids
    }
}
