/// A request that a dialer wants posted.
package struct DialerPost: Hashable, Sendable {
    package let route: SyncRoute
    package let body: [UInt8]
    /// How long the peer may hold the request; 0: it may not.
    package var holdSeconds: UInt64 = 0
    /// Reads the answer.
    package let reader: AnswerReader

    /// Without an answer for so long, nobody will answer.
    package var patienceSeconds: UInt64 { PeerBudget.patienceSeconds + holdSeconds }
}
