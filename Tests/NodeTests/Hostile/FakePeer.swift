import NIOCore
import NIOPosix
import Synchronization

/// Something at the address of a peer that is no node: it answers every request with the same bytes, or with bytes that
/// never end.
final class FakePeer: Sendable {
    enum Manner: Sendable {
        case says(String)
        /// The head, and then this for ever.
        case saysForEver(String, piece: [UInt8], pause: TimeAmount)
        /// Accepts, and says nothing.
        case isSilent
    }

    let port: Int
    private let channel: any Channel
    private let requests: Counter

    init(_ manner: Manner) async throws {
        let requests = Counter()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Mouth(manner, requests))
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        port = channel.localAddress?.port ?? 0
        self.requests = requests
    }

    var address: String { "127.0.0.1:\(port)" }
    var requestCount: Int { requests.value }

    func close() async { try? await channel.close() }
}

final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
}

private final class Mouth: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let manner: FakePeer.Manner
    private let requests: Counter

    init(_ manner: FakePeer.Manner, _ requests: Counter) { (self.manner, self.requests) = (manner, requests) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let text = String(decoding: unwrapInboundIn(data).readableBytesView, as: UTF8.self)
        guard text.hasPrefix("POST ") || text.hasPrefix("GET ") else { return }
        requests.add()
        let channel = context.channel
        switch manner {
        case .says(let text): channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
        case .saysForEver(let head, let piece, let pause):
            channel.writeAndFlush(ByteBuffer(string: head), promise: nil)
            goOn(channel, piece, pause)
        case .isSilent: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// The next piece once the one before is with the system.
private func goOn(_ channel: any Channel, _ piece: [UInt8], _ pause: TimeAmount) {
    channel.writeAndFlush(ByteBuffer(bytes: piece)).whenSuccess {
        channel.eventLoop.scheduleTask(in: pause) { goOn(channel, piece, pause) }
    }
}
