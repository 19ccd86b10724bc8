import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The API of a node that runs, over its Unix socket.
package struct SocketAPI: LocalAPI {
    private let socket: String
    private let client: HTTPClient

    /// Longest answer that is read whole.
    private static let answerByteLimit = 1 << 30
    /// A node that runs says so at once.
    private static let livenessLimit = TimeAmount.seconds(5)

    /// Nil if no node answers at the socket (none runs, or one was killed and left the file).
    package static func connect(to socket: String) async -> SocketAPI? {
        guard FileManager.default.fileExists(atPath: socket) else { return nil }
        let api = SocketAPI(socket: socket)
        guard (try? await api.call(APIRequest("GET", "/livez"), within: livenessLimit, progress: nil)) != nil else {
            await api.close()
            return nil
        }
        return api
    }

    private init(socket: String) {
        self.socket = socket
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(connect: .seconds(3))
        // A socket that nobody listens on was left by a node that was killed.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    package func call(
        _ request: APIRequest,
        progress: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> APIResponse {
        // A check or an import takes as long as it takes.
        try await call(request, within: nil, progress: progress)
    }

    private func call(
        _ request: APIRequest,
        within limit: TimeAmount?,
        progress: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> APIResponse {
        guard let url = URL(httpURLWithSocketPath: socket, uri: request.path) else { throw URLError(.badURL) }
        var message = HTTPClientRequest(url: url.absoluteString)
        message.method = HTTPMethod(rawValue: request.method)
        message.headers.add(name: "content-type", value: request.contentType)
        for (header, value) in request.headers { message.headers.add(name: header.rawValue, value: value) }
        message.body = .bytes(ByteBuffer(bytes: request.body))
        let answer = try await client.execute(message, deadline: limit.map { .now() + $0 } ?? .distantFuture)
        let contentType = answer.headers.first(name: "content-type") ?? "application/json"
        if contentType == StreamedAnswer.contentType {
            return try await lastLine(of: answer.body, progress: progress)
        }
        let body = try await answer.body.collect(upTo: Self.answerByteLimit)
        return APIResponse(
            status: Int(answer.status.code),
            body: Array(body.readableBytesView),
            contentType: contentType
        )
    }

    package func close() async {
        try? await client.shutdown()
    }

    /// Hands on each line of progress and returns the answer that the last line holds.
    private func lastLine(
        of body: HTTPClientResponse.Body,
        progress: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> APIResponse {
        var rest: [UInt8] = []
        var answer: APIResponse?
        for try await chunk in body {
            rest += chunk.readableBytesView
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(rest[..<end])
                rest.removeSubrange(...end)
                if let last = StreamedAnswer.parse(line) { answer = last } else { progress?(line) }
            }
        }
        guard let answer else { throw HTTPClientError.remoteConnectionClosed }
        return answer
    }
}
