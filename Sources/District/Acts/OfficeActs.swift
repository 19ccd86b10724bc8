package import SignedLog

/// What an office does in the district; several at once are common.
package enum OfficeRole: UInt64, CaseIterable, Hashable, Comparable, Sendable {
    /// 发证
    case issuing = 0
    /// 用证
    case using = 1
    /// 区府办: superior to all, holds every audience.
    case districtOffice = 2
    /// 政务服务中心
    case serviceCenter = 3
    /// 大数据中心
    case dataCenter = 4
    /// 市电子证照库
    case cityLibrary = 5
    /// 社会化用证主体
    case socialUser = 6

    package static func < (left: OfficeRole, right: OfficeRole) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Kind 2: an office, founded or restated whole.
package struct OfficeAct: DistrictBody {
    static let kind = Kind.office

    /// 统一社会信用代码: 18 characters. Its check characters are no matter of shape.
    package let code: Text
    package let name: Text
    /// Ascending, at least one.
    package let roles: [OfficeRole]

    package init(code: Text, name: Text, roles: some Sequence<OfficeRole>) {
        self.code = code
        self.name = name
        self.roles = roles.sorted().withoutRepeats()
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        code = try reader.code(100, count: 18)
        name = try reader.text(101)
        roles = try reader.list(102, counts: 1...OfficeRole.allCases.count) { item in
            item.asUInt.flatMap(OfficeRole.init)
        }
        guard roles == roles.sorted().withoutRepeats() else { throw .malformed(key: 102) }
    }

    var body: CBORMap {
        CBORMap([
            (.int(100), .text(code)), (.int(101), .text(name)),
            (.int(102), .array(roles.map { .int(Int64($0.rawValue)) })),
        ])
    }
}

/// Kind 3, on the ended office 承继职权: the heir's nodes become nodes of the ended office too.
package struct TakeOverAct: DistrictBody {
    static let kind = Kind.takeOver

    package let heir: OfficeID

    package init(heir: OfficeID) {
        self.heir = heir
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        heir = try reader.id(100)
        guard heir != act.namedDocument else { throw .outOfRange(key: 100) }
    }

    var body: CBORMap {
        CBORMap([(.int(100), .bytes(heir))])
    }
}
