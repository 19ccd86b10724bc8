import Foundation
import Node
import Testing

/// 版式文件 over the API: in by base 64, out as a file.
struct LayoutRouteTests {
    @Test
    func aFileComesInAsTextAndGoesOutAsItself() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            let license = try await api.done("/api/v1/acts", TestDistrict.issue(number: "一"))
            let path = "/api/v1/licenses/\(license.document.string ?? "")"
            #expect(try await api.get(path + "/layout").status == 404)
            let content = Data("%PDF-1.7 一".utf8)
            func order(_ layout: String) -> String {
                #"{"verb":"layout","license":"一","layout":"\#(layout)","by":"王经办"}"#
            }
            try await api.done("/api/v1/acts", order(content.base64EncodedString()))
            let file = try await api.call(APIRequest("GET", path + "/layout"))
            #expect(file.body == Array(content))
            #expect(file.contentType == "application/pdf")
            let told = try await api.get(path).layout
            #expect(
                [told.mediaType.string, told.size.int.map { String($0) }] == ["application/pdf", String(content.count)]
            )
            for (layout, code) in [("???", "field-type"), (Data("x".utf8).base64EncodedString(), "layout-format")] {
                let refused = try await api.post("/api/v1/acts", order(layout))
                #expect([refused.status.description, refused.code.string, refused.place] == ["400", code, "layout"])
            }
        }
    }
}
