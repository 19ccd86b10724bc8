import Foundation
import Node
import Testing

/// The 29 types of license that the seven bureaus issue, each through the way that `catalogue submit` goes.
@Suite struct StarterTests {
    @Test func thereAre29TypesOfSevenBureaus() {
        let counts = Dictionary(grouping: StarterCatalogue.items, by: \.bureau).mapValues(\.count)
        #expect(StarterCatalogue.items.count == 29)
        #expect(StarterCatalogue.items.map(\.number) == Array(1...29))
        #expect(
            counts == ["政务服务办": 1, "建管委": 4, "教育局": 3, "生态环境局": 4, "体育局": 4, "卫健委": 9, "文旅局": 4]
        )
        #expect(Set(StarterCatalogue.items.map(\.fileName)).count == 29)
    }

    @Test func eachIsSubmittedAsItIs() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            for item in StarterCatalogue.items {
                let answer = Answer(
                    try await api.call(
                        APIRequest(
                            "POST",
                            "/api/v1/catalogue",
                            body: Array(item.document.utf8),
                            contentType: "application/yaml"
                        )
                    )
                )
                #expect(answer.status == 200, "\(item.name): \(answer)")
                let document = try #require(answer.document.string)
                let shown = try await api.get("/api/v1/catalogue/items/\(document)").item
                Self.check(shown, item)
            }
            #expect(try await api.get("/api/v1/catalogue").items.count == 29)
        }
    }

    /// What all have, and what no natural person's license may say in clear.
    private static func check(_ shown: Answer, _ item: StarterItem) {
        #expect(shown.name.string == item.name)
        #expect(shown.fields.count > 2, "\(item.name)")
        #expect(shown.typeCode.string?.count == 21, "\(item.name)")
        #expect(shown.validityRule.string?.isEmpty == false, "\(item.name)")
        let unconfirmed = shown.unconfirmed.elements.compactMap(\.string)
        #expect(unconfirmed.contains("typeCode"), "\(item.name): its code is made up")
        guard shown.holderKind.string == "natural" else { return }
        #expect(shown.holderIsPublic.flag == false, "\(item.name)")
        #expect(shown.fields.elements.allSatisfy { $0.public.flag == false }, "\(item.name)")
    }

    static let personal: Set = [
        "法定代表人", "法定代表人（负责人）", "负责人", "主要负责人", "校长", "举办者", "姓名", "身份证号", "联系人", "联系电话",
        "投资人员", "演员名单", "各项目负责人", "照片", "民族", "性别", "出生年月", "出生日期",
    ]

    @Test func noPersonsDataIsPublic() {
        for item in StarterCatalogue.items {
            let fields = item.document.split(separator: "\n").filter { $0.contains("label: ") }
            for line in fields
            where Self.personal.contains(where: { line.contains("label: \($0),") || line.contains("label: \($0)}") }) {
                #expect(!line.contains("public: true"), "\(item.name): \(line)")
            }
        }
    }

    /// 公开, 依申请, 不公开 as the bureaus have them.
    @Test func onlyWhatIsPublicSaysSo() {
        let published = StarterCatalogue.items.filter { $0.document.contains("\nisPublic: true\n") }.map(\.number)
        let onRequest = StarterCatalogue.items.filter { $0.document.contains("\nonRequest: true\n") }.map(\.number)
        #expect(Set(1...29).subtracting(published) == [8, 14, 15, 16, 24])
        #expect(onRequest == [15, 16])
    }
}
