import Licenses
import Testing

@Suite struct Mod37_36Tests {
    @Test(arguments: [
        ("0", "2"), ("1", "Z"), ("9", "J"), ("A", "H"), ("Z", "4"), ("ZZZZ", "9"), ("0000000000", "P"),
        ("J", "0"),  // The value 36, which stands for 0.
        ("A12425GABC1234002", "M"),
    ])
    func theCheckCharacterIsThatOfTheStandard(text: String, expected: String) throws {
        #expect(try [Mod37_36.checkCharacter(over: Array(text.utf8))] == Array(expected.utf8))
        #expect(throws: Never.self) { try Mod37_36.validate(Array((text + expected).utf8)) }
    }

    @Test(arguments: [
        ("A12425GABC1234002N", CodeRefusal.checkCharacter(found: UInt8(ascii: "N"), expected: UInt8(ascii: "M"))),
        ("A12425GABc1234002M", .alphabet(position: 10)),
        ("A12425GABC1234002m", .alphabet(position: 18)),
        ("A1242.GABC1234002M", .alphabet(position: 6)),
        ("M", .length(found: 1, allowed: 2...Int.max)),
        ("", .length(found: 0, allowed: 2...Int.max)),
    ])
    func otherStringsAreRefusedByName(text: String, refusal: CodeRefusal) {
        #expect(throws: refusal) { try Mod37_36.validate(Array(text.utf8)) }
    }

    /// Exactly one of the 36 characters fits after any string, so no other single character is taken for it.
    @Test func oneCharacterFits() {
        for first in 0..<36 {
            for second in 0..<36 {
                let text = [Base36.digit(first), Base36.digit(second)]
                let fitting = (0..<36).filter { check in
                    (try? Mod37_36.validate(text + [Base36.digit(check)])) != nil
                }
                #expect(fitting.count == 1)
            }
        }
    }
}
