import Foundation
import Node
import Testing

/// `POST /api/v1/reconcile` over a real register's rows.
struct ReconcileRouteTests {
    private func order(_ path: String, _ more: String = "") -> String {
        #"{"path":"\#(path)","type":"民办学校办学许可证","mapping":"tutoring-register"\#(more)}"#
    }

    /// The sample, in which 13 rows have a number that was never filled in, with those filled in.
    private static func numbered() throws -> String {
        try String(contentsOfFile: RegisterSample.path, encoding: .utf8)
            .replacing("第 號", with: "第0號").replacing("第\u{3000}號", with: "第0號")
    }

    @Test
    func registerIsEqualToItselfAndOneChangedRowIsNamed() async throws {
        let bureau = try await TestDistrict.education()
        let list = bureau.folder + "/list.csv"
        let (text, register) = (try Self.numbered(), bureau.folder + "/register.csv")
        try Data(text.utf8).write(to: URL(filePath: register))
        try await bureau.opened { api in
            try await api.done("/api/v1/import", order(register, #","by":"王""#))
            let same = try await api.done("/api/v1/reconcile", order(register))
            #expect([same.listed.int, same.here.int, same.matched.int] == [300, 300, 300])
            #expect(same.different[dynamicMember: "count"].int == 0)

            // The last row goes, another comes, and the second is changed: the counts stay equal.
            var rows = text.split(whereSeparator: \.isNewline).map(String.init)
            let columns = rows[2].split(separator: ",", omittingEmptySubsequences: false)
            rows[2] = rows[2].replacing(String(columns[2]), with: String(columns[2]) + "分校")
            let last = rows.removeLast()
            rows.append(last.replacing(String(last.split(separator: ",")[1]), with: "新1"))
            try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: list))
            let output = bureau.folder + "/differences.csv"
            let found = try await api.done("/api/v1/reconcile", order(list, #","output":"\#(output)""#))
            #expect([found.listed.int, found.here.int, found.matched.int] == [300, 300, 298])
            #expect(found.different.named[0].line.int == 3)
            #expect(found.different.named[0].fields[0].field.string == "holder/name")
            #expect(found.missingHere.named[0].key.string == "新1")
            #expect(found.missingThere[dynamicMember: "count"].int == 1)
            let written = try String(contentsOfFile: output, encoding: .utf8)
            let kinds = written.split(separator: "\r\n").dropFirst().map { String($0.prefix { $0 != "," }) }
            #expect(Set(kinds) == ["different", "missing-here", "missing-there", "not-at-hub", "not-at-city"])
            #expect(kinds.count(where: { $0 == "not-at-hub" }) == 300)
        }
    }

    @Test
    func rowsThatCannotBeReadAreNamed() async throws {
        let bureau = try await TestDistrict.education()
        let list = bureau.folder + "/list.csv"
        let rows = [
            "縣市,代號,補習班,班址,立案文號,立案日期", "甲,1,一班,某路1號,文1,2001-02-30", "甲,,二班,某路2號,文2,2001-01-02",
            "甲,3,三班",
        ]
        try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: list))
        try await bureau.opened { api in
            let found = try await api.done("/api/v1/reconcile", order(list))
            let told = found.unreadable.named.elements.map { "\($0.line.int ?? 0) \($0.code.string ?? "")" }
            #expect(told == ["2 date-impossible", "3 missing-field", "4 csv-short-row"])
            #expect(found.listed.int == 0)
        }
    }

    @Test
    func listWithoutTheKeyIsRefused() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let refused = try await api.post("/api/v1/reconcile", order(RegisterSample.path, #","key":"identifier""#))
            #expect(refused.code.string == "csv-header")
            #expect(refused.place == "identifier")
            let unknown = try await api.post("/api/v1/reconcile", order(RegisterSample.path, #","key":"colour""#))
            #expect(unknown.code.string == "field-type")
            let missing = try await api.post("/api/v1/reconcile", order("/nowhere.csv"))
            #expect(missing.code.string == "file-unreadable")
            let relative = try await api.post("/api/v1/reconcile", order("list.csv"))
            #expect(relative.place == "path")
        }
    }

    /// What a business system serves is compared as a file is.
    @Test
    func listIsReadFromAnAddress() async throws {
        let bureau = try await TestDistrict.education()
        let (list, register) = (try Self.numbered(), bureau.folder + "/register.csv")
        try Data(list.utf8).write(to: URL(filePath: register))
        let system = try await FakePeer(.says("HTTP/1.1 200 OK\r\nContent-Length: \(list.utf8.count)\r\n\r\n" + list))
        let gone = try await FakePeer(.says("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
        try await bureau.opened { api in
            try await api.done("/api/v1/import", order(register, #","by":"王""#))
            let same = try await api.done("/api/v1/reconcile", at("http://\(system.address)/list.csv"))
            #expect([same.listed.int, same.matched.int] == [300, 300])
            let refused = try await api.post("/api/v1/reconcile", at("http://\(gone.address)/list.csv"))
            #expect(refused.code.string == "file-unreadable")
            #expect(refused.place == "url")
            await gone.close()
            let closed = try await api.post("/api/v1/reconcile", at("http://\(gone.address)/list.csv"))
            #expect(closed.code.string == "file-unreadable")
            let strange = try await api.post("/api/v1/reconcile", at("ftp://127.0.0.1/list.csv"))
            #expect(strange.code.string == "field-type")
        }
        await system.close()
    }

    private func at(_ url: String) -> String {
        #"{"url":"\#(url)","type":"民办学校办学许可证","mapping":"tutoring-register"}"#
    }
}
