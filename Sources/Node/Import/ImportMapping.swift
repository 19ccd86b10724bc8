import SignedLog

/// Which column of a register goes where. A person writes it in YAML (`docs/formats/import-mapping.md`):
///
///     columns:
///       number: 立案文號
///       date: 立案日期
///       holder/code: 代號
///       holder/name: 補習班
///       fields/address: 班址
///     constants:
///       holder/type: "099"
///     ignored: [縣市]
///     dates: yyyy-mm-dd
///     key: holder/code
///
/// A column of the file that the mapping does not speak of is refused: nothing is dropped by oversight.
package struct ImportMapping: Sendable {
    /// Where a value goes.
    enum Target: Hashable, Sendable {
        case number, identifier, date, validFrom, validTo
        case holderType, holderCode, holderName
        /// A face field by the catalogue's key.
        case field(Text)
    }

    /// By the column's name in the header.
    var columns: [Target: Text]
    /// Values that every row has.
    var constants: [Target: Text]
    var ignored: Set<Text>
    var dates: DateForm
    /// What tells whether a license is held already. Only the holder's code can be, so far.
    var key: Target

    /// The columns are named as the API names the fields; nothing is ignored.
    static let byFieldName = ImportMapping(columns: [:], constants: [:], ignored: [], dates: .dashed, key: .holderCode)

    /// Mappings that the program brings along, by name.
    static func builtIn(_ name: String) -> String? {
        name == "tutoring-register" ? tutoringRegister : nil
    }
}

extension ImportMapping.Target {
    private static let named: [(String, Self)] = [
        ("number", .number), ("identifier", .identifier), ("date", .date), ("validFrom", .validFrom),
        ("validTo", .validTo), ("holder/type", .holderType), ("holder/code", .holderCode), ("holder/name", .holderName),
    ]

    init?(name: String) {
        if let known = Self.named.first(where: { $0.0 == name })?.1 {
            self = known
        } else if name.hasPrefix("fields/"), name.utf8.count > 7 {
            self = .field(Text(String(name.dropFirst(7))))
        } else {
            return nil
        }
    }

    /// As the API names the field.
    var name: String {
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
}
