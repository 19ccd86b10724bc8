import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Node
import Testing

/// What comes to a node is told in order and without gaps, and who was away goes on where it was.
struct EventTests {
    @Test
    func eventsComeInOrderAndAreAskedOnFromAnyOfThem() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            #expect(try await api.get("/api/v1/events").events.count == 0)
            var acts: [String?] = []
            for number in 1...5 {
                let request = TestDistrict.issue(number: "\(number)", code: "C\(number)")
                acts.append(try await api.done("/api/v1/acts", request).act.string)
            }
            let all = try await api.get("/api/v1/events?after=0")
            #expect(all.events.elements.map(\.act.string) == acts)
            #expect(all.events[0].verb.string == "issue")
            var (seen, position): ([String?], String) = ([], "0")
            for _ in 1...3 {
                let page = try await api.get("/api/v1/events?limit=2&after=\(position)")
                seen += page.events.elements.map(\.act.string)
                position = try #require(page.next.string)
            }
            #expect(seen == acts)
            #expect(try await api.get("/api/v1/events?after=\(position)").next.string == position)
        }
    }

    @Test(arguments: [
        ("x", 400, "code-form"), ("1-00000000", 409, "event-unknown"), ("999-00000000", 409, "event-unknown"),
    ])
    func aPlaceOfAnotherStoreIsKnown(_ place: String, _ status: Int, _ code: String) async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.opened { api in
            try await api.done("/api/v1/acts", TestDistrict.issue(number: "一"))
            let answer = try await api.get("/api/v1/events?after=\(place)")
            #expect(answer.status == status)
            #expect(answer.code.string == code)
            #expect(answer.place == "after")
        }
    }

    @Test
    func aStreamTellsWhatComesAndGoesOnAfterABreak() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.with { $0.api = "127.0.0.1:0" }.running { node in
            let remote = RemoteAPI(port: try #require(node.apiPort))
            let made = try await node.api.done("/api/v1/tokens", #"{"name":"甲","scopes":["read"]}"#)
            let token = try #require(made.token.string)
            func issue(_ number: Int) async throws -> String {
                let request = TestDistrict.issue(number: "\(number)", code: "C\(number)")
                return try #require(try await node.api.done("/api/v1/acts", request).act.string)
            }
            let first = try await issue(1)
            var stream = try await Self.stream(remote, token, after: "0")
            let told = try await stream.next()
            #expect(told?.data.contains(first) == true)
            let second = try await issue(2)
            #expect(try await stream.next()?.data.contains(second) == true)
            let third = try await issue(3)
            // The line has broken after the first event.
            var again = try await Self.stream(remote, token, after: try #require(told?.id))
            #expect(try await again.next()?.data.contains(second) == true)
            #expect(try await again.next()?.data.contains(third) == true)
        }
    }

    /// Whose token is revoked hears no more, also on a line that is open.
    @Test
    func aStreamEndsWithItsToken() async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.with { $0.api = "127.0.0.1:0" }.running { node in
            let remote = RemoteAPI(port: try #require(node.apiPort))
            let made = try await node.api.done("/api/v1/tokens", #"{"name":"甲","scopes":["read"]}"#)
            var stream = try await Self.stream(remote, try #require(made.token.string), after: "0")
            try await node.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
            #expect(try await stream.next() != nil)
            try await node.api.done("/api/v1/tokens/revoke", #"{"name":"甲"}"#)
            try await node.api.done("/api/v1/acts", TestDistrict.issue(number: "2", code: "2"))
            #expect(try await stream.next() == nil)
        }
    }

    private static func stream(_ remote: RemoteAPI, _ token: String, after id: String) async throws -> EventReader {
        let headers = ["accept": "text/event-stream", "last-event-id": id]
        let answer = try await remote.send("GET", "/api/v1/events", token: token, headers: headers)
        #expect(answer.headers.first(name: "content-type") == "text/event-stream")
        return EventReader(answer.body)
    }
}

/// Reads a stream of events as browsers do (HTML Standard, section 9.2.6); comments and empty events are passed over.
private struct EventReader {
    struct Event {
        let id: String
        let data: String
    }

    private var body: HTTPClientResponse.Body.AsyncIterator
    private var rest = ""

    init(_ body: HTTPClientResponse.Body) { self.body = body.makeAsyncIterator() }

    mutating func next() async throws -> Event? {
        while true {
            while let end = rest.firstRange(of: "\n\n") {
                let lines = rest[..<end.lowerBound].split(separator: "\n")
                rest = String(rest[end.upperBound...])
                func value(_ name: String) -> String? {
                    lines.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
                }
                if let id = value("id"), let data = value("data") { return Event(id: id, data: data) }
            }
            guard let piece = try await body.next(isolation: #isolation) else { return nil }
            rest += String(decoding: piece.readableBytesView, as: UTF8.self)
        }
    }
}
