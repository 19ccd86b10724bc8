package import SignedLog
package import Signing

/// Where an entry or an act is named as the direct past of another.
package struct Naming: Hashable, Comparable, Sendable {
    /// The later entry.
    package let entry: EntryID
    /// The later act that names it; nil if the header does, in `previous` or `seen`.
    package let act: ActID?

    package init(entry: EntryID, act: ActID?) {
        self.entry = entry
        self.act = act
    }

    package static func < (left: Naming, right: Naming) -> Bool {
        if left.entry != right.entry { return left.entry < right.entry }
        switch (left.act, right.act) {
        case (let left?, let right?): return left < right
        case (nil, .some): return true
        case (.some, nil), (nil, nil): return false
        }
    }
}

/// A receipt act as standing needs it.
package struct ReceiptFact: Hashable, Sendable {
    package let act: VerifiedAct
    /// The entry that carries it.
    package let entry: EntryNode

    package init(act: VerifiedAct, entry: EntryNode) {
        self.act = act
        self.entry = entry
    }
}

/// What standing asks of whoever holds the entries. Only entries that were admitted are here, so the set is closed
/// under references. Answers come in any order; what is set aside is among them.
///
/// ``node(_:)`` and ``logs(of:)`` are asked often. The rest is asked of affected logs only: those of keys that were
/// cut off or whose enrollment is in doubt, and those with a fork.
package protocol EntryGraph {
    associatedtype Failure: Error

    /// Nil if the entry is not here.
    func node(_ id: EntryID) throws(Failure) -> EntryNode?

    /// The logs of a key, for all its audiences.
    func logs(of author: PublicKey) throws(Failure) -> [LogID]

    /// All entries of a log.
    func entries(in log: LogID) throws(Failure) -> [EntryNode]

    /// The acts that an entry carries.
    func acts(of entry: EntryID) throws(Failure) -> [ActID]

    /// Who names the entry in `previous`, `seen` or `refs`.
    func namings(of entry: EntryID) throws(Failure) -> [Naming]

    /// Who names the act: in `parents`, or, of a founding act, as the subject's document.
    func namings(of act: ActID) throws(Failure) -> [Naming]

    /// Who refers to the entry: to itself, or to an act that it carries. Itself it is not, and one may be told twice.
    func referrers(of entry: EntryID) throws(Failure) -> [EntryID]

    /// The receipt acts with an entry of this log in their `refs`.
    func receipts(for log: LogID) throws(Failure) -> [ReceiptFact]
}
