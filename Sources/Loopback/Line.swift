import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// A network line that can be cut: a TCP relay on loopback between one node and the peer that it dials. While it is
/// cut, open connections end and new ones end as soon as they are made, so requests fail as they do when a cable is
/// pulled. Its port stays its own all the time.
package struct Line: Sendable {
    /// The port that the dialing node is told.
    package let port: Int
    private let listener: any Channel
    private let relays = Relays()

    /// Opens a line to a port on loopback.
    ///
    /// - Parameter place: where the line begins; port 0: any that is free.
    package init(
        at place: (host: String, port: Int) = ("127.0.0.1", 0),
        to target: (host: String, port: Int)
    ) async throws {
        let target = try SocketAddress(ipAddress: target.host, port: target.port)
        let relays = relays
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { near in Self.connect(near, to: target, relays: relays) }
            .bind(host: place.host, port: place.port)
            .get()
        guard let port = listener.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        self.port = port
    }

    package func cut() async {
        for channel in relays.cut() { try? await channel.close() }
    }

    package func heal() { relays.heal() }

    /// Gives the port up.
    package func close() async {
        await cut()
        try? await listener.close()
    }

    /// Joins an accepted connection to a new one to the target; reading begins when both ends stand.
    private static func connect(
        _ near: any Channel,
        to target: SocketAddress,
        relays: Relays
    ) -> EventLoopFuture<Void> {
        guard relays.add(near) else { return near.close() }
        return ClientBootstrap(group: near.eventLoop)
            .channelOption(.autoRead, value: false)
            .connect(to: target)
            .flatMap { far in
                // Also if the line was cut while this end came to be.
                near.closeFuture.whenComplete { _ in far.close(promise: nil) }
                return near.eventLoop.makeCompletedFuture {
                    try near.pipeline.syncOperations.addHandler(HandOver(to: far))
                    try far.pipeline.syncOperations.addHandler(HandOver(to: near))
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

/// The open connections of a line, and whether it is cut.
private final class Relays: Sendable {
    private struct State {
        var isCut = false
        var open: [ObjectIdentifier: any Channel] = [:]
    }

    private let state = NIOLockedValueBox(State())

    /// False while the line is cut.
    func add(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        let isOpen = state.withLockedValue { state in
            if !state.isCut { state.open[id] = channel }
            return !state.isCut
        }
        channel.closeFuture.whenComplete { [state] _ in state.withLockedValue { $0.open[id] = nil } }
        return isOpen
    }

    /// Returns the connections that must end.
    func cut() -> [any Channel] {
        state.withLockedValue { state in
            state.isCut = true
            return Array(state.open.values)
        }
    }

    func heal() { state.withLockedValue { $0.isCut = false } }
}
