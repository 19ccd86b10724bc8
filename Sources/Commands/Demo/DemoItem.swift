/// A type of license that the demo's offices submit, as `hefu catalogue submit` takes it, and what one says.
enum DemoItem: CaseIterable {
    case tutoring, hygiene

    var office: MemberOffice {
        switch self {
        case .tutoring: .education
        case .hygiene: .health
        }
    }

    /// 证照类型代码: the code of the body that defines the type, and a serial of three digits.
    var typeCode: String { office.code + "001" }

    var name: String {
        switch self {
        case .tutoring: "民办培训机构办学许可证"
        case .hygiene: "公共场所卫生许可证"
        }
    }

    /// The body of `POST /api/v1/catalogue`.
    var submission: JSON {
        .object([
            "typeCode": .string(typeCode), "name": .string(name), "holderKind": .string("legal"),
            "collectFrom": .string("2022-01-01"), "isPublic": .bool(true), "level": .string("区县级"),
            "template": .string(""), "validity": .string(validity), "holderIsPublic": .bool(isHolderPublic),
            "fields": .array(fields),
        ])
    }

    /// Who has the permit to teach is public; of the other type holder and address are committed to, and go only to
    /// those who may hold them.
    private var isHolderPublic: Bool {
        switch self {
        case .tutoring: true
        case .hygiene: false
        }
    }

    private var validity: String {
        switch self {
        case .tutoring: "3年^长期"
        case .hygiene: "4年"
        }
    }

    private var fields: [JSON] {
        switch self {
        case .tutoring: [Self.field("address", "地址", isPublic: true, isRequired: true)]
        case .hygiene:
            [
                Self.field("address", "地址", isPublic: false, isRequired: true),
                Self.field("scope", "许可项目", isPublic: true, isRequired: false),
            ]
        }
    }

    private static func field(_ key: String, _ label: String, isPublic: Bool, isRequired: Bool) -> JSON {
        .object([
            "key": .string(key), "label": .string(label), "type": .string("text"), "public": .bool(isPublic),
            "required": .bool(isRequired),
        ])
    }
}
