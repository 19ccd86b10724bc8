import Tables
import Testing

@Suite struct CSVReaderTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [#"header ["a", "b"]"#, #"1 ["1", "2"]"#]),
        ("a,b\r\n1,2\r\n", [#"header ["a", "b"]"#, #"1 ["1", "2"]"#]),
        ("a,b\n1,2", [#"header ["a", "b"]"#, #"1 ["1", "2"]"#]),
        ("\u{FEFF}a,b\n1,2", [#"header ["a", "b"]"#, #"1 ["1", "2"]"#]),
        ("a\n\u{FEFF}1\n", [#"header ["a"]"#, "1 [\"\u{FEFF}1\"]"]),
        ("a,b\n,\n", [#"header ["a", "b"]"#, #"1 ["", ""]"#]),
        ("a\n\n", [#"header ["a"]"#, #"1 [""]"#]),
        ("a", [#"header ["a"]"#]),
        ("a,b\n\"1\"\"\",\"x,\r\ny\"\r\n3,4", [#"header ["a", "b"]"#, #"1 ["1\"", "x,\r\ny"]"#, #"2 ["3", "4"]"#]),
        ("\"a\",\"\"\n\"\"\"\",2", [#"header ["a", ""]"#, #"1 ["\"", "2"]"#]),
        ("a\n 1 \n", [#"header ["a"]"#, #"1 [" 1 "]"#]),
        ("縣市,代號\n臺北市,𤔡昌\n", [#"header ["縣市", "代號"]"#, #"1 ["臺北市", "𤔡昌"]"#]),
    ])
    func wellFormedFilesAreRead(text: String, expected: [String]) {
        #expect(csvRecords(of: text).map(\.summary) == expected)
    }

    @Test(arguments: [
        ("", ["0 bad 1:1 empty"]),
        ("\u{FEFF}", ["0 bad 1:1 empty"]),
        ("a,b\n1\n3,4\n", [#"header ["a", "b"]"#, "1 bad 2:2 short 1/2", #"2 ["3", "4"]"#]),
        ("a,b\n\n3,4\n", [#"header ["a", "b"]"#, "1 bad 2:1 short 1/2", #"2 ["3", "4"]"#]),
        ("a,b\n1,2,\"x\",\n3,4\n", [#"header ["a", "b"]"#, "1 bad 2:5 long 4/2", #"2 ["3", "4"]"#]),
        ("a,b\n證,照\"明\"\n3,4", [#"header ["a", "b"]"#, "1 bad 2:4 bare quote", #"2 ["3", "4"]"#]),
        ("a,b\n\"證\"x,2\n3,4", [#"header ["a", "b"]"#, "1 bad 2:4 text after quote", #"2 ["3", "4"]"#]),
        ("a,b\n\"1\" ,2\n3,4", [#"header ["a", "b"]"#, "1 bad 2:4 text after quote", #"2 ["3", "4"]"#]),
        ("a,b\n\"x\ny\",\"z\n3,4\n5,6\n", [#"header ["a", "b"]"#, "1 bad 3:4 open quote"]),
        ("a,b\n1,\"", [#"header ["a", "b"]"#, "1 bad 2:3 open quote"]),
        ("a,b\r\n1\r,2\r\n3,4", [#"header ["a", "b"]"#, "1 bad 2:2 lone CR", #"2 ["3", "4"]"#]),
        ("a,b\n1,2\r", [#"header ["a", "b"]"#, "1 bad 2:4 lone CR"]),
        ("a,b\n1,2\r\r\n3,4", [#"header ["a", "b"]"#, "1 bad 2:4 lone CR", #"2 ["3", "4"]"#]),
        ("a,b\r1,2\r", ["0 bad 1:4 lone CR"]),
        ("a,b\n1,\u{0}\n3,4", [#"header ["a", "b"]"#, "1 bad 2:3 NUL", #"2 ["3", "4"]"#]),
        ("a,b\n\"1\n\u{0}\",2\n3,4", [#"header ["a", "b"]"#, "1 bad 3:1 NUL", #"2 ["3", "4"]"#]),
        ("a,b\"\n1,2", ["0 bad 1:4 bare quote"]),
        ("a,b\n\"x\ny\",2\n1\n", [#"header ["a", "b"]"#, "1 [\"x\\ny\", \"2\"]", "2 bad 4:2 short 1/2"]),
    ])
    func badRecordsAreNamedAndTheReadingGoesOn(text: String, expected: [String]) {
        #expect(csvRecords(of: text).map(\.summary) == expected)
    }

    @Test func invalidUTF8IsNamedByPlace() {
        let file = Array("a,b\n縣,".utf8) + [0xE4, 0xB8] + Array("\n3,4\nx,".utf8) + [0xD6, 0xD0]
        #expect(
            csvRecords(of: file).map(\.summary) == [
                #"header ["a", "b"]"#, "1 bad 2:3 not UTF-8", #"2 ["3", "4"]"#,
                "3 bad 4:3 not UTF-8, looks like GB18030",
            ]
        )
        #expect(csvRecords(of: [0x61, 0x0A, 0xFF]).map(\.summary) == [#"header ["a"]"#, "1 bad 2:1 not UTF-8"])
    }

    @Test func gb18030DeclaredAsUTF8IsNamed() {
        let file: [UInt8] = [0xCF, 0xD8, 0xCA, 0xD0, 0x2C, 0x62, 0x0A, 0xD6, 0xD0, 0x2C, 0x32, 0x0A]
        #expect(csvRecords(of: file).map(\.summary) == ["0 bad 1:1 not UTF-8, looks like GB18030"])
        #expect(
            csvRecords(of: file, encoding: .gb18030).map(\.summary) == [#"header ["县市", "b"]"#, #"1 ["中", "2"]"#]
        )
    }

    @Test func aMarkOfUTF8ContradictsGB18030() {
        let file = Array("\u{FEFF}縣市,b\n中,2\n".utf8)
        #expect(csvRecords(of: file, encoding: .gb18030).map(\.summary) == ["0 bad 1:1 not GB18030, looks like UTF-8"])
    }

    /// UTF-16 has bytes that neither encoding has, and NULs.
    @Test(arguments: [TextEncoding.utf8, .gb18030])
    func utf16IsRefused(encoding: TextEncoding) {
        let all = csvRecords(of: [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00], encoding: encoding)
        #expect(all.map(\.summary) == ["0 bad 1:1 not \(encoding.rawValue)"])
    }

    @Test func fieldsKnowTheirPlaceInTheFile() throws {
        let all = csvRecords(of: "a,b,c\n\"x\n證\",\"y\",𤔡z\n")
        guard case .row(let row) = try #require(all.last) else {
            Issue.record("no row")
            return
        }
        #expect(
            (0..<row.count).map(row.position) == [
                .init(line: 2, column: 1), .init(line: 3, column: 4),
                .init(line: 3, column: 8),
            ]
        )
        #expect(row.line == 2)
    }

    @Test func everyCutOfAFileGivesTheSameRecords() {
        let sample = "\u{FEFF}縣,b\r\n\"x\"\"\r\n\",𤔡\r\n1\r\n\"證\"y,2\r\n\u{0},3\r,\r\na,b\"\r\n7,8\r\n\"open,\"\"\n"
        let file = Array(sample.utf8) + [0xE4, 0xB8]
        let whole = csvRecords(of: file)
        #expect(whole.count == 8)
        for pieceLength in 1...file.count {
            #expect(csvRecords(of: file, pieceLength: pieceLength) == whole)
        }
    }
}
