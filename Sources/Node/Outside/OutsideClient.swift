import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Why another system's answer is not one.
enum OutsideFailure: Error, Sendable {
    /// No line, no answer in time, or an answer of a server that is not well: it is asked again later.
    case absent(String)
    /// It answers, and not as the contract says: a wrong token, a wrong address. A person mends the settings.
    case misunderstood(status: Int)

    /// Whether others would fare alike: then it waits. Else the next is seen to, and this one comes with the next sweep.
    var isOfAll: Bool {
        switch self {
        case .absent: true
        case .misunderstood(let status): [401, 403, 404, 405].contains(status)
        }
    }

    var word: String {
        switch self {
        case .absent(let cause): cause
        case .misunderstood(let status): "HTTP \(status)"
        }
    }
}

/// An address of another system: `https://…`, or `http://` on this machine only.
struct OutsideAddress: Hashable, Sendable, CustomStringConvertible {
    let description: String

    init?(_ text: String) {
        let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
        guard let scheme else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        let host =
            authority.hasPrefix("[") ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        guard !host.isEmpty, !text.contains(where: { $0.isWhitespace || $0 == "?" || $0 == "#" || $0 == "@" }) else {
            return nil
        }
        let isHere = PeerAddress(host: String(host), port: 1).isLoopback
        guard scheme == "https://" || isHere else { return nil }
        description = text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

/// Asks another system over HTTP: bytes out, a status and bytes in.
struct OutsideClient: Sendable {
    struct Reply: Sendable {
        let status: Int
        let body: [UInt8]
    }

    /// Bytes that an answer may have.
    private static let answerLimit = 64 * 1024

    private let client: HTTPClient
    private let timeout: Duration

    /// - Parameter seconds: for the connection, and once more for the whole answer.
    init(timeoutSeconds seconds: Int) {
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(connect: .seconds(Int64(seconds)))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.redirectConfiguration = .disallow
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        timeout = .seconds(seconds)
    }

    func send(
        _ method: HTTPMethod,
        _ url: String,
        _ body: [UInt8],
        headers: [(name: String, value: String)]
    ) async throws(OutsideFailure) -> Reply {
        let reply: Reply
        do {
            reply = try await withThrowingTaskGroup(of: Reply.self) { group in
                group.addTask { try await ask(method, url, body, headers) }
                group.addTask {
                    try await Task.sleep(for: timeout)
                    throw HTTPClientError.deadlineExceeded
                }
                defer { group.cancelAll() }
                guard let reply = try await group.next() else { throw CancellationError() }
                return reply
            }
        } catch {
            throw .absent("\(error)")
        }
        if reply.status >= 500 || reply.status == 429 || reply.status == 408 { throw .absent("HTTP \(reply.status)") }
        return reply
    }

    private func ask(
        _ method: HTTPMethod,
        _ url: String,
        _ body: [UInt8],
        _ headers: [(name: String, value: String)]
    ) async throws -> Reply {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers.add(name: "content-type", value: "application/json")
        for header in headers { request.headers.add(name: header.name, value: header.value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        let answer = try await client.execute(request, deadline: .distantFuture)
        let bytes = try await answer.body.collect(upTo: Self.answerLimit)
        return Reply(status: Int(answer.status.code), body: Array(bytes.readableBytesView))
    }

    func close() async { try? await client.shutdown() }
}
