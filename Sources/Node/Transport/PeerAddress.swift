/// Where a peer listens: `host:port`, as in an `endpoint` act or typed into `peer add`.
package struct PeerAddress: Hashable, Sendable, CustomStringConvertible {
    package let host: String
    package let port: Int

    /// Nil unless it is `host:port` with a port from 1 to 65535; an IPv6 host stands in brackets.
    package init?(_ text: String) {
        self.init(text, ports: 1...65535)
    }

    /// Where to listen; port 0 is any that is free.
    package init?(listening text: String) {
        self.init(text, ports: 0...65535)
    }

    init(host: String, port: Int) {
        (self.host, self.port) = (host, port)
    }

    private init?(_ text: String, ports: ClosedRange<Int>) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) else { return nil }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || "/@?#".contains($0) }), ports.contains(port)
        else { return nil }
        self.host = String(host)
        self.port = port
    }

    /// All interfaces of the machine: a place to listen, not one to be reached at.
    package var isWildcard: Bool { ["0.0.0.0", "::"].contains(host) }

    /// Whether the line never leaves this machine. Only there may a session do without TLS.
    package var isLoopback: Bool {
        guard !["localhost", "::1"].contains(host) else { return true }
        // Four numbers: a name like 127.example.org is anywhere.
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
