import Licenses
import Testing

@Suite struct UnifiedSocialCreditCodeTests {
    @Test(arguments: [
        "91110000600037341L", "91310000775785552L", "121200004013590816", "91310112087994932F", "9115220107837941X1",
        "91340600MA2PBP2120",
        // Government bodies, from real license identifiers.
        "11100000000013338W", "11110000000021135M", "11220000013544541J", "11330105002500287C", "113700000045046442",
        "11100000MB03271699",
        // Synthetic codes of the bureaus of the examples.
        "11310107MB1K00019P", "113101070024500136", "113101070024500211", "1131010700245003XQ", "11310107002450048Q",
        "11310107002450056K", "11310107002450064E",
    ])
    func validCodesAreAccepted(text: String) throws {
        let code = try UnifiedSocialCreditCode(parsing: Array(text.utf8))
        #expect(code.description == text)
        #expect(code.organizationCodeIsConsistent)
    }

    /// Synthetic: the sum is a multiple of 31, so the check value is 31 − 0, which stands for 0.
    @Test(arguments: ["91310107MA1G000120", "91310107MA1G000410"])
    func aSumOfZeroHasTheCheckCharacterZero(text: String) throws {
        #expect(try UnifiedSocialCreditCode(parsing: Array(text.utf8)).description == text)
    }

    @Test(arguments: [
        ("", CodeRefusal.length(found: 0, allowed: 18...18)),
        ("12345", .length(found: 5, allowed: 18...18)),
        ("91110000600037341", .length(found: 17, allowed: 18...18)),
        ("91110000600037341LL", .length(found: 19, allowed: 18...18)),
        ("91110000600037341l", .alphabet(position: 18)),
        ("9111000060003IOZSV", .alphabet(position: 14)),
        ("91110000600037341N", .checkCharacter(found: UInt8(ascii: "N"), expected: UInt8(ascii: "L"))),
        ("C1110000600037341L", .form(position: 1)),
        ("91A10000600037341L", .form(position: 3)),
        ("9111000A600037341L", .form(position: 8)),
    ])
    func otherStringsAreRefusedByName(text: String, refusal: CodeRefusal) {
        #expect(throws: refusal) { try UnifiedSocialCreditCode(parsing: Array(text.utf8)) }
    }

    /// A, N and Y stand for registering authorities that joined after the standard.
    @Test(arguments: ["A1110000600037341K", "N11100006000373417", "Y1110000600037341Y"])
    func lettersMayStandFirst(text: String) throws {
        #expect(try UnifiedSocialCreditCode(parsing: Array(text.utf8)).description == text)
    }

    @Test func theOrganizationCodeInsideIsOnlyAWarning() throws {
        // The last digit of the organization code is off, and the check character at the end is made to fit.
        let code = try UnifiedSocialCreditCode(parsing: Array("91110000600037342P".utf8))
        #expect(!code.organizationCodeIsConsistent)
    }
}
