import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// A network line that can be cut: a TCP relay on loopback between one node and the peer that it dials. While it is
/// cut, connections are refused and open ones are closed, so requests fail as they do when a cable is pulled.
package actor Line {
    /// The port that the dialing node is told.
    package nonisolated let port: Int
    private let host: String
    private let target: SocketAddress
    private let relays = Relays()
    private var listener: (any Channel)?

    /// Opens a line to a port on loopback.
    ///
    /// - Parameter place: where the line begins; port 0: any that is free.
    package init(
        at place: (host: String, port: Int) = ("127.0.0.1", 0),
        to target: (host: String, port: Int)
    ) async throws {
        host = place.host
        self.target = try SocketAddress(ipAddress: target.host, port: target.port)
        let channel = try await Self.listen(host, place.port, target: self.target, relays: relays)
        guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        self.port = port
        listener = channel
    }

    package func cut() async throws {
        try await listener?.close()
        listener = nil
        await relays.closeAll()
    }

    package func heal() async throws {
        guard listener == nil else { return }
        listener = try await Self.listen(host, port, target: target, relays: relays)
    }

    private static func listen(
        _ host: String,
        _ port: Int,
        target: SocketAddress,
        relays: Relays
    ) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { near in connect(near, to: target, relays: relays) }
            .bind(host: host, port: port)
            .get()
    }

    /// Joins an accepted connection to a new one to the target; reading begins when both ends stand.
    private static func connect(_ near: any Channel, to target: SocketAddress, relays: Relays) -> EventLoopFuture<Void>
    {
        ClientBootstrap(group: near.eventLoop)
            .channelOption(.autoRead, value: false)
            .connect(to: target)
            .flatMap { far in
                near.eventLoop.makeCompletedFuture {
                    try near.pipeline.syncOperations.addHandler(HandOver(to: far))
                    try far.pipeline.syncOperations.addHandler(HandOver(to: near))
                    relays.add(near)
                }
                .flatMap { near.setOption(.autoRead, value: true) }
                .flatMap { far.setOption(.autoRead, value: true) }
            }
    }
}

/// Writes what one end reads to the other, and closes both together.
private final class HandOver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        other.close(promise: nil)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// The open connections of a line.
private final class Relays: Sendable {
    private let open = NIOLockedValueBox<[ObjectIdentifier: any Channel]>([:])

    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        open.withLockedValue { $0[id] = channel }
        channel.closeFuture.whenComplete { [open] _ in open.withLockedValue { $0[id] = nil } }
    }

    func closeAll() async {
        let channels = open.withLockedValue { Array($0.values) }
        for channel in channels { try? await channel.close() }
    }
}
