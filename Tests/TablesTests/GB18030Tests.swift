import Tables
import Testing

@Suite struct GB18030Tests {
    /// One code and the character that it stands for.
    private struct Mapping {
        let code: [UInt8]
        let scalar: UInt32
    }

    @Test func everyCodeOfTheStandardIsRead() throws {
        let mappings = try Self.mappings()
        #expect(mappings.count == 30_862)
        let byLength = Dictionary(grouping: mappings, by: \.code.count).mapValues(\.count)
        #expect(byLength == [1: 128, 2: 23_940, 4: 6_794])
        let mismatches = mappings.filter { decoded($0.code) != Self.utf8($0.scalar) }
        // The four characters that CSV gives a meaning to, or forbids, cannot stand alone in a field.
        #expect(mismatches.map(\.code) == [[0x00], [0x0A], [0x0D], [0x22], [0x2C]])
    }

    /// 24 rows hold for writing only: their codes are read as the characters that came later.
    @Test func fallbacksAreNotRead() throws {
        let lines = try TableVectors.lines("gb18030/fallbacks.txt").map { $0.split(separator: " ") }
        #expect(lines.count == 24)
        let mappings = try Self.mappings()
        for line in lines {
            let code = Self.bytes(line[0])
            let standing = try #require(mappings.first { $0.code == code })
            #expect(decoded(code) == Self.utf8(standing.scalar))
            #expect(UInt32(line[1], radix: 16) != standing.scalar)
        }
    }

    @Test(
        arguments: [
            ([0x90, 0x30, 0x81, 0x30], 0x1_0000), ([0xE3, 0x32, 0x9A, 0x35], 0x10_FFFF),
            ([0x95, 0x32, 0x90, 0x31], 0x2_0087), ([0x84, 0x31, 0xA4, 0x39], 0xFFFF), ([0x81, 0x30, 0x81, 0x30], 0x80),
        ] as [([UInt8], UInt32)]
    )
    func codesThatFollowFromArithmeticAreRead(code: [UInt8], scalar: UInt32) {
        #expect(decoded(code) == Self.utf8(scalar))
    }

    @Test(
        arguments: [
            [0x80], [0xFF], [0x81], [0x81, 0x7F], [0x81, 0xFF], [0x81, 0x20], [0x81, 0x30], [0x81, 0x30, 0x81],
            [0x81, 0x30, 0x81, 0x40], [0x81, 0x30, 0x40, 0x30], [0x84, 0x31, 0xA5, 0x30], [0x8F, 0x39, 0xFE, 0x39],
            [0xE3, 0x32, 0x9A, 0x36], [0xFE, 0x39, 0xFE, 0x39],
        ] as [[UInt8]]
    )
    func otherBytesAreRefused(code: [UInt8]) {
        let file = Array("a\nx".utf8) + code + Array("\nok\n".utf8)
        #expect(
            csvRecords(of: file, encoding: .gb18030).map(\.summary) == [
                #"header ["a"]"#, "1 bad 2:2 not GB18030", #"2 ["ok"]"#,
            ]
        )
    }

    @Test func separatorsAfterABrokenCharacterStaySeparators() {
        let file = Array("a,b\n1".utf8) + [0x81] + Array(",2\n3".utf8) + [0x81, 0x30] + Array("\n5,6\n".utf8)
        #expect(
            csvRecords(of: file, encoding: .gb18030).map(\.summary) == [
                #"header ["a", "b"]"#, "1 bad 2:2 not GB18030", "2 bad 3:2 not GB18030", #"3 ["5", "6"]"#,
            ]
        )
    }

    @Test func everyCutOfAFileGivesTheSameRecords() {
        let file: [UInt8] =
            [
                0x84, 0x31, 0x95, 0x33, 0xC3, 0xFB, 0x2C, 0x62, 0x0A, 0x22, 0xD6, 0xD0, 0x22, 0x22, 0xCE, 0xC4, 0x22,
                0x2C,
            ]
            + [0x95, 0x32, 0x90, 0x31, 0x0D, 0x0A, 0x81, 0x2C, 0x81, 0x30, 0x81, 0x0A, 0xFE, 0x51, 0x2C, 0x81]
        let whole = csvRecords(of: file, encoding: .gb18030)
        #expect(
            whole.map(\.summary) == [
                #"header ["名", "b"]"#, "1 [\"中\\\"文\", \"\u{20087}\"]", "2 bad 3:1 not GB18030",
                "3 bad 4:3 not GB18030",
            ]
        )
        for pieceLength in 1...file.count {
            #expect(csvRecords(of: file, encoding: .gb18030, pieceLength: pieceLength) == whole)
        }
    }

    /// The bytes of the only field of the only row of a file with this code in it; nil if that is refused.
    private func decoded(_ code: [UInt8]) -> [UInt8]? {
        let all = csvRecords(of: Array("a\n".utf8) + code, encoding: .gb18030)
        guard all.count == 2, case .row(let row) = all[1], row.count == 1 else { return nil }
        return Array(row[0])
    }

    private static func mappings() throws -> [Mapping] {
        try TableVectors.lines("gb18030/gb-18030-2005.txt").flatMap { line in
            let words = line.split(separator: " ")
            var code = bytes(words[0])
            return words.dropFirst().flatMap { word in
                let parts = word.split(separator: "+")
                let first = UInt32(parts[0], radix: 16) ?? 0
                let count = parts.count == 2 ? UInt32(parts[1]) ?? 0 : 1
                return (0..<count).map { step in
                    defer { code = successor(of: code) }
                    return Mapping(code: code, scalar: first + step)
                }
            }
        }
    }

    /// The next code of the same length, in their order.
    private static func successor(of code: [UInt8]) -> [UInt8] {
        let ranges: [[UInt8]] =
            switch code.count {
            case 1: [Array(0...0xFF)]
            case 2: [Array(0x81...0xFE), Array(0x40...0x7E) + Array(0x80...0xFE)]
            default: [Array(0x81...0xFE), Array(0x30...0x39), Array(0x81...0xFE), Array(0x30...0x39)]
            }
        var next = code
        for place in code.indices.reversed() {
            let range = ranges[place]
            if let following = range.first(where: { $0 > code[place] }) {
                next[place] = following
                return next
            }
            next[place] = range[0]
        }
        return next
    }

    private static func bytes(_ hex: Substring) -> [UInt8] {
        let digits = Array(hex.utf8).map { $0 < 0x41 ? $0 - 0x30 : $0 - 0x37 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private static func utf8(_ scalar: UInt32) -> [UInt8]? {
        Unicode.Scalar(scalar).map { Array(String(Character($0)).utf8) }
    }
}
