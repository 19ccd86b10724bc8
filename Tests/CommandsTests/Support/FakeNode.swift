import Commands
import Node
import Synchronization

/// A node that answers each request as the test says and remembers what it was asked.
final class FakeNode: LocalAPI {
    struct Request: Hashable {
        let line: String
        let body: String
    }

    private let answers: [String: (status: Int, body: String)]
    private let progress: [String]
    private let asked = Mutex<[Request]>([])

    /// - Parameter answers: by method and path, as in `GET /api/v1/status`.
    init(_ answers: [String: (status: Int, body: String)], progress: [String] = []) {
        self.answers = answers
        self.progress = progress
    }

    var requests: [Request] { asked.withLock { $0 } }

    func call(
        _ request: APIRequest,
        progress show: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> APIResponse {
        let line = request.method + " " + request.path
        asked.withLock { $0.append(Request(line: line, body: String(decoding: request.body, as: UTF8.self))) }
        for step in progress { show?(Array(step.utf8)) }
        let answer = answers[line] ?? (404, #"{"code":"not-found","cause":"no such route"}"#)
        return APIResponse(status: answer.status, body: Array(answer.body.utf8))
    }

    func close() async {}
}
