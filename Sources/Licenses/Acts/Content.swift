import District
package import SignedLog

/// What a content act states: the whole face of the license, never a difference.
///
/// A class, because a fold hands it around between all its steps; nothing in it changes.
package final class Content: Sendable {
    /// Versions that an act can state. The identifier writes three digits, so a person may author 999 at most; a
    /// larger one is still judged, so that no number can break a fold.
    package static let versions: ClosedRange<UInt64> = 1...999_999

    /// 证照版本号.
    package let version: Int
    /// 证照编号, the number that is printed on the license.
    package let number: Text?
    /// 证照标识 as written; whether it is well-formed is a finding, not a condition.
    package let identifier: Text?
    /// The legal date: 证照颁发日期, or the day of the change.
    package let dated: CivilDate
    /// The catalogue item and the version of it that the face follows.
    package let item: DocumentID
    package let itemVersion: UInt64
    package let validFrom: CivilDate?
    package let validTo: Term
    /// 持证主体代码类型代码: three digits, also of a type that this version does not know.
    package let holderType: Text
    /// Field key to clear value or 32-byte commitment, the holder's fields included.
    package let fields: CBORMap
    package let ground: Text?
    /// Number of the decision, or the law it rests on.
    package let basis: Text?

    init(_ reader: BodyReader) throws(ActRefusal) {
        version = Int(try reader.uint(BodyKey.version, in: Self.versions))
        number = try reader.optionalText(BodyKey.number)
        identifier = try reader.optionalText(BodyKey.identifier)
        dated = try reader.civilDate(BodyKey.dated)
        item = try reader.id(BodyKey.item)
        itemVersion = try reader.uint(BodyKey.itemVersion, in: 1...UInt64(Int64.max))
        validFrom = try reader.optionalDate(BodyKey.validFrom)
        validTo = try Self.term(reader)
        fields = try reader.fields()
        holderType = try Self.holderType(in: fields)
        ground = try reader.optionalText(BodyKey.ground)
        basis = try reader.optionalText(BodyKey.basis)
        if let validFrom, let last = validTo.lastDay, last < validFrom { throw .outOfRange(key: BodyKey.validTo) }
    }
}

extension Content {
    private static func term(_ reader: BodyReader) throws(ActRefusal) -> Term {
        guard let value = reader.body[BodyKey.validTo] else { return .unstated }
        return value.isNull ? .unlimited : .until(try reader.civilDate(BodyKey.validTo))
    }

    private static func holderType(in fields: CBORMap) throws(ActRefusal) -> Text {
        guard let type = fields[ReservedField.holderType]?.asText, type.utf8.count == 3,
            type.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { throw .malformed(key: BodyKey.fields) }
        return type
    }
}

extension Content: Hashable {
    package static func == (left: Content, right: Content) -> Bool {
        left.version == right.version && left.number == right.number && left.identifier == right.identifier
            && left.dated == right.dated && left.item == right.item && left.itemVersion == right.itemVersion
            && left.validFrom == right.validFrom && left.validTo == right.validTo && left.fields == right.fields
            && left.ground == right.ground && left.basis == right.basis
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(version)
        hasher.combine(number)
        hasher.combine(fields)
    }
}
