import Tables
import Testing

@Suite struct UTF8CheckTests {
    @Test func theVectorsAreJudgedAsTheirSourceSays() throws {
        let rows = try TableVectors.lines("utf8tests/utf8tests.tsv").map { $0.split(separator: "\t") }
        #expect(rows.count == 222)
        #expect(rows.count { $0[1] == "valid" } == 77)
        #expect(rows.count { $0[1] == "invalid" } == 145)
        let mismatches = rows.filter { row in
            (UTF8Check.firstInvalidOffset(in: bytes(hex: row[2])[...]) == nil) != (row[1] == "valid")
        }
        #expect(mismatches.map { $0[0] } == [])
    }

    @Test(arguments: [
        ("", nil), ("41", nil), ("41ff", 1), ("e4b8ad80", 3), ("e4b8adefbf", 3), ("c0af", 0), ("41eda08041", 1),
        ("f09d929cf4908080", 4),
    ])
    func thePlaceOfTheFirstBadSequenceIsNamed(hex: String, offset: Int?) {
        #expect(UTF8Check.firstInvalidOffset(in: bytes(hex: hex[...])[...]) == offset)
        // A slice that does not begin at 0 counts from its own start.
        #expect(UTF8Check.firstInvalidOffset(in: ([0xFF] + bytes(hex: hex[...])).dropFirst()) == offset)
    }

    private func bytes(hex: Substring) -> [UInt8] {
        let digits = hex.utf8.compactMap { UnicodeScalar($0).properties.numericType == nil ? $0 - 87 : $0 - 48 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
