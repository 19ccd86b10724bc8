/// A 证照标识 (GB/T 36904-2018): `1.2.156.3005.2.type.issuer.serial.version.check`, its check character checked.
///
/// Each change of a license keeps the serial and adds one to the version. So one identifier stands for one version of
/// one license, and two licenses of one identifier are a finding.
package struct LicenseIdentifier: Hashable, Sendable {
    /// The object identifier of electronic licenses, and the dot after it.
    package static let root: [UInt8] = Array("1.2.156.3005.2.".utf8)
    package static let typeCodeLength = 21
    /// 18 where we generate it; registers hold others (`340100`), which are accepted when read.
    package static let issuerCodeLengths = 1...32
    package static let serialLengths = 1...64
    package static let versions = 1...999

    /// The identifier as it is written, ASCII.
    package let utf8: [UInt8]
    /// 版本号, 1…999.
    package let version: Int
    private let parts: IdentifierParts

    /// 证照类型代码: the code of the body that defined the type, and three more characters.
    package var typeCode: ArraySlice<UInt8> { utf8[parts.typeCode] }
    /// 证照颁发机构代码.
    package var issuerCode: ArraySlice<UInt8> { utf8[parts.issuerCode] }
    /// 流水号.
    package var serial: ArraySlice<UInt8> { utf8[parts.serial] }
    /// 校验位: MOD 37,36 over type, issuer, serial and version.
    package var checkCharacter: UInt8 { utf8[utf8.count - 1] }

    /// Reads an identifier as registers and file names hold it.
    ///
    /// Lower case and surrounding space are refused: who imports decides what to do about them, and is told where
    /// they are.
    package init(parsing utf8: [UInt8]) throws(CodeRefusal) {
        let parts = try IdentifierParts(of: utf8)
        version = try parts.version(in: utf8)
        let (found, expected) = (utf8[utf8.count - 1], try parts.checkCharacter(over: utf8))
        guard found == expected else { throw .checkCharacter(found: found, expected: expected) }
        (self.utf8, self.parts) = (utf8, parts)
    }

    /// Each part must have an allowed length.
    private init(
        typeCode: ArraySlice<UInt8>,
        issuerCode: ArraySlice<UInt8>,
        serial: ArraySlice<UInt8>,
        version: Int
    ) throws(CodeRefusal) {
        guard Self.versions.contains(version) else { throw .number(found: version, allowed: Self.versions) }
        parts = IdentifierParts(lengths: typeCode.count, issuerCode.count, serial.count)
        var utf8: [UInt8] = []
        utf8.reserveCapacity(128)
        utf8 += Self.root
        for part in [typeCode, issuerCode, serial, Base36.digits(UInt64(version), base: 10, width: 3)[...]] {
            utf8 += part
            utf8.append(UInt8(ascii: "."))
        }
        utf8.append(try parts.checkCharacter(over: utf8))
        (self.utf8, self.version) = (utf8, version)
    }

    /// Makes an identifier of our own: the issuer must be a valid ``UnifiedSocialCreditCode``.
    package static func make(
        typeCode: [UInt8],
        issuerCode: [UInt8],
        serial: [UInt8],
        version: Int
    ) throws(CodeRefusal) -> LicenseIdentifier {
        _ = try UnifiedSocialCreditCode(parsing: issuerCode)
        try check(typeCode, lengths: typeCodeLength...typeCodeLength, position: 1)
        try check(serial, lengths: serialLengths, position: 1)
        return try LicenseIdentifier(
            typeCode: typeCode[...],
            issuerCode: issuerCode[...],
            serial: serial[...],
            version: version
        )
    }

    /// The same license in another version.
    package func withVersion(_ version: Int) throws(CodeRefusal) -> LicenseIdentifier {
        try LicenseIdentifier(typeCode: typeCode, issuerCode: issuerCode, serial: serial, version: version)
    }

    private static func check(_ part: [UInt8], lengths: ClosedRange<Int>, position: Int) throws(CodeRefusal) {
        guard lengths.contains(part.count) else { throw .length(found: part.count, allowed: lengths) }
        try Base36.check(part, startingAt: position)
    }
}

extension LicenseIdentifier: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}
