import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Replica
import Replication

/// Lets requests of other nodes through as far as ``PeerLimits`` allow: counts connections and requests, takes bodies in
/// piece by piece, and says to whoever comes too often when to come again.
struct ListenerGuard: Sendable {
    let limits: PeerLimits
    /// Bytes that the body of a request to a path may have.
    private let bodyByteLimit: @Sendable (_ path: String) -> Int
    private let gate: PeerGate
    private let connections: ConnectionCount

    /// - Parameter milliseconds: a clock that never runs backwards.
    init(
        _ limits: PeerLimits,
        milliseconds: @escaping @Sendable () -> Int64,
        bodyByteLimit: @escaping @Sendable (_ path: String) -> Int
    ) {
        (self.limits, self.bodyByteLimit) = (limits, bodyByteLimit)
        gate = PeerGate(limits, milliseconds: milliseconds)
        connections = ConnectionCount(limits)
    }

    /// How one connection is read.
    var http: HTTP1Channel.Configuration {
        let (limits, connections) = (limits, connections)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ArrivalGuard(limit: .seconds(Int64(limits.requestSeconds)), connections: connections)
            ],
            idleTimeout: .seconds(Int64(limits.idleSeconds)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headByteCount,
                maxHeaderListSize: limits.headByteCount,
                maxHeaderFieldCount: limits.headFieldCount
            )
        )
    }

    /// The handler's answer, or a refusal before the whole body was read.
    func answer(
        _ request: Request,
        from address: String,
        _ handler: (APIRequest) async -> APIResponse
    ) async -> APIResponse {
        let path = request.head.path ?? "/"
        switch await gate.enter(address, isOpening: path == SyncRoute.open.rawValue) {
        case .refused(let seconds): return .busy(retryAfterSeconds: seconds)
        case .admitted: break
        }
        var body: [UInt8] = []
        let refusal = await read(request.body, of: path, from: address, into: &body)
        let answer: APIResponse
        if let refusal { answer = refusal } else { answer = await handler(APIRequest(request, body: body)) }
        await gate.leave(address, byteCount: body.count)
        return answer
    }

    /// Nil once the whole body has come. What it holds has been reserved.
    private func read(
        _ pieces: RequestBody,
        of path: String,
        from address: String,
        into body: inout [UInt8]
    ) async -> APIResponse? {
        let limit = bodyByteLimit(path)
        do {
            for try await piece in pieces {
                guard body.count + piece.readableBytes <= limit else { return APIFailure(tooLarge: limit).response() }
                guard await gate.reserve(piece.readableBytes, address) else { return .busy(retryAfterSeconds: 1) }
                body += piece.readableBytesView
            }
            return nil
        } catch {
            // The connection is gone, or what came is no HTTP: nobody will read this.
            return APIFailure(status: 400, code: "bad-request").response()
        }
    }
}

extension APIRequest {
    init(_ request: Request, body: [UInt8]) {
        self.init(
            request.method.rawValue,
            request.head.path ?? "/",
            body: body,
            contentType: request.headers[.contentType] ?? "application/json",
            headers: RequestHeader.values(in: request.headers)
        )
    }
}

extension RequestHeader {
    /// Those that the request has; one that comes twice is joined by a comma, and then is of no form that is read.
    fileprivate static func values(in fields: HTTPFields) -> [RequestHeader: String] {
        Dictionary(
            uniqueKeysWithValues: allCases.compactMap { header in
                HTTPField.Name(header.rawValue).flatMap { fields[$0] }.map { (header, $0) }
            }
        )
    }
}

extension APIResponse {
    /// That there is no room now.
    static func busy(retryAfterSeconds seconds: Int) -> APIResponse {
        var answer = APIFailure(status: 503, code: "busy").response()
        answer.headers["retry-after"] = String(seconds)
        return answer
    }
}

extension APIFailure {
    /// - Parameter limit: bytes that the body may have.
    init(tooLarge limit: Int) {
        self.init(Refusal(.tooLarge, field: "body", ["limit": String(limit)]))
    }
}
