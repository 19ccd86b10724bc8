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
    /// It has no room now, and says after how many seconds it will: never more than
    /// ``PeerLimits/retryAfterSecondsMax``.
    case busy(PeerAddress, retryAfterSeconds: Int)
}

/// The dialing end of one line: bytes out, bytes in. What they mean is Replication's.
struct PeerClient: Sendable {
    let address: PeerAddress
    private let limits: PeerLimits
    private let client: HTTPClient
    private let scheme: String

    /// - Parameter certificate: the peer's own, DER; nil only on loopback.
    init(address: PeerAddress, certificate: [UInt8]?, limits: PeerLimits) throws {
        guard certificate != nil || address.isLoopback else { throw PeerFailure.certificateUnknown(address) }
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(connect: .seconds(5))
        // A refused connection is told at once; when to try again is the loop's to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        // Whoever sends us elsewhere is no node.
        configuration.redirectConfiguration = .disallow
        configuration.tlsConfiguration = try certificate.map(TLSIdentity.clientConfiguration(trusting:))
        (self.address, self.limits) = (address, limits)
        scheme = certificate == nil ? "http" : "https"
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// The whole answer.
    ///
    /// - Parameter holdSeconds: how long the peer may hold the request, beside what any answer may take.
    func post(_ path: String, _ body: [UInt8], holdSeconds: Int) async throws(PeerFailure) -> [UInt8] {
        let limit = Duration.seconds(limits.answerSeconds + holdSeconds)
        do {
            // The client's own time limit ends with the head of the answer; a body may drip for ever.
            return try await withThrowingTaskGroup(of: [UInt8].self) { group in
                group.addTask { try await ask(path, body) }
                group.addTask {
                    try await Task.sleep(for: limit)
                    throw HTTPClientError.deadlineExceeded
                }
                defer { group.cancelAll() }
                guard let answer = try await group.next() else { throw CancellationError() }
                return answer
            }
        } catch let failure as PeerFailure {
            throw failure
        } catch {
            throw .unreachable(address, cause: error)
        }
    }

    private func ask(_ path: String, _ body: [UInt8]) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: "\(scheme)://\(address)\(path)")
        request.method = .POST
        request.headers.add(name: "content-type", value: Self.contentType)
        request.body = .bytes(ByteBuffer(bytes: body))
        let answer = try await client.execute(request, deadline: .distantFuture)
        if let seconds = answer.retryAfterSeconds {
            throw PeerFailure.busy(address, retryAfterSeconds: min(seconds, limits.retryAfterSecondsMax))
        }
        guard answer.headers.first(name: "content-type") == Self.contentType else {
            throw PeerFailure.notHefu(address, status: Int(answer.status.code))
        }
        do {
            return Array(try await answer.body.collect(upTo: limits.answerByteCount).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw PeerFailure.answerTooLarge(address)
        }
    }

    static let contentType = "application/vnd.hefu.sync"

    func close() async {
        try? await client.shutdown()
    }
}

extension HTTPClientResponse {
    /// After how many seconds a node that has no room wants to be asked again; nil if it says nothing of the kind.
    fileprivate var retryAfterSeconds: Int? {
        guard status == .serviceUnavailable else { return nil }
        return headers.first(name: "retry-after").flatMap(Int.init).map { max($0, 1) }
    }
}
