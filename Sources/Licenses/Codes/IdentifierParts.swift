/// Where the parts of a written 证照标识 lie, each of an allowed length and of `0…9A…Z` only.
struct IdentifierParts: Hashable, Sendable {
    let typeCode: Range<Int>
    let issuerCode: Range<Int>
    let serial: Range<Int>
    private let versionDigits: Range<Int>

    private static let dot = UInt8(ascii: ".")

    /// The five parts after the root.
    init(of utf8: [UInt8]) throws(CodeRefusal) {
        let root = LicenseIdentifier.root
        guard utf8.starts(with: root) else { throw .form(position: 1) }
        guard utf8[root.count...].count(where: { $0 == Self.dot }) == 4 else { throw .form(position: root.count + 1) }
        var start = root.count
        let typeLength = LicenseIdentifier.typeCodeLength
        typeCode = try Self.part(of: utf8, from: &start, lengths: typeLength...typeLength)
        issuerCode = try Self.part(of: utf8, from: &start, lengths: LicenseIdentifier.issuerCodeLengths)
        serial = try Self.part(of: utf8, from: &start, lengths: LicenseIdentifier.serialLengths)
        versionDigits = try Self.part(of: utf8, from: &start, lengths: 3...3)
        _ = try Self.part(of: utf8, from: &start, lengths: 1...1)
    }

    /// Parts of these lengths one after another, each before a dot.
    init(lengths typeCode: Int, _ issuerCode: Int, _ serial: Int) {
        let start = LicenseIdentifier.root.count
        self.typeCode = start..<start + typeCode
        self.issuerCode = Self.after(self.typeCode, length: issuerCode)
        self.serial = Self.after(self.issuerCode, length: serial)
        versionDigits = Self.after(self.serial, length: 3)
    }

    private static func after(_ part: Range<Int>, length: Int) -> Range<Int> {
        part.upperBound + 1..<part.upperBound + 1 + length
    }

    func version(in utf8: [UInt8]) throws(CodeRefusal) -> Int {
        var version = 0
        for position in versionDigits {
            guard let digit = Base36.value(of: utf8[position]), digit < 10 else {
                throw .alphabet(position: position + 1)
            }
            version = version * 10 + digit
        }
        guard LicenseIdentifier.versions.contains(version) else {
            throw .number(found: version, allowed: LicenseIdentifier.versions)
        }
        return version
    }

    func checkCharacter(over utf8: [UInt8]) throws(CodeRefusal) -> UInt8 {
        var check = Mod37_36()
        for position in typeCode { try check.add(utf8[position]) }
        for position in issuerCode { try check.add(utf8[position]) }
        for position in serial { try check.add(utf8[position]) }
        for position in versionDigits { try check.add(utf8[position]) }
        return check.character
    }

    /// The part that begins at `start`, which is moved to the beginning of the next.
    private static func part(
        of utf8: [UInt8],
        from start: inout Int,
        lengths: ClosedRange<Int>
    ) throws(CodeRefusal) -> Range<Int> {
        var (end, stranger) = (start, Int?.none)
        while end < utf8.count, utf8[end] != dot {
            if stranger == nil, Base36.value(of: utf8[end]) == nil { stranger = end }
            end += 1
        }
        guard lengths.contains(end - start) else { throw .length(found: end - start, allowed: lengths) }
        if let stranger { throw .alphabet(position: stranger + 1) }
        defer { start = end + 1 }
        return start..<end
    }
}
