/// The port that the system gave.
actor BoundPort {
    private(set) var port: Int?

    func set(_ port: Int?) { self.port = port }
}

/// The ports that a node that runs listens on; nil where it does not.
package struct RunningPorts: Hashable, Sendable {
    package fileprivate(set) var sync: Int?
    package fileprivate(set) var api: Int?
}

/// Calls once when so many listeners are bound.
actor Started {
    enum Bound {
        case socket
        case sync(Int?)
        case api(Int?)
    }

    private var left: Int
    private var ports = RunningPorts()
    private let onRunning: @Sendable (RunningPorts) async -> Void

    init(count: Int, _ onRunning: @escaping @Sendable (RunningPorts) async -> Void) {
        left = count
        self.onRunning = onRunning
    }

    func note(_ bound: Bound) async {
        switch bound {
        case .socket: break
        case .sync(let port): ports.sync = port
        case .api(let port): ports.api = port
        }
        left -= 1
        if left == 0 { await onRunning(ports) }
    }
}
