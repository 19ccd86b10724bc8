import Licenses
import Testing

@Suite struct CodeVectorTests {
    @Test func everyRowHasItsValueOrItsNamedRefusal() throws {
        let rows = try CodeVector.all()
        #expect(rows.count == 214)
        let mismatches = rows.filter { Self.outcome(of: $0) != Self.expectation(of: $0) }
        #expect(mismatches.map(\.value) == [])
        let counts = Dictionary(grouping: rows, by: \.scheme).mapValues(\.count)
        #expect(counts == ["uscc": 204, "ric": 6, "mod_11_2.check": 2, "mod_11_2.validate": 2])
    }

    @Test func realCreditCodesAlsoHoldAValidOrganizationCode() throws {
        let codes = try CodeVector.all().filter { $0.scheme == "uscc" && $0.expected == "valid" }
        #expect(codes.count == 200)
        let isConsistent = try codes.map { try UnifiedSocialCreditCode(parsing: $0.utf8).organizationCodeIsConsistent }
        #expect(isConsistent.allSatisfy { $0 })
    }

    /// The result of our code, in words.
    private static func outcome(of row: CodeVector) -> String {
        do throws(CodeRefusal) {
            switch row.scheme {
            case "uscc": _ = try UnifiedSocialCreditCode(parsing: row.utf8)
            case "ric": _ = try ResidentIdentityNumber(parsing: row.utf8, notAfter: nil)
            case "mod_11_2.check": return String(UnicodeScalar(try Mod11_2.checkCharacter(over: row.utf8)))
            case "mod_11_2.validate":
                try Mod11_2.validate(row.utf8)
                return row.value
            case let scheme: return "no scheme \(scheme)"
            }
            return "valid"
        } catch {
            return "\(error)"
        }
    }

    /// What the source expects, in our words: its errors have broader names than ours.
    private static func expectation(of row: CodeVector) -> String {
        switch row.value {
        case "12345": "\(CodeRefusal.length(found: 5, allowed: 18...18))"
        // The source takes digits only at the first eight places. GB 32100 has codes that begin with A: this one is
        // refused because its check character, that of 91110000600037341L, does not fit.
        case "A1110000600037341L":
            "\(CodeRefusal.checkCharacter(found: UInt8(ascii: "L"), expected: UInt8(ascii: "K")))"
        case "9111000060003IOZSV": "\(CodeRefusal.alphabet(position: 14))"
        case "91110000600037341N":
            "\(CodeRefusal.checkCharacter(found: UInt8(ascii: "N"), expected: UInt8(ascii: "L")))"
        case "T60426199101010078": "\(CodeRefusal.alphabet(position: 1))"
        case "360426199113010079": "\(CodeRefusal.date(yyyymmdd: 1991_13_01))"
        case "36042619910102009X":
            "\(CodeRefusal.checkCharacter(found: UInt8(ascii: "X"), expected: UInt8(ascii: "3")))"
        case "990426199112010074": "\(CodeRefusal.region(province: 99))"
        default: row.expected
        }
    }
}
