import NIOCore
import NIOHTTPTypes
import Synchronization

/// Ends a connection whose request does not arrive within its time, or that goes on sending a request which has been
/// answered already.
///
/// A class because a channel's handlers are; it lives on the channel's event loop alone.
final class ArrivalGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long whoever was answered early may take to hear it, before its connection ends.
    private static let farewell = TimeAmount.seconds(1)

    private let limit: TimeAmount
    private let connections: ConnectionCount
    private var isArriving = false
    private var end: Scheduled<Void>?

    init(limit: TimeAmount, connections: ConnectionCount) {
        (self.limit, self.connections) = (limit, connections)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { count(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        count(context)
        context.fireChannelActive()
    }

    private func count(_ context: ChannelHandlerContext) {
        let address = context.remoteAddress?.ipAddress ?? ""
        let connections = connections
        context.channel.closeFuture.whenComplete { _ in connections.close(address) }
        if !connections.open(address) { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isArriving = true
            endConnection(context, in: limit)
        case .body: break
        case .end:
            isArriving = false
            end?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data), isArriving { endConnection(context, in: Self.farewell) }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end?.cancel()
        context.fireChannelInactive()
    }

    private func endConnection(_ context: ChannelHandlerContext, in time: TimeAmount) {
        end?.cancel()
        let channel = context.channel
        end = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}

/// How many connections each address has open: as with ``PeerGate``, nobody has more than are free. Under a lock, because
/// channels live on several event loops.
final class ConnectionCount: Sendable {
    private let limits: PeerLimits
    private let counts = Mutex(Counts())

    private struct Counts {
        var ofAddress: [String: Int] = [:]
        var inAll = 0
    }

    init(_ limits: PeerLimits) { self.limits = limits }

    /// False if the address has as many as it may; it is counted all the same until it is closed.
    func open(_ address: String) -> Bool {
        counts.withLock { counts in
            let count = counts.ofAddress[address, default: 0]
            let isRoom = count < min(limits.connectionsOfOneAddress, limits.connections - counts.inAll)
            counts.ofAddress[address] = count + 1
            counts.inAll += 1
            return isRoom
        }
    }

    func close(_ address: String) {
        counts.withLock { counts in
            let count = counts.ofAddress[address, default: 0] - 1
            counts.ofAddress[address] = count > 0 ? count : nil
            counts.inAll -= 1
        }
    }
}
