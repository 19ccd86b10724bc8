package import SignedLog

/// Kind 12: two signed headers of one (log, epoch, number), carried wherever they are wanted. The bytes are checked
/// by ``SignedLog/Fork``.
package struct ForkProofAct: DistrictBody {
    static let kind = Kind.forkProof
    /// Bytes of one COSE_Sign1: three lists of 64 ids and some.
    package static let headerByteLimit = 8 * 1024

    package let first: [UInt8]
    package let second: [UInt8]

    package init(first: [UInt8], second: [UInt8]) {
        self.first = first
        self.second = second
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        first = try reader.bytes(100, counts: 1...Self.headerByteLimit)
        second = try reader.bytes(101, counts: 1...Self.headerByteLimit)
        guard first != second else { throw .sameKeys(100, 101) }
    }

    var body: CBORMap {
        CBORMap([(.int(100), .bytes(first)), (.int(101), .bytes(second))])
    }
}

/// Kind 200: a witness holds the entries in `refs` and all before them in their logs.
package struct ReceiptAct: DistrictBody {
    static let kind = Kind.receipt

    /// How many disclosures of the audience the witness still lacks.
    package let wanted: UInt64
    /// The act's `refs`.
    package let tips: [EntryID]

    package init(wanted: UInt64, tips: [EntryID]) {
        self.wanted = wanted
        self.tips = tips.sorted().withoutRepeats()
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        wanted = try reader.uint(100)
        guard !act.references.isEmpty else { throw .missingReferences }
        tips = act.references
    }

    var body: CBORMap {
        CBORMap([(.int(100), .int(Int64(wanted)))])
    }
}

/// Kind 201: the acts of the entries in `refs` count, whatever happened to the key that wrote them.
package struct AdoptAct: DistrictBody {
    static let kind = Kind.adopt

    /// The act's `refs`.
    package let entries: [EntryID]

    package init(entries: [EntryID]) {
        self.entries = entries.sorted().withoutRepeats()
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        guard !act.references.isEmpty else { throw .missingReferences }
        entries = act.references
    }

    var body: CBORMap { CBORMap() }
}
