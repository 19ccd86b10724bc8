package import SignedLog

/// What one side says in one message of a session. Everything is optional; what is empty takes no bytes.
package struct Turn: Hashable, Sendable {
    /// "Compare": the sender has sent all that it knows the other lacks, and holds this now.
    package var hello: Hello?
    /// The digests of the audiences that both may hold, sorted by audience.
    package var audiences: [HeldAudience]?
    package var statements: [LogStatement] = []
    /// Entries in causal order, each followed by its disclosures.
    package var batch = TravelingBatch.none
    /// Whether more of the batch follows in the next message.
    package var hasMore = false
    /// What became of what the other side sent and had not heard of yet: durable when this is said.
    package var stored: StoreReport?
    /// The batch in the message before is not part of that: it is being stored while the next is asked for.
    package var isAhead = false
    /// Disclosures that the sender lacks, one page; empty: it asks for no more. Nil: it speaks of other things.
    package var wants: [WantedDisclosure]?
    /// The answer may wait so long for something to change.
    package var holdSeconds: UInt64 = 0
    /// What the sender's authority says of the receiver's key.
    package var access: PeerAccess = .member
    /// Request: list the keys of which set-aside entries are kept. Answer: that list.
    package var setAside: [SetAsideListing]?

    package init() {}

    /// Whether nothing follows from it but that more is to be asked for.
    var isMidBatch: Bool {
        hasMore && hello == nil && audiences == nil && statements.isEmpty && wants == nil && setAside == nil
    }
}

/// What became of a batch.
package struct StoreReport: Hashable, Sendable {
    /// Entries that are new here and durable.
    package var admitted: Int
    package var alreadyHeld: Int
    /// Entries whose causal past is not here; they wait beside the store, and may be forgotten.
    package var early: Int
    /// Entries and disclosures that were refused.
    package var refused: Int
    /// Disclosures that are new here and durable.
    package var disclosures: Int

    package init(admitted: Int = 0, alreadyHeld: Int = 0, early: Int = 0, refused: Int = 0, disclosures: Int = 0) {
        self.admitted = admitted
        self.alreadyHeld = alreadyHeld
        self.early = early
        self.refused = refused
        self.disclosures = disclosures
    }

    /// Whether the store holds anything that it did not hold before.
    package var isProgress: Bool { admitted + disclosures > 0 }

    static func + (left: StoreReport, right: StoreReport) -> StoreReport {
        StoreReport(
            admitted: left.admitted + right.admitted,
            alreadyHeld: left.alreadyHeld + right.alreadyHeld,
            early: left.early + right.early,
            refused: left.refused + right.refused,
            disclosures: left.disclosures + right.disclosures
        )
    }

    static func += (left: inout StoreReport, right: StoreReport) { left = left + right }
}

/// A disclosure that a store lacks, by the name under which it is served.
package struct WantedDisclosure: Hashable, Comparable, Sendable {
    package let act: ActID
    package let key: Text

    package init(act: ActID, key: Text) {
        self.act = act
        self.key = key
    }

    package static func < (left: WantedDisclosure, right: WantedDisclosure) -> Bool {
        (left.act, left.key) < (right.act, right.key)
    }
}
