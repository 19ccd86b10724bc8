/// Why one end of a session refuses the other. The number goes over the line; a session that is refused is over.
package enum SyncRefusal: Int64, Error, CaseIterable, Hashable, Sendable {
    /// The bytes are no message of this version.
    case malformed = 1
    /// The message is of a version that this program does not speak.
    case unknownVersion = 2
    /// No session waits for this nonce: it was used, forgotten, or never given. Open a new one.
    case unknownSession = 3
    /// The hello is not signed by the key that it names, or for another line.
    case signatureInvalid = 4
    /// The key has no enrollment here, and what it sent did not bring one.
    case notEnrolled = 5
    case otherDistrict = 6
    /// It asked for, or spoke of, logs of an audience that is not for both.
    case notShared = 7
    /// It sent more of what cannot be taken up than ``PeerBudget`` allows.
    case budgetSpent = 8
    /// This node cannot read or write its store.
    case unavailable = 9
    /// The opening carries a nonce that was used before.
    case replayed = 10
    /// The other end has this node's own key.
    case ownKey = 11
    /// Another key answered than the one that was called.
    case otherKey = 12
    /// An answer that does not fit the request, such as an opening for a turn.
    case outOfTurn = 13
    /// The key was cut, and this node has nothing to ask of it.
    case peerCut = 14
}
