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

/// Perspectives by what was seen, of one state of the district: they stand until a root entry or a statement comes. To make
/// one goes through the whole catalogue, and a counter asks for the same one with every act.
///
/// A class, so that whoever has a copy of the state finds what another made. Not `Sendable`: like the replica, it is one
/// owner's.
final class PerspectiveMemory {
    /// Most entries of a season have seen the same, so few are kept.
    private static let limit = 64

    private var kept: [RootPast: Perspective] = [:]

    func perspective(at past: RootPast, making make: () -> Perspective) -> Perspective {
        if let known = kept[past] { return known }
        let perspective = make()
        if kept.count >= Self.limit { kept.removeAll(keepingCapacity: true) }
        kept[past] = perspective
        return perspective
    }
}

/// Answers what was seen with a perspective.
struct Perspectives {
    private let authority: Authority
    private let submissions: [ActID: SubmittedItem]
    private let memory: PerspectiveMemory
    private let judgments: ItemJudgments
    private var last: (seen: [EntryID], perspective: Perspective)?

    init(_ state: ReplicaState) {
        authority = state.authority
        submissions = state.statements.submissions
        (memory, judgments) = (state.perspectives, state.itemJudgments)
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
    func current() -> Perspective {
        perspective(at: authority.history.everything)
    }

    private func perspective(at past: RootPast) -> Perspective {
        memory.perspective(at: past) {
            let view = authority.view(at: past)
            let catalogue = Catalogue(
                view,
                submissions: { submissions[$0] },
                history: authority.history,
                judgments: judgments
            )
            return Perspective(view: view, catalogue: catalogue)
        }
    }
}
