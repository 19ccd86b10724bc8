import Licenses
import SignedLog
import Signing
import Storage

/// A license as the city library is told it: the metadata of GB/T 36903 by their short names, and the face.
package struct LibraryMetadata: Hashable, Sendable {
    /// What the library is told of; those of 36903 by their short names there.
    package enum Element: String, CaseIterable, Sendable {
        /// 证照名称, 证照类型代码, 证照编号, 证照标识, 证照版本号.
        case name = "ZZMC"
        case typeCode = "ZZLXDM"
        case number = "ZZBH"
        case identifier = "ZZBS"
        case version = "ZZBBH"
        /// 证照颁发机构, 证照颁发机构代码, 证照颁发日期.
        case issuer = "ZZBFJG"
        case issuerCode = "ZZBFJGDM"
        case issuedOn = "ZZBFRQ"
        /// 持证主体, 持证主体代码, 持证主体代码类型, 持证主体代码类型代码.
        case holderName = "CZZT"
        case holderCode = "CZZTDM"
        case holderType = "CZZTDMLX"
        case holderTypeCode = "CZZTDMLXDM"
        /// 证照有效期起始日期, 证照有效期截止日期, 长期.
        case validFrom = "ZZYXQQSRQ"
        case validTo = "ZZYXQJZRQ"
        case isLongTerm = "ZZYXQCQ"
        /// 证照签章名称, 签章时间.
        case sealName = "ZZQZMC"
        case sealedOn = "ZZQZSJ"
        /// 状态: 1 现势, 2 注销; and by our own word which.
        case status = "ZZZT"
        case state = "ZZZTMC"
    }

    /// Elements that the license has.
    package let elements: [Element: String]
    /// 照面信息, in the order of the act; in the library under `KZ_`.
    package let face: [Field]

    /// A face field by its key in the catalogue.
    package struct Field: Hashable, Sendable {
        package let key: String
        package let value: String
    }
}

extension LibraryMetadata {
    /// Nil if something of it cannot be read here: nobody is told half a license.
    init?(
        _ history: LicenseHistory,
        on today: CivilDate,
        officeCode: String?,
        _ names: Names,
        _ store: StoreReader
    ) throws {
        guard let act = history.heads.first, let content = history.content(of: act),
            let item = names.item(content.item)
        else { return nil }
        let values = try FaceValues(act, content, store)
        // What is erased, or lost for good, is told no more.
        let isGone = { (key: Text) in !history.erasures.isWanted(FieldReference(act: act, key: key)) }
        guard let holder = Self.holder(content, values, isGone: isGone),
            let face = Self.face(content, values, isGone: isGone)
        else { return nil }
        var elements = holder.merging(Self.term(content)) { $1 }.merging(Self.seal(history.seal(of: act))) { $1 }
        (elements[.name], elements[.typeCode]) = (item.name.string, item.typeCode.string)
        (elements[.number], elements[.identifier]) = (content.number?.string, content.identifier?.string)
        (elements[.version], elements[.issuedOn]) = (String(content.version), content.dated.compact)
        elements[.issuerCode] = officeCode
        elements[.issuer] = try store.actNode(history.document.founding)?.audience.offices.first
            .flatMap { names.office($0) }
        let state = history.shown(at: today).state
        (elements[.status], elements[.state]) = (state.isCurrent ? "1" : "2", state.rawValue)
        (self.elements, self.face) = (elements, face)
    }

    /// Without what is gone; nil if something else is not here.
    private static func holder(
        _ content: Content,
        _ values: FaceValues,
        isGone: (Text) -> Bool
    ) -> [Element: String]? {
        var told: [Element: String] = [.holderTypeCode: content.holderType.string]
        told[.holderType] = HolderCodeType(utf8: content.holderType.utf8.array)?.chineseName
        for (element, key) in [(Element.holderName, ReservedField.holderName), (.holderCode, ReservedField.holderCode)]
        where !isGone(key) {
            guard let value = values.text(key) else { return nil }
            told[element] = value
        }
        return told
    }

    private static func term(_ content: Content) -> [Element: String] {
        let isLongTerm = if case .unlimited = content.validTo { true } else { false }
        let told: [Element: String?] = [
            .validFrom: content.validFrom?.compact, .validTo: content.validTo.lastDay?.compact,
            .isLongTerm: isLongTerm ? "1" : nil,
        ]
        return told.compactMapValues(\.self)
    }

    private static func seal(_ seal: SealRecord) -> [Element: String] {
        guard seal.state == .sealed, let name = seal.name, let day = seal.on else { return [:] }
        return [.sealName: name.string, .sealedOn: day.compact]
    }

    /// Without what is gone; nil if something else is not here.
    private static func face(_ content: Content, _ values: FaceValues, isGone: (Text) -> Bool) -> [Field]? {
        var face: [Field] = []
        // By what the license states, whatever today's catalogue has.
        for key in content.fields.pairs.compactMap(\.key.asText) where !ReservedField.isReserved(key) {
            if let value = values.value(key) {
                face.append(Field(key: key.string, value: value.plain))
            } else if !isGone(key) {
                return nil
            }
        }
        return face
    }
}

extension CivilDate {
    /// yyyyMMdd, as GB/T 36903 writes days.
    fileprivate var compact: String { String(yyyymmdd) }
}

extension LicenseState {
    /// 现势: there still is such a license, in use or not.
    fileprivate var isCurrent: Bool {
        switch self {
        case .valid, .suspended, .notYetInForce, .expired: true
        case .annulled, .revoked, .withdrawn, .cancelled, .void, .held, .cannotBeJudged: false
        }
    }
}

extension CBOR {
    /// A face value as text.
    fileprivate var plain: String {
        switch self {
        case .int(let number): String(number)
        case .text(let text): text.string
        case .bool(let flag): flag ? "true" : "false"
        case .null, .bytes, .array, .map: ""
        }
    }
}
