import Foundation
import Node
import Testing

/// Incidents and supervision over the API of running nodes.
struct IncidentRouteTests {
    /// From the declaration at the counter to what the hub tells.
    @Test
    func anOutageIsDeclaredClearedAndToldAtTheHub() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        let incident = try await bureau.opened { api in
            let declared = try await api.done(
                "/api/v1/incidents/declare",
                #"{"cause":"光缆中断","operations":["issue","collect"],"measures":"手工登记"}"#
            )
            let incident = try #require(declared.incidents[0].string)
            #expect(try await api.get("/api/v1/status").incidentsOpen.int == 1)
            let issue = """
                {"verb":"issue","type":"民办学校办学许可证","holder":{"type":"099","code":"1","name":"一校"},"number":"教1号",
                 "fields":{"address":"某路1号"},"by":"王","incident":"\(incident)"}
                """
            try await api.done("/api/v1/acts", issue)
            let shown = try await api.get("/api/v1/incidents/\(incident.prefix(8))")
            #expect(shown.incident.operations.elements.compactMap(\.string) == ["issue", "collect"])
            #expect(shown.items[0].license.number.string == "教1号")
            #expect(shown.incident.deadline.day.string == nil)
            try await api.done("/api/v1/incidents/clear", "{}")
            return incident
        }
        try await bureau.carry(to: district.hub)
        try await district.hub.opened { api in
            let told = try await api.get("/api/v1/incidents?office=%E6%95%99%E8%82%B2%E5%B1%80").incidents[0]
            #expect(told.document.string == incident)
            #expect(told.state.string == "cleared")
            #expect(told.deadline.unpublishedYear.int != nil, "no calendar is published")
            #expect(told.backlog.elements.map(\.all.int) == [1, 1, 0, 0])
            try await api.done("/api/v1/incidents/close", #"{"incident":"\#(incident)"}"#)
            let page = try await api.get("/api/v1/incidents/\(incident)")
            #expect(page.incident.state.string == "closed")
        }
    }

    static let bad = [
        ("declare", "{}", "missing-field", "cause"),
        ("declare", #"{"cause":"停电","operations":["print"]}"#, "field-type", "operations"),
        ("declare", #"{"cause":"停电","offices":["无此单位"]}"#, "unknown-office", "office"),
        ("declare", #"{"cause":"停电","remark":"多余"}"#, "unknown-field", "remark"),
        ("declare", #"{"cause":"停电","date":"2022-02-30"}"#, "date-impossible", "date"),
        ("clear", "{}", "not-found", "incident"),
        ("clear", #"{"incident":"00000000"}"#, "not-found", "incident"),
        ("assign", #"{"incident":"00000000","acts":[],"by":"王"}"#, "not-found", "incident"),
    ]

    @Test(arguments: bad)
    func aBadStepIsRefusedByName(verb: String, body: String, code: String, place: String) async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let refused = try await api.post("/api/v1/incidents/\(verb)", body)
            #expect(refused.code.string == code, "\(refused)")
            #expect(refused.place == place, "\(refused)")
        }
    }

    @Test
    func supervisionAndStandardsAreAnsweredAndStated() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            try await api.done("/api/v1/standards", #"{"standards":{"rival-days":5}}"#)
            let told = try await api.get("/api/v1/supervision?asOf=2026-01-05")
            #expect(told.rows.count == 0)
            let stated = told.standards.elements.filter { $0.stated.flag == true }.compactMap(\.name.string)
            #expect(stated == ["rival-days"])
            let unknown = try await api.post("/api/v1/standards", #"{"standards":{"color":5}}"#)
            #expect([unknown.code.string, unknown.place] == ["unknown-field", "standards/color"])
            let wrong = try await api.post("/api/v1/standards", #"{"standards":{"rival-days":"x"}}"#)
            #expect(wrong.code.string == "field-type")
        }
    }
}
