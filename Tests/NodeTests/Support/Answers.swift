import Foundation
import Node
import Testing

/// A JSON value read by key; what is absent is nil.
@dynamicMemberLookup
struct Answer: Sendable, Equatable, CustomStringConvertible {
    let status: Int
    private let text: String

    init(_ response: APIResponse) {
        status = response.status
        text = String(decoding: response.body, as: UTF8.self)
    }

    private init(status: Int, value: Any) {
        self.status = status
        let data = try? JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
        text = String(decoding: data ?? Data(), as: UTF8.self)
    }

    private var value: Any? {
        try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
    }

    subscript(dynamicMember key: String) -> Answer {
        Answer(status: status, value: (value as? [String: Any])?[key] ?? NSNull())
    }

    subscript(index: Int) -> Answer {
        let elements = value as? [Any] ?? []
        return Answer(status: status, value: index < elements.count ? elements[index] : NSNull())
    }

    /// What of the request a refusal is about: `holder/code` of the body, or the name of a query item or a header.
    var place: String? {
        self.pointer.string.map { $0.isEmpty ? "body" : String($0.dropFirst()) } ?? self.query.string
            ?? self.header.string
    }

    var string: String? { value as? String }
    var int: Int? { value as? Int }
    var flag: Bool? { value as? Bool }
    var count: Int { (value as? [Any])?.count ?? 0 }
    var elements: [Answer] { (0..<count).map { self[$0] } }
    var description: String { "\(status) \(text)" }
}

extension LocalAPI {
    func get(_ path: String) async throws -> Answer {
        Answer(try await call(APIRequest("GET", path)))
    }

    /// - Parameter headers: unless others are given, an act on a license takes it as it is.
    func post(
        _ path: String,
        _ body: String,
        headers: [RequestHeader: String] = [.ifMatch: "*"]
    ) async throws -> Answer {
        Answer(try await call(APIRequest("POST", path, body: Array(body.utf8), headers: headers)))
    }

    /// An answer that must not be a refusal.
    @discardableResult
    func done(_ path: String, _ body: String, at place: SourceLocation = #_sourceLocation) async throws -> Answer {
        let answer = try await post(path, body)
        try #require(answer.status == 200, "\(path): \(answer)", sourceLocation: place)
        return answer
    }

    /// The digests of the audiences that the node holds, by their offices' names.
    func digests() async throws -> [String: String] {
        let status = try await get("/api/v1/status")
        let pairs = status.audiences.elements.map { audience in
            (
                audience.names.elements.compactMap(\.string).joined(separator: ","),
                (audience.log.string ?? "") + " " + (audience.state.string ?? "")
            )
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}
