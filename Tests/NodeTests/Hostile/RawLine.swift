import NIOCore
import NIOPosix
import Synchronization

/// A TCP connection that says whatever it is told, byte for byte, from any address of loopback.
final class RawLine: Sendable {
    private let channel: any Channel
    private let heard: Heard

    /// Where whoever means harm comes from: another address than everybody else's.
    static let elsewhere = "127.0.0.66"

    init(to port: Int?, at host: String = "127.0.0.1", from address: String = elsewhere) async throws {
        let heard = Heard()
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Ear(heard)) }
            }
            .bind(to: try SocketAddress(ipAddress: address, port: 0))
            .connect(host: host, port: port ?? 0)
            .get()
        self.heard = heard
    }

    /// Returns when the bytes are with the system. Throws once the other end has closed.
    func say(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    func say(_ text: String) async throws { try await say(Array(text.utf8)) }

    /// Says it again and again until the other end has closed; says how many bytes went out.
    func sayUntilClosed(_ bytes: [UInt8], pause: Duration = .zero) async -> Int {
        var count = 0
        while (try? await say(bytes)) != nil {
            count += bytes.count
            if pause > .zero { try? await Task.sleep(for: pause) }
        }
        return count
    }

    /// All that came, once the other end has closed.
    func closed() async throws -> String {
        try await channel.closeFuture.get()
        return heard.text
    }

    /// Waits until so much has come that the condition holds.
    func hears(_ condition: @Sendable (String) -> Bool) async -> Bool {
        for await text in heard.changes where condition(text) { return true }
        return condition(heard.text)
    }

    func close() async {
        try? await channel.close()
    }
}

/// What one connection has heard.
private final class Heard: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    let changes: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() {
        (changes, continuation) = AsyncStream.makeStream()
    }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func add(_ piece: some Sequence<UInt8>) {
        bytes.withLock { $0 += piece }
        continuation.yield(text)
    }

    func end() { continuation.finish() }
}

private final class Ear: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private let heard: Heard

    init(_ heard: Heard) { self.heard = heard }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heard.add(unwrapInboundIn(data).readableBytesView)
    }

    func channelInactive(context: ChannelHandlerContext) { heard.end() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

extension String {
    /// The head of a turn that says how long its body is, or that it comes in chunks.
    static func turn(byteCount: Int?, path: String = "/sync/1/turn") -> String {
        let length = byteCount.map { "content-length: \($0)" } ?? "transfer-encoding: chunked"
        return "POST \(path) HTTP/1.1\r\nhost: x\r\ncontent-type: application/vnd.hefu.sync\r\n\(length)\r\n\r\n"
    }
}
