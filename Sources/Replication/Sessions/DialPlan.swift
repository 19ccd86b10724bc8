package import Signing

/// What one session is for.
package struct DialPlan: Hashable, Sendable {
    /// SHA-256 of the certificate that the responder showed and that its endpoint, or a person, names; zeros on plain
    /// loopback. With another than before, a new session is opened.
    package var certificate = Bytes32.zero
    /// How long the responder may keep an answer back that would say "equal".
    package var holdSeconds: UInt64 = 0
    /// Bytes of entries and disclosures that a message is filled up to; at most ``PeerBudget/batchByteTarget``.
    package var batchByteTarget = PeerBudget.batchByteTarget
    /// Whether to hand in the logs of our own key with what is set aside. Done anyway where the peer calls it cut.
    package var handsIn = false
    /// Keys of which to ask for set-aside entries.
    package var setAsideAuthors: [PublicKey] = []
    /// Whether to ask of which keys the peer keeps set-aside entries.
    package var listsSetAside = false

    package init() {}
}

/// How a session ended, and what came of it.
package struct SyncOutcome: Hashable, Sendable {
    package var end: SyncEnd
    /// The other end's key, once it has proved it.
    package var peer: PublicKey?
    /// What the other side said last of what it holds: "what a peer holds now".
    package var theirs: Hello?
    /// What we said last.
    package var ours: Hello?
    /// What it has shown to hold since the two were equal last.
    package var word = PeerWord()
    /// ``Survey/watermark`` of the moment at which both held the same; nil if this session did not come to that.
    package var equalAt: Int64?
    /// What became here of what the peer sent.
    package var received = StoreReport()
    /// What became there of what we sent, as far as the peer said: durable there.
    package var acknowledged = StoreReport()
    package var sentEntries = 0
    /// Requests that were answered.
    package var roundTrips = 0
    package var bytesSent = 0
    package var bytesReceived = 0
    /// What the peer's authority says of our key.
    package var access: PeerAccess = .member
    /// Keys of which the peer keeps set-aside entries; nil if it was not asked.
    package var setAside: [SetAsideListing]?

    init(end: SyncEnd) {
        self.end = end
    }
}

package enum SyncEnd: Hashable, Sendable {
    /// The same entries, and no disclosure wanted on either side.
    case equal
    /// The same entries; so many disclosures are wanted that the other side does not have either.
    case wanting(ours: UInt64, theirs: UInt64)
    /// Nothing moves any more, and the entries still differ.
    case different(DifferenceCause)
    case refusedByPeer(SyncRefusal)
    /// We refuse the peer.
    case refused(SyncRefusal)
    /// The line broke, nobody answered, or the session took too many turns; what was stored stays, the next goes on.
    case interrupted
    /// Our store could not.
    case storeFailed
}

/// Why two sides cannot become equal, as far as this session shows.
package enum DifferenceCause: Hashable, Sendable {
    /// We refuse entries that the peer holds.
    case refusedHere(count: Int)
    case refusedThere(count: Int)
    /// What the peer sends refers to what it does not send.
    case earlyHere(count: Int)
    case earlyThere(count: Int)
    /// The two judge differently what is set aside, or one of them counts wrong.
    case unexplained
}
