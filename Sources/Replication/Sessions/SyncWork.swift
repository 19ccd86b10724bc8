package import SignedLog
package import Signing

/// What a session needs to have done in the store: the shell carries it out and hands the ``SyncFact`` of the same
/// name back. Each is one transaction.
package enum SyncWork: Hashable, Sendable {
    case survey
    case lookUp(LogQuery)
    case serve(ServeRequest)
    case store(IncomingBatch)
    case findDisclosures(DisclosureQuery)
    case listWanted(WantedQuery)
}

/// What came of a ``SyncWork``.
package enum SyncFact: Hashable, Sendable {
    case surveyed(Survey)
    case lookedUp(LogAnswer)
    case served(ServedBatch)
    /// What was admitted is durable.
    case stored(StoreReport)
    case foundDisclosures([AnyDisclosure])
    /// Sorted, at most as many as asked for.
    case listedWanted([WantedDisclosure])
    /// The store could not.
    case failed
}

/// How things stand here towards one peer, at one moment.
package struct Survey: Hashable, Sendable {
    /// By our authority.
    package var access: PeerAccess
    package var share: SharedAudiences
    /// Every audience that both may hold and of which an entry is held here, the district's too.
    package var audiences: [HeldAudience]
    /// How many disclosures are wanted here in these audiences.
    package var wanted: UInt64
    /// Rises with every change of an audience's digest; goes back to its value never.
    package var watermark: Int64
    /// Keys of which set-aside entries are kept here and that this peer may be told of.
    package var setAside: [SetAsideListing]

    package init(
        access: PeerAccess,
        share: SharedAudiences,
        audiences: [HeldAudience],
        wanted: UInt64,
        watermark: Int64,
        setAside: [SetAsideListing] = []
    ) {
        self.access = access
        self.share = share
        self.audiences = audiences
        self.wanted = wanted
        self.watermark = watermark
        self.setAside = setAside
    }
}

/// Which logs to outline.
package struct LogQuery: Hashable, Sendable {
    /// All logs of these; never ``LogScope/listed``.
    package var scopes: [LogScope] = []
    /// Logs by name; those that are not held are left out.
    package var logs: [LogID] = []
    /// All logs of shared audiences that changed after this watermark.
    package var changedSince: Int64?
    /// Logs of other audiences are left out, but for those of ``LogScope/author(_:)``.
    package var share: SharedAudiences
    /// Whether the outlines include what is set aside.
    package var includesSetAside = false
    /// Entries of which to tell whether they are in the store, set aside or not.
    package var checking: [EntryID] = []

    package init(share: SharedAudiences) {
        self.share = share
    }
}

package struct LogAnswer: Hashable, Sendable {
    /// None twice.
    package var outlines: [LogOutline]
    /// Those of the outlines that ``LogQuery/changedSince`` asked for.
    package var changed: Set<LogID>
    package var held: Set<EntryID>

    package init(outlines: [LogOutline], changed: Set<LogID>, held: Set<EntryID>) {
        self.outlines = outlines
        self.changed = changed
        self.held = held
    }
}

/// Which entries to read, each with all its disclosures, in the order of admission over all ranges together: so each
/// comes after what it refers to.
package struct ServeRequest: Hashable, Sendable {
    package let ranges: [EntryRange]
    /// Go on behind this one (``ServedBatch/next``).
    package let after: Int64?
    /// About so many bytes, but at least one entry.
    package let byteLimit: Int
    package let includesSetAside: Bool
}

package struct ServedBatch: Hashable, Sendable {
    package var entries: [OutgoingEntry]
    /// Where to go on; nil: that was all.
    package var next: Int64?

    package init(entries: [OutgoingEntry], next: Int64?) {
        self.entries = entries
        self.next = next
    }
}

/// What a peer sent: to be verified, admitted in this order and made durable.
package struct IncomingBatch: Hashable, Sendable {
    package let peer: PublicKey
    package let entries: [SignedEntry]
    package let disclosures: [AnyDisclosure]
    /// Nothing but district entries, from a peer that hopes to become known by them.
    package let isFromStranger: Bool
}

/// Which of these disclosures are held, within these audiences.
package struct DisclosureQuery: Hashable, Sendable {
    package let wanted: [WantedDisclosure]
    package let share: SharedAudiences
}

/// Which disclosures are wanted, within these audiences: the next ones in order.
package struct WantedQuery: Hashable, Sendable {
    package let after: WantedDisclosure?
    package let limit: Int
    package let share: SharedAudiences
}
