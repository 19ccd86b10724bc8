import Signing

/// Entries that came too early, until what they refer to arrives. It takes no part in tips, digests, receipts or
/// folds, and it may forget: whoever sent an entry sends it again.
///
/// When it is full, the newest arrival of the author with most bytes goes first: a flood drowns itself, and what
/// waits longest stays.
package struct SideTable: Sendable {
    package struct Limits: Hashable, Sendable {
        package let entries: Int
        package let bytes: Int
        package let entriesPerAuthor: Int
        package let bytesPerAuthor: Int

        /// The largest entry and a day of a counter for each of several authors, without troubling a small machine:
        /// decoded acts take several times their bytes.
        package static let standard = Limits(
            entries: 8192,
            bytes: 16 * 1024 * 1024,
            entriesPerAuthor: 2048,
            bytesPerAuthor: 6 * 1024 * 1024
        )

        package init(entries: Int, bytes: Int, entriesPerAuthor: Int, bytesPerAuthor: Int) {
            self.entries = entries
            self.bytes = bytes
            self.entriesPerAuthor = entriesPerAuthor
            self.bytesPerAuthor = bytesPerAuthor
        }
    }

    private struct Waiting: Sendable {
        let entry: VerifiedEntry
        let byteCount: Int
        /// Arrival: larger came later. Decides only what is forgotten, never what is true.
        let ticket: UInt64
        var missing: Set<Missing>
    }

    private struct Load: Sendable {
        var entries = 0
        var bytes = 0
    }

    private let limits: Limits
    private var waiting: [EntryID: Waiting] = [:]
    private var waitingFor: [Missing: Set<EntryID>] = [:]
    private var loads: [PublicKey: Load] = [:]
    private var total = Load()
    private var nextTicket: UInt64 = 0

    package init(limits: Limits = .standard) {
        self.limits = limits
    }

    package var count: Int { total.entries }

    /// Header and act bytes of all that waits.
    package var byteCount: Int { total.bytes }

    package func contains(_ id: EntryID) -> Bool { waiting[id] != nil }

    /// What would release something, and is not waiting here itself: worth asking for. Sorted.
    package var wanted: [Missing] {
        waitingFor.keys.filter { missing in
            switch missing {
            case .entry(let id): waiting[id] == nil
            case .act: true
            }
        }.sorted()
    }

    /// Takes up an entry that the door called early. Returns the ids of what was dropped to make room, sorted: the
    /// entry itself may be among them.
    package mutating func hold(_ entry: VerifiedEntry, missing: [Missing]) -> [EntryID] {
        precondition(!missing.isEmpty, "nothing is missing to \(entry.id)")
        remove(entry.id)
        let byteCount = entry.signed.actBytes.reduce(entry.signed.cose.count) { $0 + $1.count }
        add(Waiting(entry: entry, byteCount: byteCount, ticket: nextTicket, missing: Set(missing)))
        nextTicket += 1
        return makeRoom(for: entry.author)
    }

    /// Tells the table that an entry was admitted. Returns the entries that wait for nothing more, oldest arrival
    /// first; they leave the table, and the door sees them again.
    package mutating func release(admitted entry: VerifiedEntry) -> [VerifiedEntry] {
        remove(entry.id)
        let arrived = [Missing.entry(entry.id)] + entry.acts.map { .act($0.id) }
        var free: [Waiting] = []
        for missing in arrived {
            for id in (waitingFor.removeValue(forKey: missing) ?? []).sorted() {
                waiting[id]?.missing.remove(missing)
                if let item = waiting[id], item.missing.isEmpty { free.append(item) }
            }
        }
        for item in free { remove(item.entry.id) }
        return free.sorted { $0.ticket < $1.ticket }.map(\.entry)
    }
}

extension SideTable {
    private mutating func makeRoom(for author: PublicKey) -> [EntryID] {
        var dropped: [EntryID] = []
        while let load = loads[author],
            load.entries > limits.entriesPerAuthor || load.bytes > limits.bytesPerAuthor
        {
            dropped.append(dropNewest(of: author))
        }
        while total.entries > limits.entries || total.bytes > limits.bytes {
            dropped.append(dropNewest(of: heaviestAuthor()))
        }
        return dropped.sorted()
    }

    /// Most bytes, then the larger key.
    private func heaviestAuthor() -> PublicKey {
        guard let heaviest = loads.max(by: { ($0.value.bytes, $0.key) < ($1.value.bytes, $1.key) }) else {
            preconditionFailure("a full table without authors")
        }
        return heaviest.key
    }

    private mutating func dropNewest(of author: PublicKey) -> EntryID {
        let own = waiting.values.filter { $0.entry.author == author }
        guard let newest = own.max(by: { $0.ticket < $1.ticket }) else {
            preconditionFailure("author \(author) has a load and no entry")
        }
        remove(newest.entry.id)
        return newest.entry.id
    }

    private mutating func add(_ item: Waiting) {
        waiting[item.entry.id] = item
        for missing in item.missing { waitingFor[missing, default: []].insert(item.entry.id) }
        count(item, by: 1)
    }

    private mutating func remove(_ id: EntryID) {
        guard let item = waiting.removeValue(forKey: id) else { return }
        for missing in item.missing {
            waitingFor[missing]?.remove(id)
            if waitingFor[missing]?.isEmpty == true { waitingFor[missing] = nil }
        }
        count(item, by: -1)
    }

    private mutating func count(_ item: Waiting, by sign: Int) {
        var load = loads[item.entry.author] ?? Load()
        load.entries += sign
        load.bytes += sign * item.byteCount
        loads[item.entry.author] = load.entries == 0 ? nil : load
        total.entries += sign
        total.bytes += sign * item.byteCount
    }
}
