import District
package import SignedLog

/// A legal fact with its date and what it rests on: reinstate, apply for renewal, refuse renewal.
package struct DatedFact: Hashable, Sendable {
    package let dated: CivilDate
    package let ground: Text?
    package let basis: Text?

    init(_ reader: BodyReader) throws(ActRefusal) {
        dated = try reader.civilDate(BodyKey.dated)
        ground = try reader.optionalText(BodyKey.ground)
        basis = try reader.optionalText(BodyKey.basis)
        _ = try reader.fields()
    }
}

/// 暂扣: the license may not be used from the beginning of `dated` to the end of `until`.
package struct Suspension: Hashable, Sendable {
    package let dated: CivilDate
    /// The last day; nil if it runs until a reinstatement.
    package let until: CivilDate?
    package let ground: Text?
    package let basis: Text?

    init(_ reader: BodyReader) throws(ActRefusal) {
        let fact = try DatedFact(reader)
        (dated, ground, basis) = (fact.dated, fact.ground, fact.basis)
        until = try reader.optionalDate(BodyKey.until)
        if let until, until < dated { throw .outOfRange(key: BodyKey.until) }
    }
}

/// 撤回, 注销, 吊销 or 撤销.
package struct Ending: Hashable, Sendable {
    package let rank: EndingRank
    package let dated: CivilDate
    /// Of a cancel: the ending that it only registers (行政许可法 §70 (4)), without naming a state of its own.
    package let deregisters: ActID?
    package let ground: Text?
    package let basis: Text?

    init(_ reader: BodyReader, rank: EndingRank) throws(ActRefusal) {
        self.rank = rank
        let fact = try DatedFact(reader)
        (dated, ground, basis) = (fact.dated, fact.ground, fact.basis)
        let readID = { (key: Int64) throws(ActRefusal) in try reader.id(key, ActID.self) }
        deregisters = rank == .cancel ? try reader.optional(BodyKey.deregisters, readID) : nil
    }
}

/// 更正: takes back acts among its ancestors, for a ground such as an entry error, a duplicate or 撤销变更.
package struct Correction: Hashable, Sendable {
    /// Most acts that one correction names. A wider mistake takes several.
    package static let targetLimit = 256

    /// Sorted, at least one.
    package let targets: [ActID]
    package let ground: Text
    package let dated: CivilDate?
    package let basis: Text?

    init(_ reader: BodyReader) throws(ActRefusal) {
        targets = try reader.sortedList(BodyKey.targets, limit: Self.targetLimit) { $0.asBytes32.map(ActID.init) }
        ground = try reader.text(BodyKey.ground)
        dated = try reader.optionalDate(BodyKey.dated)
        basis = try reader.optionalText(BodyKey.basis)
        _ = try reader.fields()
    }
}

/// Erase or lost: names committed fields of acts of the same license.
package struct FieldNaming: Hashable, Sendable {
    /// Most fields that one act names; with 64 KiB an act holds no more.
    package static let fieldLimit = 1024

    /// Sorted, at least one.
    package let fields: [FieldReference]
    package let dated: CivilDate?
    package let ground: Text?
    package let basis: Text?

    init(_ reader: BodyReader) throws(ActRefusal) {
        fields = try reader.sortedList(BodyKey.namedFields, limit: Self.fieldLimit, FieldReference.init)
        dated = try reader.optionalDate(BodyKey.dated)
        ground = try reader.optionalText(BodyKey.ground)
        basis = try reader.optionalText(BodyKey.basis)
        _ = try reader.fields()
    }
}

/// Keys of single kinds (from 100); the common ones are `BodyKey`'s.
package enum LicenseKey {
    /// deliver, seal, refuse seal, paper, layout: the content act meant.
    package static let version: Int64 = 100
    /// deliver: the channel it took, the channel's receipt, when it came in, and whether on paper.
    package static let channel: Int64 = 101
    package static let proof: Int64 = 102
    package static let entered: Int64 = 103
    package static let way: Int64 = 104
    /// seal: the name of the seal.
    package static let sealName: Int64 = 101
    /// layout: the format of the file, and its bytes.
    package static let format: Int64 = 101
    package static let size: Int64 = 102
    /// inspect: what it came to.
    package static let result: Int64 = 100
    /// submit: the acts told, and whether they are put in or taken out.
    package static let told: Int64 = 100
    package static let operation: Int64 = 101
    /// library answer: the submission answered, and what it came to.
    package static let submission: Int64 = 100
    package static let outcome: Int64 = 101
}
