import District
package import SignedLog

/// One field of the face that licenses of an item have (照面信息).
package struct FaceField: Hashable, Sendable {
    /// Names the field within the item, in acts and in JSON.
    package let key: Text
    /// As it is printed.
    package let label: Text
    package let type: FieldType
    /// Whether values stand in acts in clear; all others are committed to. Never true for a natural person's data.
    package let isPublic: Bool
    package let isRequired: Bool
    /// 代码表: the values that a person may enter, in the order of the form; empty where any will do. Checked when a
    /// license is authored, by no fold.
    package let codes: [FieldCode]

    package init(
        key: Text,
        label: Text,
        type: FieldType,
        isPublic: Bool,
        isRequired: Bool,
        codes: [FieldCode] = []
    ) {
        (self.key, self.label, self.type) = (key, label, type)
        (self.isPublic, self.isRequired, self.codes) = (isPublic, isRequired, codes)
    }

    /// Whether the field has no code list, or the list has this value.
    func admits(_ code: Text) -> Bool { codes.isEmpty || codes.contains { $0.code == code } }
}

/// As submissions write it.
extension FaceField {
    init(_ field: ItemField, codes: [FieldCode]) {
        self.init(
            key: field.key,
            label: field.label,
            type: FieldType(field.type),
            isPublic: field.isPublic,
            isRequired: field.isRequired,
            codes: codes
        )
    }

    var submitted: ItemField {
        ItemField(key: key, label: label, type: type.submitted, isPublic: isPublic, isRequired: isRequired)
    }
}

extension FieldType {
    fileprivate init(_ type: ItemFieldType) {
        switch type {
        case .text: self = .text
        case .date: self = .date
        case .decimal: self = .decimal
        case .integer: self = .integer
        case .boolean: self = .boolean
        }
    }

    fileprivate var submitted: ItemFieldType {
        switch self {
        case .text: .text
        case .date: .date
        case .decimal: .decimal
        case .integer: .integer
        case .boolean: .boolean
        }
    }
}
