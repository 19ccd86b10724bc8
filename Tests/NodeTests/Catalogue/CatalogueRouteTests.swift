import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Node
import Signing
import Testing

@Suite struct CatalogueRouteTests {
    private func isPublic(_ flag: Bool?, _ code: String, _ name: String) -> String {
        let line = flag.map { "isPublic: \($0)\n" } ?? ""
        return """
            typeCode: \(code)
            name: \(name)
            holderKind: legal
            collectFrom: 2022-11-07
            validity: 长期
            \(line)fields: []
            """
    }

    /// Row 1.1b: who asks has no key and no token; what does not say that it is public is not in the answer.
    @Test func thePublicListIsServedWithoutAToken() async throws {
        let district = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        try await district.hub.opened { api in
            let rows: [(Bool?, String, String)] = [
                (true, "113101070024500804001", "甲证"), (nil, "113101070024500804002", "乙证"),
                (false, "113101070024500804003", "丙证"),
            ]
            for row in rows {
                try await api.done("/api/v1/catalogue", isPublic(row.0, row.1, row.2))
                try await api.done("/api/v1/catalogue/approve", #"{"item":"\#(row.1)"}"#)
            }
        }
        try await district.hub.running { node in
            let url = "http://\(node.address)/public/issuing-list.json"
            let answer = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(20))
            let body = Array(try await answer.body.collect(upTo: 1 << 20).readableBytesView)
            #expect(answer.status == .ok)
            #expect(answer.headers.first(name: "content-type") == "application/json")
            #expect(answer.headers.first(name: "etag") == "\"\(SHA256.digest(body).hex)\"")
            let list = Answer(APIResponse(status: 200, body: body))
            #expect(list.items.elements.map(\.CertificateTypeName.string) == ["甲证"])
            #expect(list.name.string == "普陀区")
            // The same bytes by the node's own socket; the whole list only there.
            #expect(try await node.api.call(APIRequest("GET", "/public/issuing-list.json")).body == body)
            #expect(try await node.api.get("/api/v1/catalogue/list").items.count == 3)
            let whole = HTTPClientRequest(url: "http://\(node.address)/api/v1/catalogue/list")
            #expect(try await HTTPClient.shared.execute(whole, timeout: .seconds(20)).status == .notFound)
            var posted = HTTPClientRequest(url: url)
            posted.method = .POST
            let refused = try await HTTPClient.shared.execute(posted, timeout: .seconds(20))
            #expect(refused.status == .methodNotAllowed)
            #expect(refused.headers.first(name: "allow") == "GET")
        }
    }

    @Test func aListThatChangesIsPublishedAnew() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            let before = try await api.call(APIRequest("GET", "/public/issuing-list.json"))
            #expect(try await api.call(APIRequest("GET", "/public/issuing-list.json")).headers == before.headers)
            try await api.done("/api/v1/catalogue", isPublic(true, "113101070024500804001", "甲证"))
            try await api.done("/api/v1/catalogue/approve", #"{"item":"甲证"}"#)
            let after = try await api.call(APIRequest("GET", "/public/issuing-list.json"))
            #expect(after.headers["etag"] != before.headers["etag"])
            #expect(Answer(after).items.count == 1)
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let lines: String
        let status: Int
        let code: String
        let field: String?
        var testDescription: String { lines }

        init(_ lines: String, _ status: Int, _ code: String, _ field: String?) {
            (self.lines, self.status, self.code, self.field) = (lines, status, code, field)
        }
    }

    /// Lines that replace those of a good document by their keys.
    static let documents: [Row] = [
        Row("typeCode: 11310107", 400, "code-form", "typeCode"),
        Row("typeCode:", 400, "missing-field", "typeCode"),
        Row("name:", 400, "missing-field", "name"),
        Row("holderKind: everybody", 400, "field-type", "holderKind"),
        Row("collectFrom: 2022-02-30", 400, "date-impossible", "collectFrom"),
        Row("validity: 五年", 400, "code-form", "validity"),
        Row("isPublic: perhaps", 400, "field-type", "isPublic"),
        Row("level: 镇级", 400, "field-type", "level"),
        Row("issuerLevel: 省部级", 400, "field-type", "issuerLevel"),
        Row("colour: red", 400, "unknown-field", "colour"),
        Row("isPublic: true\nonRequest: true", 400, "field-type", "onRequest"),
        Row("unconfirmed: [colour]", 400, "unknown-field", "unconfirmed/colour"),
        Row("holderKind: natural\nholderIsPublic: true", 400, "field-type", "holderIsPublic"),
        Row("fields: [{key: a, type: money}]", 400, "field-type", "fields/1/type"),
        Row("fields: [{key: a}, {key: a}]", 400, "ambiguous", "fields/2/key"),
        Row("fields: [{key: reason}]", 400, "unknown-field", "fields/reason"),
        Row("fields: [{key: a, type: date, codes: [{code: 1}]}]", 400, "code-form", "fields/a/codes"),
        Row("fields: [{key: a, codes: [{code: 1}, {code: 1}]}]", 400, "ambiguous", "fields/1/codes/2/code"),
        Row("office: 无此局", 404, "unknown-office", "office"),
        Row("item: 无此证", 404, "unknown-type", "item"),
    ]

    /// Row 1.1a.
    @Test func aBadItemIsRefusedByName() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            for row in Self.documents {
                let changed = row.lines.split(separator: "\n").map { $0.prefix { $0 != ":" } }
                let kept = isPublic(nil, "113101070024500804001", "甲证").split(separator: "\n").filter { line in
                    !changed.contains(line.prefix { $0 != ":" })
                }
                let body = (kept.map(String.init) + [row.lines]).joined(separator: "\n")
                let answer = try await api.post("/api/v1/catalogue", body)
                let found = [answer.status.description, answer.code.string, answer.place]
                #expect(found == [row.status.description, row.code, row.field], "\(row.lines): \(answer)")
            }
            #expect(try await api.get("/api/v1/catalogue").items.count == 0, "a refused item has left something behind")
        }
    }

    @Test func valuesOutsideACodeListAreRefusedByName() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            let item = isPublic(true, "113101070024500804001", "甲证")
                .replacing("fields: []", with: "fields: [{key: kind, codes: [{code: 重点}, {code: 一般}]}]")
            try await api.done("/api/v1/catalogue", item)
            try await api.done("/api/v1/catalogue/approve", #"{"item":"甲证"}"#)
            let request = { (kind: String) in
                #"{"verb":"issue","type":"甲证","holder":{"type":"099","code":"1","name":"甲"},"number":"1","#
                    + #""date":"2026-11-24","fields":{"kind":"\#(kind)"},"by":"王经办"}"#
            }
            let refused = try await api.post("/api/v1/acts", request("特殊"))
            #expect(refused.code.string == "not-in-code-list")
            #expect(refused.place == "fields/kind")
            #expect(refused.parameters.expected.string == "重点, 一般")
            try await api.done("/api/v1/acts", request("重点"))
        }
    }
}
