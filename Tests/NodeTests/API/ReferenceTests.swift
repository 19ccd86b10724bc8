import Foundation
import Node
import Testing

/// The reference names what the API's port answers, and no page of it needs anything from elsewhere.
struct ReferenceTests {
    @Test
    func everyRouteOfThePortIsDescribedAndNoOther() async throws {
        let described = APIInventory.described
        #expect(described.count == Set(described).count)
        #expect(Set(described) == Set(APIInventory.answered))
    }

    @Test
    func theDocumentNamesEveryShapeThatItRefersTo() async throws {
        let node = try await TestDistrict().hub
        try await node.opened { api in
            let answer = try await api.call(APIRequest("GET", "/openapi.json"))
            let text = String(decoding: answer.body, as: UTF8.self)
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
            )
            let components = try #require(document["components"] as? [String: [String: Any]])
            let named = text.matches(of: /"#\/components\/([a-z]+)\/([A-Za-z]+)"/)
            #expect(named.count > 20)
            for match in named {
                #expect(components[String(match.1)]?[String(match.2)] != nil, "\(match.0)")
            }
            #expect(document["openapi"] as? String == "3.1.0")
        }
    }

    @Test
    func thePageIsChineseAndFetchesNothing() async throws {
        let node = try await TestDistrict().hub
        try await node.opened { api in
            let answer = try await api.call(APIRequest("GET", "/reference"))
            let page = String(decoding: answer.body, as: UTF8.self)
            #expect(answer.contentType == "text/html; charset=utf-8")
            #expect(page.contains("<html lang=\"zh-CN\">"))
            #expect(page.contains("合符节点接口说明"))
            for outside in ["src=", "href=\"http", "@import", "url(", "<script"] {
                #expect(!page.contains(outside), "\(outside)")
            }
            for line in APIInventory.described {
                let path = try #require(line.split(separator: " ").last)
                #expect(page.contains("<code>\(path)</code>"), "\(path)")
            }
        }
    }

    /// A meaning that is missing would show as an empty cell.
    @Test
    func everyMemberSaysWhatItMeans() {
        #expect(APIInventory.withoutMeaning == [])
    }
}
