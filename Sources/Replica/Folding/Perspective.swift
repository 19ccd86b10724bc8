import District
import Licenses
import SignedLog
import Signing
import Storage

/// What an author had seen of the district: who may do what, and which license types there are. Acts are judged by the
/// perspective of their own entry, never by today's.
///
/// A class, because every act of a batch is handed the same one; nothing in it changes.
final class Perspective: Sendable {
    let view: AuthorityView
    let catalogue: Catalogue

    init(view: AuthorityView, catalogue: Catalogue) { (self.view, self.catalogue) = (view, catalogue) }
}

/// Perspectives by what was seen. Most entries of a season have seen the same, so few are kept.
struct Perspectives {
    private static let limit = 64

    private let authority: Authority
    private let submissions: [ActID: SubmittedItem]
    private var kept: [RootPast: Perspective] = [:]
    private var last: (seen: [EntryID], perspective: Perspective)?

    init(_ state: ReplicaState) {
        authority = state.authority
        submissions = state.statements.submissions
    }

    /// `seen` is as the store has it, so it may name what is none of the root entries that were read at the start.
    mutating func callAsFunction(seen: [EntryID]) throws(StoreFailure) -> Perspective {
        if let last, last.seen == seen { return last.perspective }
        for id in seen where !authority.history.isRootEntry(id) { throw .missing(id) }
        let perspective = perspective(at: authority.history.past(of: seen))
        last = (seen, perspective)
        return perspective
    }

    /// By all root entries that are here.
    mutating func current() -> Perspective {
        perspective(at: authority.history.everything)
    }

    private mutating func perspective(at past: RootPast) -> Perspective {
        if let known = kept[past] { return known }
        let view = authority.view(at: past)
        let catalogue = Catalogue(view, submissions: { submissions[$0] }, history: authority.history)
        let perspective = Perspective(view: view, catalogue: catalogue)
        if kept.count >= Self.limit { kept.removeAll(keepingCapacity: true) }
        kept[past] = perspective
        return perspective
    }
}
