package import SignedLog
package import Signing

/// A held entry, parsed again from the bytes that came in.
package struct StoredEntry: Hashable, Sendable {
    /// Ascends as entries were admitted here; whatever the entry refers to has a smaller one.
    package let sequence: Int64
    package let id: EntryID
    package let log: LogID
    package let isSetAside: Bool
    package let signed: SignedEntry
}

/// A held entry without its acts, of which there may be thousands: when and after what it was written.
package struct StoredHeader: Hashable, Sendable {
    package let sequence: Int64
    /// What its author claims, in milliseconds since 1970 UTC.
    package let time: Int64?
    package let seen: [EntryID]
}

/// A held act, with what a fold needs to know of the entries that carry it.
package struct StoredAct: Hashable, Sendable {
    package let id: ActID
    package let document: DocumentID
    package let act: Act
    package let bytes: [UInt8]
    package let author: PublicKey
    package let log: LogID
    package let audience: Audience
    /// What its entries have seen; the same in all of them, the act's id covers it.
    package let seen: [EntryID]
    /// The entries that carry it, as they were admitted here. More than one only around a fork.
    package let carriers: [Carrier]

    package struct Carrier: Hashable, Sendable {
        package let entry: EntryID
        package let sequence: Int64
        /// Place among the acts of the entry, from 0.
        package let position: Int
        package let isSetAside: Bool
    }

    package var kind: UInt64 { act.kind }

    package var entries: [EntryID] { carriers.map(\.entry) }

    /// Local sequence of the first entry that brought it here.
    package var stored: Int64 { carriers.map(\.sequence).min() ?? 0 }
}

/// A log of which at least one entry is held.
package struct LogRecord: Hashable, Sendable {
    package let log: LogID
    package let author: PublicKey
    package let audience: Audience
}

/// How far an epoch is held: what the two ends of a session compare.
package struct EpochSummary: Hashable, Sendable {
    package let epoch: Epoch
    /// The highest number that is held and not set aside.
    package let number: UInt64
    /// Its entry; of two branches the smaller id.
    package let id: EntryID

    package init(epoch: Epoch, number: UInt64, id: EntryID) {
        self.epoch = epoch
        self.number = number
        self.id = id
    }
}

/// A committed field of an act: the name under which its disclosure is stored, wanted and served.
package struct FieldName: Hashable, Comparable, Sendable {
    package let act: ActID
    package let key: Text

    package init(act: ActID, key: Text) {
        self.act = act
        self.key = key
    }

    /// By act, then by the bytes of the key.
    package static func < (left: FieldName, right: FieldName) -> Bool {
        left.act != right.act ? left.act < right.act : left.key < right.key
    }
}

/// An entry as it is handed on within its audience: with all disclosures that are held of it.
package struct ServedEntry: Hashable, Sendable {
    package let sequence: Int64
    package let id: EntryID
    package let signed: SignedEntry
    /// Of acts that are disclosed in full, by their places.
    package let openings: [Int: FullDisclosure]
    /// Of single fields, and of acts that another entry has brought.
    package let others: [AnyDisclosure]

    package var disclosures: [AnyDisclosure] {
        openings.sorted { $0.key < $1.key }.map { .full($0.value) } + others
    }

    /// Bytes of entry, acts and disclosures, without frames.
    package var byteCount: Int {
        signed.cose.count + signed.actBytes.reduce(0) { $0 + $1.count }
            + openings.values.reduce(0) { $0 + DisclosureCoding.byteCount($1) }
            + others.reduce(0) { $0 + $1.encodedByteCount }
    }
}

extension AnyDisclosure {
    var encodedByteCount: Int {
        switch self {
        case .full(let disclosure): DisclosureCoding.byteCount(disclosure)
        case .single(let disclosure): DisclosureCoding.byteCount(disclosure)
        }
    }
}
