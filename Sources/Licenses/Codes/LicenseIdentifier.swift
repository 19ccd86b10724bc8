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

    /// 证照类型代码: the code of the body that defined the type, and three more characters.
    package let typeCode: [UInt8]
    /// 证照颁发机构代码.
    package let issuerCode: [UInt8]
    /// 流水号.
    package let serial: [UInt8]
    /// 版本号, 1…999.
    package let version: Int
    /// 校验位: MOD 37,36 over type, issuer, serial and version.
    package let checkCharacter: UInt8

    private init(typeCode: [UInt8], issuerCode: [UInt8], serial: [UInt8], version: Int) throws(CodeRefusal) {
        guard Self.versions.contains(version) else { throw .number(found: version, allowed: Self.versions) }
        let body = typeCode + issuerCode + serial + Self.digits(version)
        self.checkCharacter = try Mod37_36.checkCharacter(over: body)
        (self.typeCode, self.issuerCode, self.serial, self.version) = (typeCode, issuerCode, serial, version)
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
        return try LicenseIdentifier(typeCode: typeCode, issuerCode: issuerCode, serial: serial, version: version)
    }

    /// The same license in another version.
    package func withVersion(_ version: Int) throws(CodeRefusal) -> LicenseIdentifier {
        try LicenseIdentifier(typeCode: typeCode, issuerCode: issuerCode, serial: serial, version: version)
    }

    /// The identifier as it is written, ASCII.
    package var utf8: [UInt8] {
        let dot = [UInt8(ascii: ".")]
        return Self.root + typeCode + dot + issuerCode + dot + serial + dot + Self.digits(version) + dot
            + [checkCharacter]
    }

    private static func digits(_ version: Int) -> [UInt8] {
        Base36.digits(UInt64(version), base: 10, width: 3)
    }

    private static func check(_ part: [UInt8], lengths: ClosedRange<Int>, position: Int) throws(CodeRefusal) {
        guard lengths.contains(part.count) else { throw .length(found: part.count, allowed: lengths) }
        try Base36.check(part, startingAt: position)
    }
}

extension LicenseIdentifier {
    /// Reads an identifier as registers and file names hold it.
    ///
    /// Lower case and surrounding space are refused: who imports decides what to do about them, and is told where
    /// they are.
    package init(parsing utf8: [UInt8]) throws(CodeRefusal) {
        let parts = try Self.parts(of: utf8)
        try self.init(
            typeCode: parts[0],
            issuerCode: parts[1],
            serial: parts[2],
            version: Self.version(parts[3], position: utf8.count - 4)
        )
        let found = parts[4][0]
        guard found == checkCharacter else { throw .checkCharacter(found: found, expected: checkCharacter) }
    }

    /// The five parts after the root, each of an allowed length and of `0…9A…Z` only.
    private static func parts(of utf8: [UInt8]) throws(CodeRefusal) -> [[UInt8]] {
        guard utf8.starts(with: root) else { throw .form(position: 1) }
        let parts = utf8.dropFirst(root.count).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let lengths = [typeCodeLength...typeCodeLength, issuerCodeLengths, serialLengths, 3...3, 1...1]
        guard parts.count == lengths.count else { throw .form(position: root.count + 1) }
        for (part, lengths) in zip(parts, lengths) {
            try check(Array(part), lengths: lengths, position: part.startIndex + 1)
        }
        return parts.map(Array.init)
    }

    private static func version(_ digits: [UInt8], position: Int) throws(CodeRefusal) -> Int {
        var version = 0
        for (offset, byte) in digits.enumerated() {
            guard let digit = Base36.value(of: byte), digit < 10 else { throw .alphabet(position: position + offset) }
            version = version * 10 + digit
        }
        return version
    }
}

extension LicenseIdentifier: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}
