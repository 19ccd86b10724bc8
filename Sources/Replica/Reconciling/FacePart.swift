import Licenses
package import SignedLog

/// What a column of a register states of a license, as the API names it.
package enum FacePart: Hashable, Sendable {
    case number, identifier, date, validFrom, validTo
    case holderType, holderCode, holderName
    /// A face field by the catalogue's key.
    case field(Text)

    private static let named: [(String, Self)] = [
        ("number", .number), ("identifier", .identifier), ("date", .date), ("validFrom", .validFrom),
        ("validTo", .validTo), ("holder/type", .holderType), ("holder/code", .holderCode), ("holder/name", .holderName),
    ]

    package init?(name: String) {
        if let known = Self.named.first(where: { $0.0 == name })?.1 {
            self = known
        } else if name.hasPrefix("fields/"), name.utf8.count > 7 {
            self = .field(Text(String(name.dropFirst(7))))
        } else {
            return nil
        }
    }

    package var name: String {
        switch self {
        case .number: "number"
        case .identifier: "identifier"
        case .date: "date"
        case .validFrom: "validFrom"
        case .validTo: "validTo"
        case .holderType: "holder/type"
        case .holderCode: "holder/code"
        case .holderName: "holder/name"
        case .field(let key): "fields/" + key.string
        }
    }

    /// Of what a row of a register asks for; typed as the item has it. Nil where the row leaves it open, a text as it
    /// stands where it is none of the type.
    func value(in request: LicenseRequest, _ item: CatalogueItem) -> CBOR? {
        switch self {
        case .number: request.number.map { .text(Text($0)) }
        case .identifier: request.identifier.map { .text(Text($0)) }
        case .date: request.date.map { .int($0.yyyymmdd) }
        case .validFrom: request.validFrom.map { .int($0.yyyymmdd) }
        case .validTo: Term(request.validTo).value
        case .holderType: request.holder.map { .text(Text($0.type)) }
        case .holderCode: request.holder.map { .text(Text($0.code)) }
        case .holderName: request.holder.map { .text(Text($0.name)) }
        case .field(let key): request.fields[key].map { Self.typed($0, item.field(key)) }
        }
    }

    /// The same of what an act states. Nil where it states nothing, or nothing here opens it.
    func value(in content: Content, _ disclosed: CBORMap) -> CBOR? {
        switch self {
        case .number: content.number.map(CBOR.text)
        case .identifier: content.identifier.map(CBOR.text)
        case .date: .int(content.dated.yyyymmdd)
        case .validFrom: content.validFrom.map { .int($0.yyyymmdd) }
        case .validTo: content.validTo.value
        case .holderType: .text(content.holderType)
        case .holderCode: Self.opened(ReservedField.holderCode, content, disclosed)
        case .holderName: Self.opened(ReservedField.holderName, content, disclosed)
        case .field(let key): Self.opened(key, content, disclosed)
        }
    }

    private static func typed(_ value: CBOR, _ field: FaceField?) -> CBOR {
        guard let text = value.asText, let field, !field.type.isText else { return value }
        return (try? field.type.value(reading: text)) ?? value
    }

    private static func opened(_ key: Text, _ content: Content, _ disclosed: CBORMap) -> CBOR? {
        guard let value = content.fields[key] else { return nil }
        return value.asBytes == nil ? value : disclosed[key]
    }
}

extension Term {
    /// 长期 is null, as acts write it.
    var value: CBOR? {
        switch self {
        case .until(let last): .int(last.yyyymmdd)
        case .unlimited: .null
        case .unstated: nil
        }
    }
}
