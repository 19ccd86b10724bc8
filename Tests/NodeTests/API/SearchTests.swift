import Foundation
import Node
import Testing

/// Licenses are found by what stands on their faces: parts of names, numbers and fields, words of two characters included.
struct SearchTests {
    private static func found(_ question: String, by api: any LocalAPI) async throws -> [String?] {
        let escaped = try #require(question.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        return try await api.get("/api/v1/licenses?q=\(escaped)").licenses.elements.map(\.number.string)
    }

    @Test
    func aLicenseIsFoundByAnyOfItsTexts() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let first = TestDistrict.issue(number: "教民〔2026〕1号", code: "QA1Z9", name: "建国文理（曹杨）补习班")
            try await api.done("/api/v1/acts", first)
            let second = TestDistrict.issue(number: "教民〔2026〕2号", code: "B2", name: "ABC外语学校")
            try await api.done("/api/v1/acts", second.replacing("曹杨路1号", with: "长寿路２０号"))
            for (question, numbers) in [
                ("文理", ["教民〔2026〕1号"]), ("建国 曹杨", ["教民〔2026〕1号"]), ("建国 长寿", []),
                ("abc", ["教民〔2026〕2号"]), ("ＡＢＣ外", ["教民〔2026〕2号"]), ("20号", ["教民〔2026〕2号"]),
                ("教民〔2026〕", ["教民〔2026〕1号", "教民〔2026〕2号"]), ("qa1z", ["教民〔2026〕1号"]),
                ("理(曹", ["教民〔2026〕1号"]), ("（曹杨）补", ["教民〔2026〕1号"]),
                // Texts do not run into each other.
                ("班曹", []), ("%_", []),
            ] {
                #expect(try await Self.found(question, by: api) == numbers, "\(question)")
            }
        }
    }

    @Test(arguments: ["文", "建国 文", " "])
    func aWordHasTwoCharacters(_ question: String) async throws {
        let node = try await TestDistrict().hub
        try await node.opened { api in
            let escaped = try #require(question.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let answer = try await api.get("/api/v1/licenses?q=\(escaped)")
            #expect([answer.status.description, answer.code.string, answer.place] == ["400", "word-too-short", "q"])
        }
    }

    /// What is personal is found where it is disclosed, and nowhere once two nodes have erased it.
    @Test
    func whatIsErasedIsNotFound() async throws {
        let district = try await TestDistrict()
        let (first, second) = (TestNode(), TestNode())
        try await district.join(first, office: "教育局", code: "JYJ1")
        try await district.join(second, office: "教育局", code: "JYJ2")
        let personal = "\n  - {key: head, label: 负责人, type: text}"
        try await district.addType(at: first, TestDistrict.schoolType + personal)
        let act = try await first.opened { api in
            let fields = #""fields":{"address":"曹杨路1号","head":"欧阳明"}"#
            let issue = TestDistrict.issue(number: "一").replacing(#""fields":{"address":"曹杨路1号"}"#, with: fields)
            return try #require(try await api.done("/api/v1/acts", issue).act.string)
        }
        try await district.hub.carry(to: second)
        try await first.carry(to: second)
        let erase = #"{"verb":"erase","license":"一","targets":["\#(act)"],"keys":["head"],"basis":"依法清除","by":"王经办"}"#
        for node in [first, second] {
            try await node.opened { api in
                #expect(try await Self.found("欧阳", by: api) == ["一"])
                try await api.done("/api/v1/acts", erase)
            }
        }
        try await second.carry(to: first)
        try await first.carry(to: second)
        for node in [first, second] {
            try await node.opened { api in
                let (gone, left) = (try await Self.found("欧阳", by: api), try await Self.found("曹杨", by: api))
                #expect(gone == [])
                #expect(left == ["一"])
            }
        }
    }
}
