import Licenses
import SignedLog

/// What `verify --json` prints: the statement, and the license as far as the file discloses it.
extension JSON {
    init(_ verification: LicenseVerification) {
        var members = JSON(verification.statement).object
        members["license"] = Self.license(verification)
        self = .object(members)
    }

    /// Nil where no version of the license is in force at the statement's date.
    private static func license(_ verification: LicenseVerification) -> JSON? {
        let shown = verification.history.shown(at: verification.statement.asOf)
        guard let content = shown.content, let act = shown.interval.inForce else { return nil }
        let values = FaceValues(content.fields, verification.values[act] ?? [:], labels: verification.labels ?? [:])
        return .members([
            "document": .string(verification.history.document.description),
            "typeName": verification.typeName.map { .string($0.string) },
            "officeName": verification.officeName.map { .string($0.string) },
            "number": content.number.map { .string($0.string) },
            "identifier": content.identifier.map { .string($0.string) },
            "version": .int(content.version),
            "date": .string(content.dated.description),
            "state": .string(shown.interval.state.rawValue),
            "validFrom": content.validFrom.map { .string($0.description) },
            "validTo": term(content.validTo),
            "holder": values.holder,
            "fields": values.face,
        ])
    }

    private static func term(_ term: Term) -> JSON? {
        switch term {
        case .until(let date): .string(date.description)
        case .unlimited: .string("long-term")
        case .unstated: nil
        }
    }
}

/// The values of a face: clear ones as they stand in the act, committed ones where the file discloses them.
private struct FaceValues {
    private let stated: CBORMap
    private let disclosed: [Text: CBOR]
    /// The catalogue's names, as far as the file carries the item.
    private let labels: [Text: Text]

    init(_ stated: CBORMap, _ disclosed: [Text: CBOR], labels: [Text: Text]) {
        (self.stated, self.disclosed, self.labels) = (stated, disclosed, labels)
    }

    var holder: JSON {
        .members([
            "type": value(ReservedField.holderType), "code": value(ReservedField.holderCode),
            "name": value(ReservedField.holderName),
        ])
    }

    /// All other fields, in the order of the act; null is a value that the file does not disclose.
    var face: JSON {
        let keys = stated.pairs.compactMap(\.key.asText).filter {
            !$0.hasPrefix("holder/") && $0 != ReservedField.reason
        }
        return .array(
            keys.map { key in
                .object([
                    "key": .string(key.string), "label": .string((labels[key] ?? key).string),
                    "value": value(key) ?? .null,
                ])
            }
        )
    }

    private func value(_ key: Text) -> JSON? {
        guard let value = stated[key] else { return nil }
        return plain(value) ?? disclosed[key].flatMap(plain)
    }

    /// Nil for a commitment: a face value is never a byte string.
    private func plain(_ value: CBOR) -> JSON? {
        switch value {
        case .text(let text): .string(text.string)
        case .int(let number): .int(Int(number))
        case .bool(let flag): .bool(flag)
        case .bytes, .array, .map, .null: nil
        }
    }
}
