import Foundation
import Node
import Testing

/// Many acts in one request: each is judged by itself.
struct BatchTests {
    private static func key(_ number: Int) -> String {
        "00000000-0000-4000-8000-" + String(repeating: "0", count: 11) + String(number)
    }

    private static func batch(_ acts: [String]) -> String { #"{"acts":[\#(acts.joined(separator: ","))]}"# }

    private static func issue(_ number: String, key: Int? = nil) -> String {
        let act = TestDistrict.issue(number: number, code: "C\(number)")
        return key.map { act.dropLast() + #","idempotencyKey":"\#(Self.key($0))"}"# } ?? act
    }

    @Test
    func whatIsRefusedKeepsNothingBack() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let bad = TestDistrict.issue(number: "二").replacing("2026-11-24", with: "2026-02-30")
            let answer = try await api.done("/api/v1/acts/batch", Self.batch([Self.issue("一"), bad, Self.issue("三")]))
            #expect(answer.done.int == 2)
            #expect(answer.refused.int == 1)
            #expect(answer.results[0].done.number.string == "一")
            #expect(answer.results[1].problem.code.string == "date-impossible")
            #expect(answer.results[1].problem.pointer.string == "/acts/1/date")
            #expect(answer.results[2].done.number.string == "三")
            #expect(try await api.get("/api/v1/licenses").licenses.count == 2)
        }
    }

    @Test
    func aBatchThatComesAgainFoundsNothingTwice() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let batch = Self.batch([Self.issue("一", key: 1), Self.issue("二", key: 2)])
            let first = try await api.done("/api/v1/acts/batch", batch)
            let again = try await api.done("/api/v1/acts/batch", batch)
            for index in 0..<2 {
                #expect(again.results[index].done.act == first.results[index].done.act)
                #expect(again.results[index].done.warnings[0].string == "request-repeated")
            }
            #expect(try await api.get("/api/v1/licenses").licenses.count == 2)
        }
    }

    @Test
    func aKeyAndALicenseComeOnce() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let twice = Self.batch([Self.issue("一", key: 1), Self.issue("二", key: 1)])
            let keys = try await api.done("/api/v1/acts/batch", twice)
            #expect(keys.results[1].problem.code.string == "twice-in-batch")
            #expect(keys.results[1].problem.pointer.string == "/acts/1/idempotencyKey")
            let suspend = #"{"verb":"suspend","license":"一","ground":"检查","by":"王经办","revision":"*"}"#
            let licenses = try await api.done("/api/v1/acts/batch", Self.batch([suspend, suspend]))
            #expect(licenses.results[0].done.act.string != nil)
            #expect(licenses.results[1].problem.code.string == "twice-in-batch")
        }
    }

    @Test
    func anActOnALicenseNamesItsRevision() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            try await api.done("/api/v1/acts", TestDistrict.issue(number: "一"))
            func suspend(_ revision: String) async throws -> Answer {
                let act = #"{"verb":"suspend","license":"一","ground":"检查","by":"王经办"\#(revision)}"#
                return try await api.done("/api/v1/acts/batch", Self.batch([act])).results[0]
            }
            let without = try await suspend("")
            #expect(without.problem.code.string == "revision-missing")
            #expect(without.problem.pointer.string == "/acts/0/revision")
            #expect(try await suspend(#","revision":"00""#).problem.code.string == "changed-meanwhile")
            let seen = try #require(try await api.call(APIRequest("GET", "/api/v1/licenses/%E4%B8%80")).headers["etag"])
            let bare = seen.replacing("\"", with: "")
            #expect(try await suspend(#","revision":"\#(bare)""#).done.act.string != nil)
        }
    }

    @Test
    func aBatchHasActsAndNotTooMany() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let none = try await api.post("/api/v1/acts/batch", Self.batch([]))
            #expect([none.status.description, none.code.string, none.place] == ["400", "missing-field", "acts"])
            let many = try await api.post("/api/v1/acts/batch", Self.batch(Array(repeating: "{}", count: 1_001)))
            #expect([many.status.description, many.code.string, many.place] == ["413", "too-large", "acts"])
            let strange = try await api.post("/api/v1/acts/batch", #"{"acts":["x"]}"#)
            #expect([strange.status.description, strange.place] == ["400", "acts/0"])
        }
    }
}
