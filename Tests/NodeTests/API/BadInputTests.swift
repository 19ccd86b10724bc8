import Foundation
import Node
import Testing

/// A wrong request is refused with a code and the field that it is about, and nothing is written.
struct BadInputTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let change: String
        let status: Int
        let code: String
        let field: String?
        var testDescription: String { change }

        init(_ change: String, _ status: Int, _ code: String, _ field: String? = nil) {
            (self.change, self.status, self.code, self.field) = (change, status, code, field)
        }
    }

    /// Members that replace those of a good request.
    static let issues: [Row] = [
        Row(
            #""holder":{"type":"001","code":"113101070024500805","name":"某学校"}"#,
            400,
            "check-character",
            "holder/code"
        ),
        Row(#""holder":{"type":"777","code":"1","name":"某学校"}"#, 400, "unknown-holder-type", "holder/type"),
        Row(#""holder":{"type":"111","code":"11010519491231002X","name":"某人"}"#, 422, "holder-kind", "holder/type"),
        Row(#""holder":{"type":"099","code":"1"}"#, 400, "missing-field", "holder/name"),
        Row(#""holder":{"type":"099","code":"1","name":"甲","phone":"1"}"#, 400, "unknown-field", "holder/phone"),
        Row(#""holder":"甲""#, 400, "field-type", "holder"),
        Row(#""date":"2026-02-30""#, 400, "date-impossible", "date"),
        Row(#""date":"24.11.2026""#, 400, "date-impossible", "date"),
        Row(#""validFrom":"2026-11-24","validTo":"2025-01-01""#, 422, "end-before-start", "validTo"),
        Row(#""type":"没有的证照""#, 404, "unknown-type", "type"),
        Row(#""fields":{"address":"甲","colour":"red"}"#, 400, "unknown-field", "fields/colour"),
        Row(#""fields":{}"#, 400, "missing-field", "fields/address"),
        Row(#""fields":{"address":["甲"]}"#, 400, "field-type", "fields/address"),
        Row(#""fields":{"address":"甲\u0000乙"}"#, 400, "control-character", "fields/address"),
        Row(#""colour":"red""#, 400, "unknown-field", "colour"),
        Row(#""verb":"destroy""#, 400, "field-type", "verb"),
        Row(#""test":"yes""#, 400, "field-type", "test"),
        Row(#""targets":["1"]"#, 400, "code-form", "targets"),
        Row(#""by":null"#, 400, "operator-missing", "by"),
        Row(#""idempotencyKey":"12""#, 400, "unknown-field", "idempotencyKey"),
        Row(#""number":1.5"#, 400, "field-type", "body"),
    ]

    @Test
    func eachWrongFieldIsNamed() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.opened { api in
            for row in Self.issues {
                let answer = try await api.post("/api/v1/acts", Self.request(with: row.change))
                let found = Row(row.change, answer.status, answer.code.string ?? "", answer.place)
                #expect(found.told == row.told, "\(answer)")
            }
            let long = String(repeating: "长", count: 4 << 20)
            let tooLong = try await api.post("/api/v1/acts", Self.request(with: #""fields":{"address":"\#(long)"}"#))
            #expect(tooLong.code.string == "field-too-long")
            #expect(tooLong.place == "fields/address")
            let held = try await api.get("/api/v1/licenses").licenses.count
            #expect(held == 0, "a refused request has left something behind")
        }
    }

    static let bodies: [Row] = [
        Row("", 400, "missing-field", "verb"),
        Row("{", 400, "json-malformed", "body"),
        Row("[]", 400, "field-type"),
        Row(#"{"verb":"issue","verb":"annul"}"#, 400, "name-twice", "verb"),
        Row(#"{"verb":"issue"} x"#, 400, "json-malformed", "body"),
        Row(#"{"number":123456789012345678901234567890}"#, 400, "field-type", "body"),
        Row(String(repeating: "[", count: 100), 400, "too-large", "body"),
        Row(#"{"verb":"\ud800"}"#, 400, "json-malformed", "body"),
    ]

    @Test
    func bodiesThatAreNoRequestAreRefused() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            for row in Self.bodies {
                let answer = try await api.post("/api/v1/acts", row.change)
                let found = Row(row.change, answer.status, answer.code.string ?? "", answer.place)
                #expect(found.told == row.told, "\(answer)")
            }
            let latin = try await api.call(APIRequest("POST", "/api/v1/acts", body: [0x7B, 0xE9, 0x7D]))
            #expect(Answer(latin).code.string == "encoding-invalid")
        }
    }

    static let paths: [(method: String, path: String, status: Int, code: String)] = [
        ("GET", "/api/v1/nothing", 404, "not-found"),
        ("DELETE", "/api/v1/licenses", 405, "method-not-allowed"),
        ("GET", "/api/v1/acts", 405, "method-not-allowed"),
        ("GET", "/api/v1/licenses?limit=0", 400, "field-type"),
        ("GET", "/api/v1/licenses?limit=501", 400, "field-type"),
        ("GET", "/api/v1/licenses?limit=5&limit=6", 400, "name-twice"),
        ("GET", "/api/v1/licenses?limit=", 400, "field-type"),
        ("GET", "/api/v1/licenses?state=", 400, "field-type"),
        ("GET", "/api/v1/licenses?after=", 400, "code-form"),
        ("GET", "/api/v1/licenses?type=", 404, "unknown-type"),
        ("GET", "/api/v1/due?asOf=", 400, "date-impossible"),
        ("GET", "/api/v1/licenses?color=red", 400, "unknown-field"),
        ("GET", "/api/v1/licenses?state=gone", 400, "field-type"),
        ("GET", "/api/v1/licenses?type=%E6", 400, "field-type"),
        ("GET", "/api/v1/due?within=-1", 400, "field-type"),
        ("GET", "/api/v1/due?within=3661", 400, "field-type"),
        ("GET", "/api/v1/due?asOf=2026-02-30", 400, "date-impossible"),
        ("GET", "/api/v1/licenses/nope", 404, "not-found"),
        ("GET", "/api/v1/licenses/nope?asOf=2026-13-01", 400, "date-impossible"),
        ("GET", "/api/v1/entries?audience=nobody", 404, "unknown-office"),
    ]

    @Test
    func pathsAreRefusedWithTheirStatus() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            for row in Self.paths {
                let answer = Answer(try await api.call(APIRequest(row.method, row.path)))
                #expect(answer.status == row.status, "\(row.method) \(row.path): \(answer)")
                #expect(answer.code.string == row.code, "\(row.method) \(row.path): \(answer)")
            }
        }
    }

    @Test
    func anotherOfficesTypeIsForeign() async throws {
        let district = try await TestDistrict()
        let (education, health) = (TestNode(), TestNode())
        try await district.join(education, office: "教育局", code: "JYJ1")
        try await district.addType(at: education)
        try await district.join(health, office: "卫健委", code: "WJW1")
        try await health.opened { api in
            let answer = try await api.post("/api/v1/acts", TestDistrict.issue(number: "1"))
            #expect(answer.status == 403)
            #expect(answer.code.string == "foreign-type")
            #expect(answer.place == "type")
            let root = try await api.post(
                "/api/v1/offices",
                #"{"code":"11310107002451315L","name":"甲","roles":["issuing"]}"#
            )
            #expect(root.code.string == "not-root")
        }
    }

    @Test
    func endedLicenseTakesNoMore() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.opened { api in
            try await api.done("/api/v1/acts", TestDistrict.issue(number: "一"))
            try await api.done(
                "/api/v1/acts",
                #"{"verb":"annul","license":"一","ground":"欺骗取得","date":"2026-11-24","by":"王"}"#
            )
            let answer = try await api.post(
                "/api/v1/acts",
                #"{"verb":"amend","license":"一","fields":{"address":"乙"},"by":"王"}"#
            )
            #expect(answer.status == 409)
            #expect(answer.code.string == "license-ended")
            let state = try await api.get("/api/v1/licenses/%E4%B8%80")
            #expect(state.state.string == "annulled")
        }
    }

    private static func request(with change: String) -> String {
        let good = [
            "verb": #""issue""#, "type": #""民办学校办学许可证""#, "number": #""一""#, "date": #""2026-11-24""#,
            "holder": #"{"type":"099","code":"1","name":"甲"}"#, "fields": #"{"address":"甲"}"#, "by": #""王""#,
        ]
        let members = good.filter {
            !change.contains("\"\($0.key)\":") || $0.key == "type" && !change.hasPrefix(#""type""#)
        }
        return "{" + (members.map { "\"\($0.key)\":\($0.value)" } + [change]).joined(separator: ",") + "}"
    }
}

extension BadInputTests.Row {
    fileprivate var told: [String] { ["\(status)", code, field ?? "-"] }
}
