import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Node

/// The API of a node as a program of the office reaches it: by HTTP on a port of loopback.
struct RemoteAPI: Sendable {
    let port: Int

    func call(_ method: String, _ path: String, _ body: String = "", token: String?) async throws -> Answer {
        let answer = try await send(method, path, body, token: token)
        let bytes = try await answer.body.collect(upTo: 1 << 24)
        return Answer(APIResponse(status: Int(answer.status.code), body: Array(bytes.readableBytesView)))
    }

    func header(_ name: String, _ path: String, token: String?) async throws -> String? {
        try await send("GET", path, token: token).headers.first(name: name)
    }

    /// The answer as it comes.
    func send(
        _ method: String,
        _ path: String,
        _ body: String = "",
        token: String?,
        headers: [String: String] = [:]
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = HTTPMethod(rawValue: method)
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if !body.isEmpty { request.body = .bytes(ByteBuffer(string: body)) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(30))
    }

    /// The status of an answer over TLS, from whoever shows the certificate of a PEM file.
    static func status(of url: String, trusting certificate: String) async throws -> Int {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(certificate))
        tls.certificateVerification = .noHostnameVerification
        let client = HTTPClient(configuration: .init(tlsConfiguration: tls))
        do {
            let answer = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(10))
            try await client.shutdown()
            return Int(answer.status.code)
        } catch {
            try? await client.shutdown()
            throw error
        }
    }
}
