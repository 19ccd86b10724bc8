package import Signing

/// What links and standing need to know of a held entry.
package struct EntryNode: Hashable, Sendable {
    package let id: EntryID
    package let log: LogID
    package let author: PublicKey
    package let audience: Audience
    package let epoch: Epoch
    package let number: UInt64
    package let previous: [EntryID]
    package let seen: [EntryID]

    package init(
        id: EntryID,
        log: LogID,
        author: PublicKey,
        audience: Audience,
        epoch: Epoch,
        number: UInt64,
        previous: [EntryID],
        seen: [EntryID]
    ) {
        self.id = id
        self.log = log
        self.author = author
        self.audience = audience
        self.epoch = epoch
        self.number = number
        self.previous = previous
        self.seen = seen
    }

    package init(_ entry: VerifiedEntry) {
        self.init(
            id: entry.id,
            log: entry.log,
            author: entry.author,
            audience: entry.header.audience,
            epoch: entry.header.epoch,
            number: entry.header.number,
            previous: entry.header.previous,
            seen: entry.header.seen
        )
    }
}

/// What links need to know of a held act. Of several entries that carry it any one will do: all have the same
/// author, audience, place and past, for the act's id covers these.
package struct ActNode: Hashable, Sendable {
    package let id: ActID
    package let document: DocumentID
    package let entry: EntryID
    package let audience: Audience
    /// What its entry has seen.
    package let seen: [EntryID]

    package init(id: ActID, document: DocumentID, entry: EntryID, audience: Audience, seen: [EntryID]) {
        self.id = id
        self.document = document
        self.entry = entry
        self.audience = audience
        self.seen = seen
    }

    package init(_ act: VerifiedAct, in entry: VerifiedEntry) {
        self.init(
            id: act.id,
            document: act.document,
            entry: entry.id,
            audience: entry.header.audience,
            seen: entry.header.seen
        )
    }
}

/// What has been admitted so far, as the door asks for it. Entries of one batch may refer to each other: whoever
/// admits a batch lets this answer for those of it that were admitted before.
package protocol HeldEntries {
    func entry(_ id: EntryID) throws -> EntryNode?

    func act(_ id: ActID) throws -> ActNode?
}

extension HeldEntries {
    /// What is held of the entries in the direct past of this one, and of those that carry an act in it; sorted.
    package func directPast(of entry: VerifiedEntry) throws -> [EntryNode] {
        var ids = Set(entry.header.previous + entry.header.seen)
        for act in entry.acts {
            ids.formUnion(act.act.references)
            for named in act.act.directActs {
                if let carrier = try self.act(named)?.entry { ids.insert(carrier) }
            }
        }
        return try ids.sorted().compactMap { try self.entry($0) }
    }
}
