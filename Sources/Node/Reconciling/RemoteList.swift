import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import SystemPackage

/// A list that a business system serves, brought into a file of its own for the time of a comparison: it is read several
/// times. It holds people's data, so its mode is 0600.
enum RemoteList {
    /// Most bytes of a list: some twenty million rows.
    static let byteLimit = 4 << 30
    private static let connectSeconds: Int64 = 5
    /// Longest silence of the other side.
    private static let silenceSeconds: Int64 = 30

    /// - Parameter body: is given the path of the file, which goes when it returns.
    static func fetched<Result>(_ url: String, _ body: (String) async throws -> Result) async throws -> Result {
        let path = FileManager.default.temporaryDirectory.path + "/hefu-list-" + UUID().uuidString + ".csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await fetch(url, to: path)
        return try await body(path)
    }

    private static func fetch(_ url: String, to path: String) async throws {
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(connect: .seconds(connectSeconds), read: .seconds(silenceSeconds))
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            try await store(url, by: client, to: path)
            try await client.shutdown()
        } catch {
            try? await client.shutdown()
            throw error as? APIFailure ?? unreachable(url, "\(error)")
        }
    }

    private static func store(_ url: String, by client: HTTPClient, to path: String) async throws {
        let answer = try await client.execute(HTTPClientRequest(url: url), deadline: .distantFuture)
        guard answer.status == .ok else { throw unreachable(url, "HTTP \(answer.status.code)") }
        let file = try FileDescriptor.open(
            FilePath(path),
            .writeOnly,
            options: [.create, .exclusiveCreate],
            permissions: .ownerReadWrite
        )
        defer { try? file.close() }
        var byteCount = 0
        for try await piece in answer.body {
            byteCount += piece.readableBytes
            guard byteCount <= byteLimit else {
                throw APIFailure(status: 413, code: "too-large", field: "url", ["limit": "\(byteLimit)"])
            }
            try file.writeAll(piece.readableBytesView)
        }
    }

    private static func unreachable(_ url: String, _ detail: String) -> APIFailure {
        APIFailure(status: 404, code: "file-unreadable", field: "url", ["path": url], detail: detail)
    }
}
