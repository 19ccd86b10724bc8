import Licenses
import Testing

@Suite struct LicenseIdentifierTests {
    /// Identifiers of real licenses, without the root that all share.
    @Test(arguments: [
        "11100000000013338W032.11220000013544541J.2430599.001.F",
        "11100000000013338W011.11110000000021135M.20230329701.003.Y",
        "11100000000013338W011.11430000006122244L.20230000403.001.U",
        "11100000000013338W011.11430000006122244L.20230000403.002.S",
        "11100000MB03271699022.340100.000000016.001.9",
        "11100000000013338W009.11330105002500287C.2025052201.002.0",
    ])
    func realIdentifiersAreAccepted(text: String) throws {
        let utf8 = LicenseIdentifier.root + Array(text.utf8)
        let identifier = try LicenseIdentifier(parsing: utf8)
        #expect(identifier.utf8 == utf8)
        let parts = text.split(separator: ".").map { Array($0.utf8) }
        #expect([identifier.typeCode, identifier.issuerCode, identifier.serial].map(Array.init) == Array(parts[0..<3]))
        #expect(identifier.version == Int(text.split(separator: ".")[3]))
        #expect([identifier.checkCharacter] == parts[4])
    }

    /// Published in the interface descriptions of real systems, with a wrong check character.
    @Test(arguments: [
        ("11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M", "M", "D"),
        ("11100000000013338W050.91610800064834709T.2023000001.001.X", "X", "2"),
    ])
    func realIdentifiersWithAWrongCheckCharacterAreRefused(text: String, found: String, expected: String) throws {
        let refusal = CodeRefusal.checkCharacter(found: Array(found.utf8)[0], expected: Array(expected.utf8)[0])
        #expect(throws: refusal) {
            try LicenseIdentifier(parsing: LicenseIdentifier.root + Array(text.utf8))
        }
    }

    @Test(arguments: [
        ("", CodeRefusal.form(position: 1)),
        ("1.2.156.3005.3.11100000000013338W032.11220000013544541J.2430599.001.F", .form(position: 1)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001", .form(position: 16)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F.F", .form(position: 16)),
        ("1.2.156.3005.2.11100000000013338W03.11220000013544541J.2430599.001.F", .length(found: 20, allowed: 21...21)),
        ("1.2.156.3005.2.11100000000013338w032.11220000013544541J.2430599.001.F", .alphabet(position: 33)),
        ("1.2.156.3005.2.11100000000013338W032..2430599.001.F", .length(found: 0, allowed: 1...32)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J..001.F", .length(found: 0, allowed: 1...64)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.24 0599.001.F", .alphabet(position: 59)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.1.F", .length(found: 1, allowed: 3...3)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.0A1.F", .alphabet(position: 66)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.000.F", .number(found: 0, allowed: 1...999)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.f", .alphabet(position: 69)),
        ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F\r", .length(found: 2, allowed: 1...1)),
    ])
    func otherStringsAreRefusedByName(text: String, refusal: CodeRefusal) {
        #expect(throws: refusal) { try LicenseIdentifier(parsing: Array(text.utf8)) }
    }

    @Test(arguments: [(32, 64, true), (33, 64, false), (32, 65, false), (1, 1, true)])
    func partsHaveALongestLength(issuerLength: Int, serialLength: Int, isAccepted: Bool) throws {
        let issuer = String(repeating: "7", count: issuerLength)
        let serial = String(repeating: "Z", count: serialLength)
        let body = Array("11100000000013338W032\(issuer)\(serial)001".utf8)
        let check = String(UnicodeScalar(try Mod37_36.checkCharacter(over: body)))
        let text = "1.2.156.3005.2.11100000000013338W032.\(issuer).\(serial).001.\(check)"
        #expect(((try? LicenseIdentifier(parsing: Array(text.utf8))) != nil) == isAccepted)
    }

    @Test func theNextVersionKeepsTheSerial() throws {
        let first = try LicenseIdentifier.make(
            typeCode: Array("11100000000013338W011".utf8),
            issuerCode: Array("11430000006122244L".utf8),
            serial: Array("20230000403".utf8),
            version: 1
        )
        #expect(first.description == "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U")
        let second = try first.withVersion(2)
        #expect(second.description == "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S")
        #expect(try first.withVersion(999).version == 999)
        #expect(throws: CodeRefusal.number(found: 1000, allowed: 1...999)) { try first.withVersion(1000) }
        #expect(throws: CodeRefusal.number(found: 0, allowed: 1...999)) { try first.withVersion(0) }
    }

    @Test(arguments: [
        ("11100000000013338W01", "11430000006122244L", "1", CodeRefusal.length(found: 20, allowed: 21...21)),
        ("11100000000013338W011", "340100", "1", .length(found: 6, allowed: 18...18)),
        ("11100000000013338W011", "11430000006122244L", "", .length(found: 0, allowed: 1...64)),
        ("11100000000013338W011", "11430000006122244L", "a", .alphabet(position: 1)),
    ])
    func nothingElseIsMade(typeCode: String, issuerCode: String, serial: String, refusal: CodeRefusal) {
        #expect(throws: refusal) {
            try LicenseIdentifier.make(
                typeCode: Array(typeCode.utf8),
                issuerCode: Array(issuerCode.utf8),
                serial: Array(serial.utf8),
                version: 1
            )
        }
    }
}

@Suite struct LicenseSerialTests {
    @Test(arguments: [
        (UInt64(0), UInt64(0), "ED01000000000"), (1, 35, "ED0100000001Z"), (35, 36, "ED010000000Z10"),
        (2_821_109_907_455, 0, "ED01ZZZZZZZZ0"), (2_821_109_907_456, 0, "ED01000000000"),
        (.max, .max, "ED011264SGSF3W5E11264SGSF"),
    ])
    func aSerialIsNodeCodeEpochAndCount(epoch: UInt64, founded: UInt64, expected: String) {
        let serial = LicenseIdentifier.serial(nodeCode: Array("ED01".utf8), epoch: epoch, founded: founded)
        #expect(String(decoding: serial, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("ED01", true), ("0000", true), ("ed01", false), ("ED1", false), ("ED001", false), ("ED-1", false),
    ])
    func aNodeCodeHasFourCharacters(text: String, isAccepted: Bool) {
        #expect(LicenseIdentifier.isNodeCode(Array(text.utf8)) == isAccepted)
    }
}
