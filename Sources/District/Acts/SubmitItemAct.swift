package import SignedLog

/// What a face field holds.
package enum ItemFieldType: UInt64, CaseIterable, Hashable, Sendable {
    case text = 0
    /// yyyymmdd
    case date = 1
    /// A text as it is printed.
    case decimal = 2
    case integer = 3
    case boolean = 4
}

/// One field of a license's face, as a catalogue item declares it.
package struct ItemField: Hashable, Sendable {
    package let key: Text
    package let label: Text
    package let type: ItemFieldType
    /// Whether the value stands in the clear; else only a commitment to it does.
    package let isPublic: Bool
    package let isRequired: Bool

    package init(key: Text, label: Text, type: ItemFieldType, isPublic: Bool, isRequired: Bool) {
        self.key = key
        self.label = label
        self.type = type
        self.isPublic = isPublic
        self.isRequired = isRequired
    }

    /// Keys that every face has beside those of its item.
    package static let reservedKeys: [Text] = ["holder/code", "holder/name", "holder/type", "reason"]
}

/// Who may hold a license of an item.
package enum ItemHolderKind: UInt64, CaseIterable, Hashable, Sendable {
    case natural = 0
    case legal = 1
    case either = 2
}

/// Kind 11: an office puts a catalogue item, or a new version of one, before the district office. Names of
/// GB/T 36902.
package struct SubmitItemAct: DistrictBody {
    static let kind = Kind.submitItem
    package static let fieldLimit = 400

    package let version: UInt64
    /// 证照类型代码, 21 characters.
    package let typeCode: Text
    package let name: Text
    package let office: OfficeID
    package let holderKind: ItemHolderKind
    /// yyyymmdd: licenses from this day on are collected.
    package let collectFrom: UInt64
    package let isPublic: Bool
    package let level: Text
    package let template: Text
    /// No key twice.
    package let fields: [ItemField]
    package let holderIsPublic: Bool
    /// ValidityRange of GB/T 36902.
    package let validity: Text

    package init(
        version: UInt64,
        typeCode: Text,
        name: Text,
        office: OfficeID,
        holderKind: ItemHolderKind,
        collectFrom: UInt64,
        isPublic: Bool = false,
        level: Text,
        template: Text,
        fields: [ItemField],
        holderIsPublic: Bool,
        validity: Text
    ) {
        self.version = version
        self.typeCode = typeCode
        self.name = name
        self.office = office
        self.holderKind = holderKind
        self.collectFrom = collectFrom
        self.isPublic = isPublic
        self.level = level
        self.template = template
        self.fields = fields
        self.holderIsPublic = holderIsPublic
        self.validity = validity
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        version = try reader.uint(BodyKey.version, in: 1...UInt64(UInt32.max))
        typeCode = try reader.code(100, count: 21)
        name = try reader.text(101)
        office = try reader.id(102)
        guard let holderKind = ItemHolderKind(rawValue: try reader.uint(103)) else { throw .outOfRange(key: 103) }
        self.holderKind = holderKind
        collectFrom = try reader.date(104)
        isPublic = try reader.bool(105)
        level = try reader.text(106, byteCounts: 0...Limit.text)
        template = try reader.text(107, byteCounts: 0...Limit.longText)
        fields = try reader.list(108, counts: 0...Self.fieldLimit, ItemField.init(reading:))
        guard Set(fields.map(\.key)).count == fields.count else { throw .malformed(key: 108) }
        holderIsPublic = try reader.bool(109)
        validity = try reader.text(110, byteCounts: 0...Limit.text)
    }

    var body: CBORMap {
        CBORMap([
            (.int(BodyKey.version), .int(Int64(version))),
            (.int(100), .text(typeCode)), (.int(101), .text(name)), (.int(102), .bytes(office)),
            (.int(103), .int(Int64(holderKind.rawValue))), (.int(104), .int(Int64(collectFrom))),
            (.int(105), .bool(isPublic)), (.int(106), .text(level)), (.int(107), .text(template)),
            (.int(108), .array(fields.map(\.item))),
            (.int(109), .bool(holderIsPublic)), (.int(110), .text(validity)),
        ])
    }
}

extension ItemField {
    /// `[key, label, type, public, required]`; the key is none that has a meaning already.
    fileprivate init?(reading item: CBOR) {
        guard let parts = item.asArray, parts.count == 5, let key = parts[0].asText, let label = parts[1].asText,
            let type = parts[2].asUInt.flatMap(ItemFieldType.init), let isPublic = parts[3].asBool,
            let isRequired = parts[4].asBool
        else { return nil }
        guard 1...Limit.text ~= key.utf8.count, label.utf8.count <= Limit.text else { return nil }
        guard !Self.reservedKeys.contains(key), !key.hasPrefix(FieldKey.aboutPrefix) else { return nil }
        self.init(key: key, label: label, type: type, isPublic: isPublic, isRequired: isRequired)
    }

    fileprivate var item: CBOR {
        .array([.text(key), .text(label), .int(Int64(type.rawValue)), .bool(isPublic), .bool(isRequired)])
    }
}
