import Foundation
import Node
import Testing

/// What keeps an application from acting twice, or on what it has not seen: idempotency keys and revisions.
struct ConditionTests {
    private static let key = "7b5d8f30-6a52-4c8a-9a0e-3a1f2c4d5e6f"

    @Test
    func aRequestThatComesAgainIsAnsweredWithTheSameLicense() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let request = TestDistrict.issue(number: "一")
            let first = try await api.post("/api/v1/acts", request, headers: [.idempotencyKey: Self.key])
            let again = try await api.post("/api/v1/acts", request, headers: [.idempotencyKey: "\"\(Self.key)\""])
            #expect(again.status == 200)
            #expect(again.act == first.act)
            #expect(again.warnings[0].string == "request-repeated")
            let other = TestDistrict.issue(number: "二")
            let refused = try await api.post("/api/v1/acts", other, headers: [.idempotencyKey: Self.key])
            #expect(refused.status == 422)
            #expect(refused.code.string == "idempotency-key-used")
            #expect(try await api.get("/api/v1/licenses").licenses.count == 1)
        }
    }

    @Test(arguments: ["", "x", "7b5d8f30", "7b5d8f306a524c8a9a0e3a1f2c4d5e6", "7b5d8f30-6a524c8a-9a0e-3a1f2c4d5e6f"])
    func aKeyMustBeAUUID(_ key: String) async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let request = TestDistrict.issue(number: "一")
            let refused = try await api.post("/api/v1/acts", request, headers: [.idempotencyKey: key])
            #expect(refused.status == 400)
            #expect(refused.place == "Idempotency-Key")
        }
    }

    @Test
    func anActNamesTheRevisionThatItIsWrittenOn() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let license = try await api.done("/api/v1/acts", TestDistrict.issue(number: "一"))
            let path = "/api/v1/licenses/\(license.document.string ?? "")"
            let seen = try #require(try await api.call(APIRequest("GET", path)).headers["etag"])
            func suspend(_ headers: [RequestHeader: String]) async throws -> Answer {
                let body = #"{"verb":"suspend","license":"一","ground":"检查","until":"2026-12-24","by":"王经办"}"#
                return try await api.post("/api/v1/acts", body, headers: headers)
            }
            let without = try await suspend([:])
            #expect([without.status.description, without.code.string] == ["428", "revision-missing"])
            #expect(without.place == "If-Match")
            let weak = try await suspend([.ifMatch: "W/" + seen])
            #expect([weak.status.description, weak.code.string] == ["412", "changed-meanwhile"])
            #expect(try await suspend([.ifMatch: "\"0\", " + seen]).status == 200)
            let stale = try await suspend([.ifMatch: seen])
            #expect([stale.status.description, stale.code.string] == ["412", "changed-meanwhile"])
            let now = try await api.call(APIRequest("GET", path)).headers["etag"]
            #expect(now != seen)
            #expect(try await api.get(path + "/history").acts.count == 2)
        }
    }

    /// Two nodes that know the same of a license name the same revision.
    @Test
    func aRevisionIsTheSameOnEveryNodeThatKnowsTheSame() async throws {
        let district = try await TestDistrict()
        let (first, second) = (TestNode(), TestNode())
        try await district.join(first, office: "教育局", code: "JYJ1")
        try await district.join(second, office: "教育局", code: "JYJ2")
        try await district.addType(at: first)
        try await first.opened { try await $0.done("/api/v1/acts", TestDistrict.issue(number: "一")) }
        try await district.hub.carry(to: second)
        try await first.carry(to: second)
        func revision(_ node: TestNode) async throws -> String? {
            try await node.opened { try await $0.call(APIRequest("GET", "/api/v1/licenses/%E4%B8%80")).headers["etag"] }
        }
        let known = try await revision(first)
        #expect(known != nil)
        #expect(try await revision(second) == known)
    }
}
