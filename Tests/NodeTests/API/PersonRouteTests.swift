import Foundation
import Node
import Testing

/// 专人管理 over the API: what an office appoints, the district office files.
struct PersonRouteTests {
    private static let person = #"""
        {"name":"王某","contact":"021-5260","role":"responsible","from":"2026-01-05","duty":"电子证照","by":"王经办"}
        """#

    @Test
    func aPersonIsAppointedFiledAndTold() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        let act = try await bureau.opened { api in
            try #require(try await api.done("/api/v1/persons", Self.person).act.string)
        }
        try await bureau.carry(to: district.hub)
        try await district.hub.opened { api in
            let waiting = try await api.get("/api/v1/persons?asOf=2026-02-01")
            #expect(waiting.persons[0].name.string == "王某")
            #expect(waiting.offices.elements.map(\.isFiled.flag) == [false])
            let filing = #"{"appointment":"\#(act)","date":"2026-01-06","number":"普备1号","by":"区办乙"}"#
            try await api.done("/api/v1/persons/file", filing)
            #expect(try await api.post("/api/v1/persons/file", filing).code.string == "already-filed")
        }
        try await district.hub.carry(to: bureau)
        try await bureau.opened { api in
            let told = try await api.get("/api/v1/persons?office=教育局&asOf=2026-02-01".encoded)
            let person = told.persons[0]
            #expect(
                [person.filed.string, person.filingNumber.string, person.filedBy.string, person.state.string] == [
                    "2026-01-06", "普备1号", "区府办", "current",
                ]
            )
            #expect(told.offices.elements.map(\.isAppointed.flag) == [true])
        }
    }

    @Test(arguments: [
        (#"{"role":"chief"}"#, "field-type", "role"), (#"{"until":"2026-01-04"}"#, "end-before-start", "until"),
        (#"{"from":"2026-02-30"}"#, "date-impossible", "from"), (#"{"surname":"王"}"#, "unknown-field", "surname"),
        (#"{"replaces":"x"}"#, "code-form", "replaces"), (#"{"office":"某局"}"#, "unknown-office", "office"),
    ])
    func whatIsWrongIsNamed(_ change: String, _ code: String, _ place: String) async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            var body = try #require(JSONSerialization.jsonObject(with: Data(Self.person.utf8)) as? [String: Any])
            let changes = try #require(JSONSerialization.jsonObject(with: Data(change.utf8)) as? [String: Any])
            body.merge(changes) { $1 }
            let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
            let refused = try await api.post("/api/v1/persons", text)
            #expect([refused.code.string, refused.place] == [code, place])
        }
    }
}

extension String {
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? self }
}
