import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Replica

/// One HTTP listener: a Unix socket for the API, or a TCP port (with or without TLS) for other nodes. What to answer
/// is handed in as a function, so a listener knows nothing of licenses or sync.
struct Listener: Sendable {
    /// Answers one request, given whole. `progress` takes lines that are sent before the answer's body.
    typealias Handler =
        @Sendable (
            _ request: APIRequest, _ origin: String, _ progress: @escaping ProgressSink
        ) async -> APIResponse
    typealias ProgressSink = @Sendable ([UInt8]) -> Void

    enum Place: Sendable, CustomStringConvertible {
        case unixSocket(path: String)
        /// Port 0: any that is free.
        case tcp(host: String, port: Int, tls: TLSConfiguration?)

        var description: String {
            switch self {
            case .unixSocket(let path): path
            case .tcp(let host, let port, _): PeerAddress(host: host, port: port).description
            }
        }
    }

    enum Access: Sendable {
        /// The node's own user: nothing but the longest body.
        case own(bodyByteLimit: Int)
        /// Anybody, within limits.
        case guarded(ListenerGuard)
    }

    let place: Place
    /// What stands between a port and whoever reaches it.
    let access: Access
    /// Whether a request's answer comes with lines of progress.
    let isStreamed: @Sendable (APIRequest) -> Bool
    let logger: Logger
    let handler: Handler

    /// A connection of the node's own user on which nothing comes is closed.
    private static let idleTimeout = TimeAmount.minutes(15)

    /// Serves until its task is cancelled or the service group shuts down.
    ///
    /// - Parameter onRunning: called once the place is bound, with the port (nil for a socket).
    func run(onRunning: @escaping @Sendable (_ port: Int?) async -> Void) async throws {
        let application = Application(
            responder: CallbackResponder<ListenerContext> { request, context in
                try await respond(to: request, from: context.origin)
            },
            server: try builder,
            configuration: ApplicationConfiguration(address: address),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port) },
            logger: logger
        )
        try await application.run()
    }

    private var address: BindAddress {
        switch place {
        case .unixSocket(let path): .unixDomainSocket(path: path)
        case .tcp(let host, let port, _): .hostname(host, port: port)
        }
    }

    private var builder: HTTPServerBuilder {
        get throws {
            let plain =
                switch access {
                case .own: HTTPServerBuilder.http1(configuration: .init(idleTimeout: Self.idleTimeout))
                case .guarded(let listenerGuard): HTTPServerBuilder.http1(configuration: listenerGuard.http)
                }
            guard case .tcp(_, _, .some(let tls)) = place else { return plain }
            return try .tls(plain, tlsConfiguration: tls)
        }
    }

    private func respond(to request: Request, from origin: String) async throws -> Response {
        switch access {
        case .own(let limit):
            var request = request
            guard let body = try? await request.collectBody(upTo: limit) else {
                return response(APIFailure(tooLarge: limit).response())
            }
            let question = APIRequest(request, body: Array(body.readableBytesView))
            guard isStreamed(question) else { return response(await handler(question, origin) { _ in }) }
            return stream(question, from: origin)
        case .guarded(let listenerGuard):
            return response(await listenerGuard.answer(request, from: origin) { await handler($0, origin) { _ in } })
        }
    }

    private func response(_ answer: APIResponse) -> Response {
        var headers: HTTPFields = [.contentType: answer.contentType]
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: .init(code: answer.status),
            headers: headers,
            body: answer.feed.map(Self.body) ?? .init(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    /// Sent piece by piece, each made when the one before it is on its way.
    private static func body(of feed: any Feed) -> ResponseBody {
        ResponseBody { writer in
            while let bytes = await feed.next() { try await writer.write(ByteBuffer(bytes: bytes)) }
            try await writer.finish(nil)
        }
    }

    /// Lines are sent as they come. The status must go first, so a streamed answer's own status stands in its last line.
    private func stream(_ question: APIRequest, from origin: String) -> Response {
        let handler = handler
        return Response(
            status: .ok,
            headers: [.contentType: StreamedAnswer.contentType],
            body: ResponseBody { writer in
                let (lines, sink) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingNewest(16))
                async let answer = answerThenFinish(question, origin, handler, sink)
                for await line in lines {
                    try await writer.write(ByteBuffer(bytes: line + [UInt8(ascii: "\n")]))
                }
                try await writer.write(ByteBuffer(bytes: StreamedAnswer.lastLine(await answer)))
                try await writer.finish(nil)
            }
        )
    }
}

private func answerThenFinish(
    _ question: APIRequest,
    _ origin: String,
    _ handler: Listener.Handler,
    _ sink: AsyncStream<[UInt8]>.Continuation
) async -> APIResponse {
    let answer = await handler(question, origin) { sink.yield($0) }
    sink.finish()
    return answer
}

/// What a listener knows of a request beside the request itself: where it came from.
private struct ListenerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The IP address, without the port; empty on a Unix socket.
    let origin: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        origin = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
