import Replication

/// What other nodes, and whoever else reaches the port for them, may cost this node: connections, bytes, seconds,
/// requests. All of it is a guard: an honest node with a year's backlog stays below, and whoever goes beyond is told
/// when to come again. What a proven key may cost within its sessions is ``PeerBudget``; what a message may hold is
/// ``MessageLimit``.
///
/// Whoever has not proved a key yet is known by the address that it comes from. Nodes of one office share an address
/// behind a router, so an address has the budget of a large office. Of what all share nobody may have more than is free, so
/// that there is room for one more whoever has come before.
package struct PeerLimits: Hashable, Sendable {
    // MARK: Connections

    /// Connections of all addresses; beyond them a new one is closed at once. Below the 1,024 files that a process may have
    /// open where nobody has said otherwise.
    package var connections = 768
    /// Those of one address: an office of some thirty nodes, each with two for each of its programs, and as many again.
    package var connectionsOfOneAddress = 192
    /// Seconds for which a connection may say nothing while no request is being answered. Longer than the 60 for which
    /// a dialer keeps one, so that it is the dialer that ends it; and the time in which the head of a request, or a TLS
    /// handshake, must be complete.
    package var idleSeconds = 90

    // MARK: Bytes

    /// Bytes of a request's head. A dialer's are below 300.
    package var headByteCount = 16 * 1024
    /// Fields of a request's head. A dialer sends five.
    package var headFieldCount = 64
    /// Bytes of the body that asks for a session, and of any but a turn: an opening has 120.
    package var openingByteCount = 1024
    /// Bytes of a turn's body.
    package var bodyByteCount = MessageLimit.byteCount
    /// Bytes of bodies that are here at one time, arriving or waiting for their turn: eight of the largest.
    package var bodyByteCountInAll = 64 * 1024 * 1024
    /// Those of one address: three of the largest.
    package var bodyByteCountOfOneAddress = 24 * 1024 * 1024

    // MARK: Seconds and requests

    /// Seconds from a request's head to the last byte of its body, however steadily it drips: a dialer gives up then.
    package var requestSeconds = Int(PeerBudget.patienceSeconds)
    /// Requests of all addresses that are being read, answered or held. Each held one costs one.
    package var requests = 1_024
    /// Those of one address.
    package var requestsOfOneAddress = 128
    /// Requests of one address a minute; so many may come in one moment. A counter that imports makes some thousand.
    package var requestsPerMinute = 6_000
    /// Openings of one address a minute. Each costs a signature, and the oldest of ``PeerBudget/openings`` its place.
    package var openingsPerMinute = 240
    /// Openings of one address in one moment: an office whose power comes back.
    package var openingsAtOnce = 64

    // MARK: Dialing

    /// Bytes of an answer; above the longest message.
    package var answerByteCount = 2 * MessageLimit.byteCount
    /// Seconds for which an answer that is not held may take from the request to its last byte.
    package var answerSeconds = Int(PeerBudget.patienceSeconds)
    /// Longest that a peer's "come again later" is heeded: it may say anything.
    package var retryAfterSecondsMax = 60

    package init() {}

    package static let standard = PeerLimits()
}
