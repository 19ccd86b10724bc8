import Licenses
import Replica

/// What a person can get wrong about a new district. It is checked before the first file is written.
enum DistrictCheck {
    static func check(_ founding: DistrictFounding) throws(Refusal) {
        guard !founding.name.isEmpty else { throw Refusal(.missingField, field: "name") }
        guard founding.areaCode.utf8.count == 6, founding.areaCode.utf8.allSatisfy(isDigit) else {
            throw Refusal(.codeForm, field: "areaCode", ["expected": "6 digits", "value": founding.areaCode])
        }
        guard !founding.officeName.isEmpty else { throw Refusal(.missingField, field: "officeName") }
        do throws(CodeRefusal) { _ = try UnifiedSocialCreditCode(parsing: Array(founding.officeCode.utf8)) } catch {
            let isCheck = if case .checkCharacter = error { true } else { false }
            throw Refusal(isCheck ? .checkCharacter : .codeForm, field: "officeCode", ["found": founding.officeCode])
        }
        try check(nodeCode: founding.nodeCode)
    }

    static func check(nodeCode: String) throws(Refusal) {
        let digits = nodeCode.utf8
        guard digits.count == 4, digits.allSatisfy({ isDigit($0) || (0x41...0x5A).contains($0) }) else {
            throw Refusal(
                .codeForm,
                field: "nodeCode",
                ["expected": "4 × 0-9A-Z", "value": String(nodeCode.prefix(16))]
            )
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
