extension LicenseIdentifier {
    package static let nodeCodeLength = 4

    /// The serial of a license that a node founds: unique without asking anyone (`docs/formats/numbers.md`).
    ///
    /// Node code (4 of `0…9A…Z`) ‖ epoch modulo 36⁸ as 8 digits of base 36 ‖ `founded` in base 36, unpadded.
    /// Node codes differ within a district, an epoch is used by one process only, and the licenses founded before in
    /// the epoch are counted: so no restore, reset or crash repeats a serial.
    ///
    /// - Parameters:
    ///   - epoch: the epoch's first 8 bytes, big-endian.
    ///   - founded: how many licenses were founded before in the epoch.
    package static func serial(nodeCode: [UInt8], epoch: UInt64, founded: UInt64) -> [UInt8] {
        precondition(isNodeCode(nodeCode), "not a node code: \(nodeCode)")
        return nodeCode + Base36.digits(epoch % epochModulus, width: 8) + Base36.digits(founded)
    }

    /// Whether these are four characters of `0…9A…Z`.
    package static func isNodeCode(_ bytes: [UInt8]) -> Bool {
        bytes.count == nodeCodeLength && bytes.allSatisfy { Base36.value(of: $0) != nil }
    }

    /// 36⁸: what eight digits hold.
    private static let epochModulus: UInt64 = 2_821_109_907_456
}
