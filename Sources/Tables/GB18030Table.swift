import Foundation

/// Which character a code of GB18030 stands for, by GB 18030-2005.
///
/// The 23,940 codes of two bytes and the 39,420 of four bytes for the Basic Multilingual Plane are asked of Foundation
/// once; seven differ there from the standard and are put right. The rest is arithmetic.
struct GB18030Table: Sendable {
    static let shared = GB18030Table()

    private static let trailsPerLead = 190
    private static let basicPlaneCount = 39_420
    /// The place of 0x90308130, which stands for U+10000; the places of the other planes follow one by one.
    private static let otherPlanesStart = 189_000

    private var twoBytes: [Unicode.Scalar]
    private let fourBytes: [Unicode.Scalar]

    private init() {
        twoBytes = Self.characters(
            of: (0..<126 * Self.trailsPerLead).map { place in
                let trail = place % Self.trailsPerLead
                return [UInt8(0x81 + place / Self.trailsPerLead), UInt8(trail < 63 ? 0x40 + trail : 0x41 + trail)]
            }
        )
        fourBytes = Self.characters(of: (0..<Self.basicPlaneCount).map(Self.fourByteCode))
        for (lead, trail, scalar) in Self.corrections { twoBytes[Self.twoBytePlace(lead, trail)] = scalar }
    }

    /// The character of a code whose lead is 0x81…0xFE and whose trail is 0x40…0x7E or 0x80…0xFE: all are in use.
    func twoByte(_ lead: UInt8, _ trail: UInt8) -> Unicode.Scalar? {
        twoBytes[Self.twoBytePlace(lead, trail)]
    }

    /// The character at a place among the codes of four bytes; nil where there is none.
    func fourByte(_ place: Int) -> Unicode.Scalar? {
        if place < fourBytes.count { return fourBytes[place] }
        guard place >= Self.otherPlanesStart else { return nil }
        return Unicode.Scalar(UInt32(0x1_0000 + place - Self.otherPlanesStart))
    }

    /// The place of a well-built code of four bytes in their order, 0x81308130 being 0.
    static func fourBytePlace(_ code: [UInt8]) -> Int {
        let digits = code.map(Int.init)
        return ((digits[0] - 0x81) * 10 + digits[1] - 0x30) * 1260 + (digits[2] - 0x81) * 10 + digits[3] - 0x30
    }

    private static func twoBytePlace(_ lead: UInt8, _ trail: UInt8) -> Int {
        Int(lead - 0x81) * trailsPerLead + Int(trail < 0x7F ? trail - 0x40 : trail - 0x41)
    }

    private static func fourByteCode(_ place: Int) -> [UInt8] {
        [
            UInt8(0x81 + place / 12_600), UInt8(0x30 + place / 1260 % 10), UInt8(0x81 + place / 10 % 126),
            UInt8(0x30 + place % 10),
        ]
    }

    /// kCFStringEncodingGB_18030_2000 as Foundation takes it in.
    private static let foundationEncoding = String.Encoding(rawValue: 0x8000_0632)

    private static func characters(of codes: [[UInt8]]) -> [Unicode.Scalar] {
        let scalars = String(bytes: codes.joined(), encoding: foundationEncoding).map { Array($0.unicodeScalars) } ?? []
        precondition(scalars.count == codes.count, "Foundation read \(scalars.count) of \(codes.count) GB18030 codes")
        return scalars
    }

    /// Where Foundation keeps what came before 2005 (private use) or what browsers do (an ideographic space).
    private static let corrections: [(UInt8, UInt8, Unicode.Scalar)] = [
        (0xA3, 0xA0, "\u{E5E5}"), (0xFE, 0x51, "\u{20087}"), (0xFE, 0x52, "\u{20089}"), (0xFE, 0x53, "\u{200CC}"),
        (0xFE, 0x6C, "\u{215D7}"), (0xFE, 0x76, "\u{2298F}"), (0xFE, 0x91, "\u{241FE}"),
    ]
}
