import District
import Licenses
package import SignedLog
import Signing
import Storage

/// The city node's part: what the city library is told, and what it answers, as acts.
extension Replica {
    /// Most licenses of one call: their acts are one entry an office.
    package static let libraryLimit = 64

    /// Licenses that wait for the library, at most a step; nil: none waits now.
    package func libraryStep(_ sweep: inout LicenseSweep) throws -> [DocumentID]? {
        var filter = LicenseFilter(date: .latest)
        filter.libraries = [.owed, .submitted]
        return try step(&sweep, filter) { $0.library == .owed || $0.library == .submitted }
    }

    /// Writes a submission for each license that owes one, and says what is to be sent: those, and what was submitted and
    /// not answered. Licenses of which something cannot be read here are passed over until it can.
    package func submit(_ documents: [DocumentID]) throws -> [LibraryOrder] {
        let today = try cityDay()
        let drafts = try store.read { store in
            var clerk = try LibraryClerk(self, store, today)
            return try documents.compactMap { try clerk.draft($0) }
        }
        try write(drafts)
        return try store.read { store in
            var clerk = try LibraryClerk(self, store, today)
            return try documents.compactMap { try clerk.order($0) }
        }
    }

    /// What is to be sent of a license now, where it has a submission without an answer; nil where something else is owed by
    /// now, or nothing.
    package func libraryOrder(_ document: DocumentID) throws -> LibraryOrder? {
        let today = try cityDay()
        return try store.read { store in
            var clerk = try LibraryClerk(self, store, today)
            return try clerk.order(document)
        }
    }

    /// Submits a license once more, whatever the library said before: after it was mended there.
    package func resubmit(_ selector: String) throws -> Acknowledgement {
        let today = try cityDay()
        let draft = try store.read { store in
            var clerk = try LibraryClerk(self, store, today)
            return try clerk.draftAgain(selector)
        }
        let entry = try write([draft.draft], for: draft.audience, key: identity.signing)
        return Acknowledgement(entry.acts[0], in: entry.id)
    }

    /// Writes down what the library has said. What it says twice is written once.
    package func note(_ replies: [LibraryReply]) throws {
        let today = try cityDay()
        let drafts = try store.read { store in
            var clerk = try LibraryClerk(self, store, today)
            var known: Set<ActID> = []
            return try replies.compactMap { known.insert($0.submission).inserted ? try clerk.draft($0) : nil }
        }
        try write(drafts)
    }

    /// One entry an office.
    func write(_ drafts: [OfficeDraft]) throws {
        for (audience, group) in Dictionary(grouping: drafts, by: \.audience).sorted(by: { $0.key < $1.key }) {
            _ = try write(group.map(\.draft), for: audience, key: identity.signing)
        }
    }

    /// The day by the city node's clock; refuses on all other nodes.
    func cityDay() throws(Refusal) -> CivilDate {
        guard let node, node.kind == .city else { throw Refusal(.notCity) }
        guard !state.authority.isCut(node.key) else { throw Refusal(.cutOff) }
        guard let today = surroundings.today else { throw Refusal(.missingField, field: "date") }
        return today
    }
}

/// An act about a license of an office that another node than its own writes.
struct OfficeDraft {
    let audience: Audience
    let draft: ActDraft
}
