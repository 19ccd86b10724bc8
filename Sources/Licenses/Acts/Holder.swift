package import SignedLog

/// Whom a license is for: 持证主体, as a person enters it.
package struct Holder: Hashable, Sendable {
    /// 持证主体代码类型.
    package var type: HolderCodeType
    /// 持证主体代码.
    package var code: Text
    /// 持证主体.
    package var name: Text

    package init(type: HolderCodeType, code: Text, name: Text) {
        (self.type, self.code, self.name) = (type, code, name)
    }

    /// - Parameter today: bounds the birth date in a resident identity number.
    func check(for item: CatalogueItem, today: CivilDate?) throws(AuthoringRefusal) {
        guard item.holderKind.admits(type) else { throw .field(ReservedField.holderType, .holderKind) }
        try PlainText.check(name, field: ReservedField.holderName)
        try PlainText.check(code, field: ReservedField.holderCode)
        do {
            try type.validate(code.utf8.array, today: today)
        } catch {
            throw .field(ReservedField.holderCode, .code(error))
        }
    }
}
