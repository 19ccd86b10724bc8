/// What a token of the API allows.
package enum APIScope: String, CaseIterable, Sendable {
    /// To read licenses, the catalogue, numbers, what falls due, events; with them what is personal and disclosed here.
    case read
    /// To write license acts.
    case issue
    /// To state what an office says of itself: to submit catalogue items, to appoint its people.
    case catalogue
    /// What the district office does: approve items, enroll offices and nodes, lease numbers, put people on file.
    case district
}

/// Who may use a route.
enum RouteAccess: Hashable, Sendable {
    /// Anybody who reaches a port.
    case open
    /// The node's own user, and programs with a token of the scope.
    case scope(APIScope)
    /// The node's own user only, over the socket: what names files of this machine, peers, tokens.
    case own
}

/// Whoever asks.
enum Caller: Hashable, Sendable {
    /// The node's own user, over the socket or in this process.
    case ownUser
    /// Whoever reaches a port, by the address that they come from.
    case remote(address: String)
}
