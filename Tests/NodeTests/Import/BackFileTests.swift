import Foundation
import Node
import Testing

/// Files as issuing systems and publications write them, with the defects that really occur in registers.
struct BackFileTests {
    private let header = "縣市,代號,補習班,班址,立案文號,立案日期"

    /// As a published register of tutoring schools has them.
    static let dates: [(written: String, code: String?)] = [
        ("2014-9-01", nil), ("2014-12-04", nil), ("98.02.10", nil), ("100/08/01", nil), ("103-12-31", nil),
        ("91-12-01", nil),
        ("2015-03-01止", "date-with-text"), ("處暫停招生3個月97.09.15起至97.12.15止", "date-twice"),
        ("暫停招生（100.1.18-101.7.17）", "date-twice"), ("2014年12月4日", "date-of-other-form"), ("0", "date-impossible"),
        ("2014-02-30", "date-impossible"), ("103-02-30", "date-impossible"), ("", "missing-field"),
        ("20141204", "date-of-other-form"), ("123456789-12-01", "date-impossible"),
    ]

    @Test
    func datesAreReadInTheFormsOfTheFileAndDefectsAreNamed() async throws {
        let bureau = try await TestDistrict.education()
        let mapping = bureau.folder + "/mapping.yaml"
        let rows = Self.dates.enumerated().map { "甲,\($0 + 1),某班,某路1號,文\($0 + 1),\($1.written)" }
        let file = try write([header] + rows, at: bureau)
        try Data(Self.mapping("[yyyy-mm-dd, minguo]").utf8).write(to: URL(filePath: mapping))
        try await bureau.opened { api in
            let answer = try await api.done("/api/v1/import", order(file, mapping: mapping))
            var codes: [Int: String] = [:]
            for row in answer.quarantined.elements { codes[row.line.int ?? 0] = row.code.string }
            for (index, date) in Self.dates.enumerated() {
                #expect(codes[index + 2] == date.code, "\(date.written)")
            }
            #expect(answer.new.int == Self.dates.count { $0.code == nil })
            let minguo = try await api.get("/api/v1/licenses?holder=3").licenses[0]
            let shown = try await api.get("/api/v1/licenses/" + (minguo.document.string ?? ""))
            #expect(shown.date.string == "2009-02-10")
        }
    }

    /// What was quarantined is mended in its own file and read again, as often as it takes.
    @Test
    func aQuarantineFileIsMendedAndReadAgain() async throws {
        let bureau = try await TestDistrict.education()
        let (first, second) = (bureau.folder + "/bad1.csv", bureau.folder + "/bad2.csv")
        let file = try write(
            [header, "甲,1,一班,某路1號,文1,2001-01-01", "甲,2,二班,某路2號,文2,2001-02-30", "甲,3,\"三,班\",某路3號,文3,", "甲,4"],
            at: bureau
        )
        try await bureau.opened { api in
            let bad = try await api.done("/api/v1/import", order(file, #","quarantineFile":"\#(first)""#))
            #expect([bad.new.int, bad.quarantinedCount.int] == [1, 3])
            var text = try String(contentsOfFile: first, encoding: .utf8)
            #expect(text.hasPrefix("line,column,code,field," + header))
            text = text.replacing("2001-02-30", with: "2001-02-28")
            try Data(text.utf8).write(to: URL(filePath: first))
            let again = try await api.done("/api/v1/import", order(first, #","quarantineFile":"\#(second)""#))
            #expect([again.new.int, again.quarantinedCount.int] == [1, 2])
            text = try String(contentsOfFile: second, encoding: .utf8)
            #expect(text.hasPrefix("line,column,code,field," + header + "\r\n"))
            #expect(text.contains("\"三,班\""))
            text = text.replacing("文3,\r\n", with: "文3,2001-03-03\r\n")
            try Data(text.utf8).write(to: URL(filePath: second))
            let last = try await api.done("/api/v1/import", order(second))
            #expect([last.new.int, last.quarantinedCount.int] == [1, 1])
            #expect(try await api.get("/api/v1/status").licenses.int == 3)
        }
    }

    /// Ten columns that every type has, then the type's face fields under their Chinese names; CRLF and a byte order mark.
    @Test
    func anIssuingSystemsExportIsRead() async throws {
        let bureau = try await TestDistrict.education()
        let columns =
            "证照名称,证照编号,证照颁发机构,证照颁发日期,持证主体,面向持证主体类别,持证主体代码类型,持证主体代码,证照有效期起始日期,"
            + "证照有效期截止日期,地址,开办日期"
        let rows = [
            "民办学校办学许可证,教民1号,普陀区教育局,20240110,某校,法人,统一社会信用代码,113101070024500211,20240110,20290109,曹杨路1号,2001-09-01",
            "民办学校办学许可证,教民2号,普陀区教育局,2024-01-10,某校,法人,001,113101070024500211,2024-01-10,长期,曹杨路2号,",
        ]
        let file = try write(["\u{FEFF}" + columns] + rows, at: bureau, separator: "\r\n")
        try await bureau.opened { api in
            let answer = try await api.done("/api/v1/import", order(file, mapping: "issuing-system"))
            #expect([answer.new.int, answer.quarantinedCount.int] == [2, 0], "one holder, two licenses")
            let again = try await api.done("/api/v1/import", order(file, mapping: "issuing-system"))
            #expect([again.new.int, again.held.int] == [0, 2])
            let row = try await api.get("/api/v1/licenses?number=" + "教民1号".percentEncoded).licenses[0]
            let shown = try await api.get("/api/v1/licenses/" + (row.document.string ?? ""))
            #expect(shown.validTo.string == "2029-01-09")
            #expect(Set(shown.fields.elements.map { $0.label.string }) == ["地址", "开办日期"])
            let same = try await api.done(
                "/api/v1/reconcile",
                #"{"path":"\#(file)","type":"民办学校办学许可证","mapping":"issuing-system"}"#
            )
            #expect([same.matched.int, same.missingThere[dynamicMember: "count"].int] == [2, 0])
        }
    }

    @Test
    func aPublicationOfPermitsIsRead() async throws {
        let bureau = try await TestDistrict.education()
        let columns = "行政许可决定书文号,项目名称,审批类别,行政相对人名称,许可内容,许可决定日期,许可截止日期,许可机关"
        let row = "普教许〔2024〕1号,办学许可,普通,某校,办学,2024/1/10,2029/1/9,普陀区教育局"
        let bare = try write([columns, row], at: bureau)
        try await bureau.opened { api in
            let refused = try await api.post("/api/v1/import", order(bare, mapping: "permit-publicity"))
            #expect(refused.code.string == "csv-header")
            #expect(refused.place == "统一社会信用代码")
            let coded = try write([columns + ",统一社会信用代码,地址", row + ",113101070024500211,曹杨路1号"], at: bureau)
            let answer = try await api.done("/api/v1/import", order(coded, mapping: "permit-publicity"))
            #expect(answer.new.int == 1)
        }
    }

    /// Each row of the file is one license twice: all of them are flagged where both are known.
    @Test
    func twoCountersThatReadOneFileOutOfTouchAreFlagged() async throws {
        let district = try await TestDistrict()
        let (one, two) = (TestNode(), TestNode())
        try await district.join(one, office: "教育局", code: "JYJ1")
        try await district.addType(at: one)
        try await district.join(two, office: "教育局", code: "JYJ2")
        try await district.hub.carry(to: two)
        for node in [one, two] {
            try await node.opened { api in
                let answer = try await api.done("/api/v1/import", order(RegisterSample.path))
                #expect(answer.new.int == 287)
            }
        }
        try await one.carry(to: district.hub)
        try await two.carry(to: district.hub)
        try await district.hub.opened { api in
            let status = try await api.get("/api/v1/status")
            #expect(status.licenses.int == 574)
            // By the rows that came in, and by the 278 numbers that they have.
            #expect(status.duplicates.int == 287 + 278)
        }
        // Whoever has heard of them holds them all.
        try await district.hub.carry(to: two)
        try await two.opened { api in
            let answer = try await api.done("/api/v1/import", order(RegisterSample.path))
            #expect(answer.held.int == 287)
        }
    }

    private static func mapping(_ dates: String) -> String {
        """
        columns: {holder/code: 代號, holder/name: 補習班, fields/address: 班址, number: 立案文號, date: 立案日期}
        constants: {holder/type: "099"}
        ignored: [縣市]
        dates: \(dates)
        """
    }

    private func write(_ lines: [String], at bureau: TestNode, separator: String = "\n") throws -> String {
        let file = bureau.folder + "/rows.csv"
        try Data(lines.joined(separator: separator).utf8).write(to: URL(filePath: file))
        return file
    }

    private func order(_ file: String, mapping: String = "tutoring-register", _ more: String = "") -> String {
        #"{"path":"\#(file)","type":"民办学校办学许可证","mapping":"\#(mapping)","by":"王"\#(more)}"#
    }
}

extension String {
    fileprivate var percentEncoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self }

    /// Whose file it was, what became of its rows, and why some were not taken; also at the other counter.
    @Test
    func everyFileThatCameInIsOnRecord() async throws {
        let district = try await TestDistrict()
        let (first, second) = (TestNode(), TestNode())
        try await district.join(first, office: "教育局", code: "JYJ1")
        try await district.join(second, office: "教育局", code: "JYJ2")
        try await district.addType(at: first)
        let file = first.folder + "/王五的导出.csv"
        let rows = ["縣市,代號,補習班,班址,立案文號,立案日期", "甲,1,一班,某路1號,文1,2001-01-01", "甲,2,二班,某路2號,文2,2001-02-30"]
        try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: file))
        let order = #"{"path":"\#(file)","type":"民办学校办学许可证","mapping":"tutoring-register","by":"王经办"}"#
        try await first.opened { api in
            let trial = try await api.done("/api/v1/import", order.replacing("}", with: #","dryRun":true}"#))
            #expect(trial.batch.string == nil)
            #expect(try await api.get("/api/v1/imports").imports.count == 0)
            let done = try await api.done("/api/v1/import", order)
            #expect(done.batch.string != nil)
            // One row is held now, the other is quarantined again: that is news of a kind.
            try await api.done("/api/v1/import", order.replacing("}", with: #","source":"第二次"}"#))
        }
        try await district.hub.carry(to: second)
        try await first.carry(to: second)
        for node in [first, second] {
            let imports = try await node.opened { try await $0.get("/api/v1/imports") }.imports
            let told = imports.elements.map { batch in
                [batch.source, batch.by, batch.node, batch.officeName].compactMap(\.string).joined(separator: " ")
            }
            #expect(told == ["第二次 王经办 JYJ1 教育局", "王五的导出.csv 王经办 JYJ1 教育局"])
            let counts = imports.elements.map { [$0.new.int, $0.held.int, $0.differs.int, $0.quarantined.int] }
            #expect(counts == [[0, 1, 0, 1], [1, 0, 0, 1]])
            #expect(imports[0].reasons[dynamicMember: "date-impossible"].int == 1)
            #expect(imports[0].valid.flag == true)
        }
    }

    /// What one system's font draws is another character elsewhere; a rare character that Unicode has is one everywhere.
    @Test
    func charactersOfPrivateUseAreQuarantinedByName() async throws {
        let bureau = try await TestDistrict.education()
        let file = bureau.folder + "/rows.csv"
        let rows = [
            "縣市,代號,補習班,班址,立案文號,立案日期", "甲,1,𤔡、３班,某路1號,文1,2001-01-01", "甲,2,王\u{E863}班,某路2號,文2,2001-02-01",
            "甲,3,三班,某路\u{F0001}號,文3,2001-02-01",
        ]
        try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: file))
        let order = #"{"path":"\#(file)","type":"民办学校办学许可证","mapping":"tutoring-register","by":"王"}"#
        try await bureau.opened { api in
            let answer = try await api.done("/api/v1/import", order)
            #expect([answer.new.int, answer.quarantinedCount.int] == [1, 2])
            let told = answer.quarantined.elements.map { row in
                [row.code.string, row.field.string, row.parameters.position.string].compactMap(\.self)
            }
            #expect(
                told == [
                    ["private-use-character", "holder/name", "2"], ["private-use-character", "fields/address", "3"],
                ]
            )
            let history = try await api.get("/api/v1/licenses/%E6%96%871/history")
            #expect(history.acts[0].provenance.row.int == 1)
        }
    }
}
