import Tables
import Testing

@Suite struct CSVLimitTests {
    /// Both sides of the limit, plain and quoted, at several cuts of the file.
    @Test(arguments: [false, true], [1000, 64 * 1024, 64 * 1024 + 3, .max])
    func aFieldHasALongestLength(isQuoted: Bool, pieceLength: Int) {
        let limit = CSVLimits.fieldByteLimit
        for length in [limit, limit + 1] {
            let field = String(repeating: "x", count: length)
            let file = "a,b\n1," + (isQuoted ? "\"\(field)\"" : field) + "\n3,4\n"
            let all = csvRecords(of: Array(file.utf8), pieceLength: pieceLength).map(\.summary)
            let second = length == limit ? "1 [\"1\", \"\(field)\"]" : "1 bad 2:3 field > 65536"
            #expect(all == [#"header ["a", "b"]"#, second, #"2 ["3", "4"]"#])
        }
    }

    @Test(arguments: [1000, 64 * 1024, .max])
    func aRecordHasALongestLength(pieceLength: Int) {
        // Fields of 1,023 bytes and a separator, so that 256 of them fill the limit.
        let field = String(repeating: "x", count: 1023)
        let full = Array(repeating: field, count: 256).joined(separator: ",")
        let header = Array(repeating: "h", count: 256).joined(separator: ",")
        let file = "\(header)\n\(full)\n\(full)y\n\(full)\n"
        let all = csvRecords(of: Array(file.utf8), pieceLength: pieceLength)
        #expect(all.map(\.isRow) == [false, true, false, true])
        #expect(all[2].summary == "2 bad 3:1 record > 262144")
    }

    /// What is wrong far behind the start of a long record must not depend on how the file was cut.
    @Test(arguments: [
        ("\"", "1 bad 2:1 record > 262144"), ("\u{0}", "1 bad 2:1 record > 262144"),
        ("\n\u{0},x\n", "1 bad 2:1 record > 262144"),
    ])
    func whatFollowsTheLimitIsNotLookedAt(tail: String, expected: String) {
        let file = "a,b\n" + String(repeating: "x,", count: 200_000) + tail
        for pieceLength in [999, 64 * 1024, .max] {
            #expect(csvRecords(of: Array(file.utf8), pieceLength: pieceLength)[1].summary == expected)
        }
    }

    @Test(arguments: [
        ("\u{0}\(String(repeating: "x", count: 70_000))", "1 bad 2:1 field > 65536"),
        ("\u{0},\(String(repeating: "x", count: 70_000))", "1 bad 2:1 NUL"),
        ("\"\(String(repeating: "x\n", count: 70_000))", "1 bad 2:1 open quote"),
        ("\"\(String(repeating: "x", count: 70_000))\",\"", "1 bad 2:1 field > 65536"),
    ])
    func theFirstProblemIsNamedAtAnyCut(record: String, expected: String) {
        for pieceLength in [999, 64 * 1024, .max] {
            #expect(csvRecords(of: Array("a,b\n\(record)".utf8), pieceLength: pieceLength)[1].summary == expected)
        }
    }

    /// Pushed in 160 pieces of 64 KiB.
    @Test func aFieldOfTenMegabytesIsNotHeld() {
        var piecesLeft = 160
        var reader = CSVReader(encoding: .utf8)
        reader.push(Array("a,b\n1,\"".utf8))
        while piecesLeft > 0 {
            #expect(reader.next()?.isRow != true)
            #expect(reader.heldByteCount <= 3 * CSVLimits.chunkByteCount)
            reader.push([UInt8](repeating: UInt8(ascii: "x"), count: CSVLimits.chunkByteCount))
            piecesLeft -= 1
        }
        reader.push(Array("\"\n3,4\n".utf8))
        reader.finish()
        #expect(reader.next()?.summary == "1 bad 2:3 field > 65536")
        #expect(reader.next()?.summary == #"2 ["3", "4"]"#)
        #expect(reader.next() == nil)
    }
}

extension CSVRecord {
    fileprivate var isRow: Bool {
        if case .row = self { true } else { false }
    }
}
