import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Why a peer did not answer. None of it is an error for a counter: what is written waits for the line.
package enum PeerFailure: Error, Sendable {
    case unreachable(PeerAddress, cause: any Error)
    /// Outside loopback, and no certificate of the peer is known.
    case certificateUnknown(PeerAddress)
    /// Not our protocol: a captive portal, a proxy, another program.
    case notHefu(PeerAddress, status: Int)
    case answerTooLarge(PeerAddress)
}

/// The dialing end of one line: bytes out, bytes in. What they mean is Replication's.
struct PeerClient: Sendable {
    /// Longest answer; above Replication's longest message.
    static let answerByteLimit = 16 << 20

    let address: PeerAddress
    private let client: HTTPClient
    private let scheme: String

    /// - Parameter certificate: the peer's own, DER; nil only on loopback.
    init(address: PeerAddress, certificate: [UInt8]?) throws {
        guard certificate != nil || address.isLoopback else { throw PeerFailure.certificateUnknown(address) }
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(connect: .seconds(5))
        // A refused connection is told at once; when to try again is the loop's to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tlsConfiguration = try certificate.map(TLSIdentity.clientConfiguration(trusting:))
        self.address = address
        scheme = certificate == nil ? "http" : "https"
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// - Parameter seconds: how long the peer may take, held requests included.
    func post(_ path: String, _ body: [UInt8], within seconds: Int64) async throws(PeerFailure) -> [UInt8] {
        var request = HTTPClientRequest(url: "\(scheme)://\(address)\(path)")
        request.method = .POST
        request.headers.add(name: "content-type", value: Self.contentType)
        request.body = .bytes(ByteBuffer(bytes: body))
        let answer: HTTPClientResponse
        do { answer = try await client.execute(request, timeout: .seconds(seconds)) } catch {
            throw .unreachable(address, cause: error)
        }
        guard answer.headers.first(name: "content-type") == Self.contentType else {
            throw .notHefu(address, status: Int(answer.status.code))
        }
        do {
            return Array(try await answer.body.collect(upTo: Self.answerByteLimit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw .answerTooLarge(address)
        } catch {
            throw .unreachable(address, cause: error)
        }
    }

    static let contentType = "application/vnd.hefu.sync"

    func close() async {
        try? await client.shutdown()
    }
}
