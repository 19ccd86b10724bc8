import SignedLog
import Signing

/// What the next turn shall say: decided by the role from a survey and the other side's turn, worked out by the
/// ``Exchange``.
struct TurnPlan {
    /// The other side's statements to compare with what is held here; each is allowed to it.
    var compare: [LogStatement] = []
    /// Whole scopes to state, beginning at a page.
    var state = StatementPages()
    /// State the logs that changed.
    var changed: ChangedLogs?
    /// Keys whose logs are spoken of with what is set aside, whatever their audience.
    var authors: [PublicKey] = []
    /// Disclosures that the other side wants.
    var find: DisclosureQuery?
    /// List our own wishes behind this one.
    var list: WantedQuery?
    /// Said if nothing else remains to be said or sent.
    var helloWhenQuiet: Hello?
    /// What is known already: hello, digests, hold, access.
    var turn = Turn()

    /// What the store is to be asked of logs for it; nil if nothing.
    func logQuery(within share: SharedAudiences) -> LogQuery? {
        guard !compare.isEmpty || !state.isEmpty || changed != nil else { return nil }
        var query = LogQuery(share: share)
        query.scopes = state.scopes + compare.map(\.scope).filter { $0 != .listed }
        query.scopes += authors.map { .author($0) }
        query.scopes = query.scopes.withoutDoubles()
        query.logs = compare.filter { $0.scope == .listed }.flatMap(\.logs).map(\.log).withoutDoubles()
        query.changedSince = changed?.since
        query.includesSetAside = !authors.isEmpty
        query.checking = compare.flatMap(\.logs).flatMap(\.marks).map(\.id).withoutDoubles()
        return query
    }
}

/// Scopes that are yet to be stated, and where to go on in the first of them.
struct StatementPages: Hashable {
    var scopes: [LogScope] = []
    var after: LogID?

    var isEmpty: Bool { scopes.isEmpty }
}

/// The logs that changed here since the two sides were equal.
struct ChangedLogs {
    enum Within {
        case district
        /// The district's alone if there are any: by them the two may come to share other audiences.
        case districtFirst
        case shared
    }

    let since: Int64
    let within: Within

    func picked(from changed: [LogOutline]) -> [LogOutline] {
        let district = changed.filter(\.audience.isDistrict)
        switch within {
        case .district: return district
        case .districtFirst: return district.isEmpty ? changed : district
        case .shared: return changed
        }
    }
}
