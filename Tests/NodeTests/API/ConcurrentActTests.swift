import Foundation
import Node
import Testing

/// Acts that several callers hand in at the same moment: one commit for many, each as if it had come alone.
struct ConcurrentActTests {
    private static let count = 60

    private func together(
        _ count: Int = Self.count,
        _ post: @escaping @Sendable (Int) async throws -> Answer
    ) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            for index in 0..<count { group.addTask { try await post(index) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test
    func manyCallersShareFewCommits() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let answers = try await together { index in
                try await api.post("/api/v1/acts", TestDistrict.issue(number: "第\(index)号", code: "C\(index)"))
            }
            #expect(answers.allSatisfy { $0.status == 200 })
            #expect(Set(answers.map(\.document.string)).count == Self.count)
            // Each entry is one signature and one commit. How many there are is the scheduler's, but they are fewer.
            #expect(Set(answers.map(\.entry.string)).count < Self.count)
            #expect(try await api.get("/api/v1/licenses?limit=100").licenses.count == Self.count)
        }
    }

    @Test
    func ofTwoThatSawTheSameRevisionOneComesTooLate() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let license = try await api.done("/api/v1/acts", TestDistrict.issue(number: "一"))
            let path = "/api/v1/licenses/\(license.document.string ?? "")"
            let seen = try #require(try await api.call(APIRequest("GET", path)).headers["etag"])
            let answers = try await together(8) { index in
                // Named in two ways, so that their texts do not tell that they mean one license.
                let name = index.isMultiple(of: 2) ? "一" : license.document.string ?? ""
                let body = #"{"verb":"suspend","license":"\#(name)","ground":"检查","by":"王经办"}"#
                return try await api.post("/api/v1/acts", body, headers: [.ifMatch: seen])
            }
            #expect(answers.map(\.status).sorted() == [200] + Array(repeating: 412, count: 7))
            #expect(try await api.get(path + "/history").acts.count == 2)
        }
    }

    @Test
    func aKeyThatComesTwiceAtOnceFoundsOneLicense() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let key = "7b5d8f30-6a52-4c8a-9a0e-3a1f2c4d5e6f"
            let answers = try await together(8) { _ in
                try await api.post("/api/v1/acts", TestDistrict.issue(number: "一"), headers: [.idempotencyKey: key])
            }
            #expect(answers.allSatisfy { $0.status == 200 })
            #expect(Set(answers.map(\.act.string)).count == 1)
            #expect(try await api.get("/api/v1/licenses").licenses.count == 1)
        }
    }

    @Test
    func whatIsRefusedKeepsNobodyElseBack() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let answers = try await together { index in
                let act = TestDistrict.issue(number: "第\(index)号", code: "C\(index)")
                let bad = act.replacing("2026-11-24", with: "2026-02-30")
                return try await api.post("/api/v1/acts", index.isMultiple(of: 3) ? bad : act)
            }
            #expect(answers.count { $0.status == 200 } == Self.count * 2 / 3)
            #expect(answers.count { $0.code.string == "date-impossible" } == Self.count / 3)
        }
    }

    /// What is too large for any entry fails when it is sealed, beside all that shares its commit.
    @Test
    func whatNobodyCanSealKeepsNobodyElseBack() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let address = String(repeating: "路", count: 30_000)
            let answers = try await together(12) { index in
                let act = TestDistrict.issue(number: "第\(index)号", code: "C\(index)")
                return try await api.post("/api/v1/acts", index == 5 ? act.replacing("曹杨路1号", with: address) : act)
            }
            #expect(answers.count { $0.status == 200 } == 11)
            #expect(try await api.get("/api/v1/licenses?limit=100").licenses.count == 11)
        }
    }
}
