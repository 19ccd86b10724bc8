import Foundation
import Node
import Testing

/// A register comes in: every row is accounted for.
struct RegisterImportTests {
    @Test
    func sampleComesInOnceAndIsHeldTheSecondTime() async throws {
        let bureau = try await TestDistrict.education()
        let order =
            #"{"path":"\#(RegisterSample.path)","type":"民办学校办学许可证","mapping":"tutoring-register","by":"王"}"#
        try await bureau.opened { api in
            let trial = try await api.done("/api/v1/import", order.replacing(#""by""#, with: #""dryRun":true,"by""#))
            let rows = 300
            #expect(trial.rows.int == rows)
            #expect(try await api.get("/api/v1/status").licenses.int == 0)
            let first = try await api.done("/api/v1/import", order)
            // Thirteen rows have the words of a number and no digit.
            let good = 287
            #expect(
                [first.new.int, first.held.int, first.differs.int, first.quarantinedCount.int] == [good, 0, 0, 13]
            )
            #expect(Set(first.quarantined.elements.map(\.code.string)) == ["number-placeholder"])
            #expect(trial.new == first.new)
            #expect([first.duplicates.groups.int, first.duplicates.rows.int] == [9, 18])
            let second = try await api.done("/api/v1/import", order)
            #expect([second.new.int, second.held.int, second.differs.int] == [0, good, 0])
            #expect(try await api.get("/api/v1/status").licenses.int == good)
            let one = try await api.get("/api/v1/licenses?holder=49200207160001").licenses[0]
            #expect(one.holder.name.string == "南投縣私立建國文理短期補習班")
        }
    }

    /// One row of each kind of trouble, and good rows between: told in the order of the file, whoever found them bad.
    @Test
    func badRowsAreQuarantinedWithTheirPlace() async throws {
        let bureau = try await TestDistrict.education()
        let file = bureau.folder + "/rows.csv"
        let rows = [
            "縣市,代號,補習班,班址,立案文號,立案日期",
            "甲,1,一班,某路1號,文1,2001-01-01",
            "甲,5,五班,,文5,2001-01-05",
            "甲,3,三班,某路3號,文3,",
            "甲,4,四班,某路4號,文4",
            "甲,2,二班,某路2號,文2,2001-02-30",
            "甲,6,六班,某路6號,文6,2001-01-06",
            "甲,1,一班,某路9號,文1,2001-01-01",
            "甲,7,七\"班,某路7號,文7,2001-01-07",
        ]
        try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: file))
        try await bureau.opened { api in
            let quarantine = bureau.folder + "/bad.csv"
            let answer = try await api.done(
                "/api/v1/import",
                #"{"path":"\#(file)","type":"民办学校办学许可证","mapping":"tutoring-register","by":"王","quarantineFile":"\#(quarantine)"}"#
            )
            let told = answer.quarantined.elements.map { row in
                "\(row.line.int ?? 0):\(row.column.int ?? 0) \(row.code.string ?? "") \(row.field.string ?? "-")"
            }
            #expect(
                told == [
                    "3:8 missing-field fields/address", "4:16 missing-field date", "5:15 csv-short-row -",
                    "6:16 date-impossible date", "9:6 csv-stray-quote -",
                ]
            )
            #expect([answer.rows.int, answer.new.int, answer.differs.int] == [8, 2, 1])
            #expect(answer.differing[0].line.int == 8)
            #expect([answer.duplicates.groups.int, answer.duplicates.rows.int] == [1, 2])
            let written = try String(contentsOfFile: quarantine, encoding: .utf8)
            let lines = written.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != "," } }
            #expect(lines == ["3", "4", "5", "6", "9"])
        }
    }

    static let refusedFiles: [(content: String, encoding: String, code: String, field: String?)] = [
        ("", "utf-8", "csv-header", "header"),
        ("縣市,代號\n", "utf-8", "csv-header", "班址"),
        ("縣市,代號,補習班,班址,立案文號,立案日期,電話\n", "utf-8", "csv-header", "電話"),
        ("a,\"b", "utf-8", "csv-open-quote", "header"),
        ("a\0b", "utf-8", "csv-nul", "header"),
        ("縣市,代號,補習班,班址,立案文號,立案日期\n", "gb18030", "csv-encoding", "header"),
    ]

    @Test
    func fileWithoutAUsableHeaderIsRefusedWhole() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            for row in Self.refusedFiles {
                let file = bureau.folder + "/file.csv"
                try Data(("\u{FEFF}" + row.content).utf8.dropFirst(row.encoding == "utf-8" ? 3 : 0)).write(
                    to: URL(filePath: file)
                )
                let answer = try await api.post(
                    "/api/v1/import",
                    #"{"path":"\#(file)","type":"民办学校办学许可证","mapping":"tutoring-register","encoding":"\#(row.encoding)","by":"王"}"#
                )
                #expect(answer.status == 400, "\(row): \(answer)")
                #expect(answer.code.string == row.code, "\(row): \(answer)")
                #expect(answer.place == row.field, "\(row): \(answer)")
            }
            let missing = try await api.post("/api/v1/import", #"{"path":"/nowhere.csv","type":"x","by":"王"}"#)
            #expect(missing.code.string == "file-unreadable")
        }
    }

    static let mappings: [(yaml: String, line: Int, key: String, code: String)] = [
        ("columns:\n  number: a\n  colour: b", 3, "columns/colour", "unknown-field"),
        ("columns:\n  number: a\ncolor: 1", 3, "color", "unknown-field"),
        ("dates: dd.mm.yyyy", 1, "dates", "field-type"),
        ("key: colour", 1, "key", "field-type"),
        ("columns: [a]", 1, "columns", "field-type"),
    ]

    @Test(arguments: mappings)
    func mappingIsRefusedWithLineAndKey(row: (yaml: String, line: Int, key: String, code: String)) {
        let problem = #expect(throws: YAMLProblem.self) { try ImportMapping(yaml: Array(row.yaml.utf8)) }
        #expect(problem?.line == row.line)
        #expect(problem?.key == row.key)
        #expect(problem?.code == row.code)
    }
}
