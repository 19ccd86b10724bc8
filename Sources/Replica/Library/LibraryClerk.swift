import District
import Licenses
import SignedLog
import Storage

/// Looks licenses up for the city library, one after another.
struct LibraryClerk {
    private let store: StoreReader
    private let view: AuthorityView
    private let names: Names
    private let today: CivilDate
    private var folder: LicenseFolder

    init(_ replica: Replica, _ store: StoreReader, _ today: CivilDate) throws {
        (self.store, self.today) = (store, today)
        (view, names) = (replica.state.authority.currentView, Names(replica.state))
        folder = LicenseFolder(replica.state, store: store)
    }

    /// A first submission, or one of what has changed; nil where none is owed, or where it could not be told whole.
    mutating func draft(_ document: DocumentID) throws -> OfficeDraft? {
        guard let history = try folder.fold(document), history.library.state == .owed else { return nil }
        guard try canBeTold(history) else { return nil }
        return try submission(of: history)
    }

    mutating func draftAgain(_ selector: String) throws -> OfficeDraft {
        let document = try store.license(selecting: selector)
        guard let history = try folder.fold(document), try canBeTold(history) else {
            throw Refusal(.notDisclosed, field: "license")
        }
        let library = history.library
        guard library.submission != nil, library.state != .blocked, library.state != .none else {
            throw Refusal(.nothingToSubmit, field: "license", ["state": library.state.word])
        }
        guard let draft = try submission(of: history) else { throw Refusal(.licenseHeld) }
        return draft
    }

    /// Nil of an answer that is written already, or to a submission that is not here.
    mutating func draft(_ reply: LibraryReply) throws -> OfficeDraft? {
        guard let history = try folder.fold(reply.license) else { return nil }
        let isKnown = history.acts.contains { act in
            guard case .libraryAnswer(let answer)? = act.license else { return false }
            return act.isEffective && answer.submission == reply.submission && answer.outcome == reply.outcome
        }
        guard !isKnown, history.acts.contains(where: { $0.id == reply.submission }) else { return nil }
        let hidden = try holders(of: history)
        return try officeDraft(of: history) { place in
            try .libraryAnswer(
                to: reply.submission,
                reply.outcome,
                dated: today,
                number: reply.number.map { ForeignText.clear($0, hiding: hidden) },
                ground: reply.reason.map { ForeignText.clear($0, hiding: hidden) },
                at: place
            )
        }
    }

    /// What is to be sent of a license that has a submission without an answer.
    mutating func order(_ document: DocumentID) throws -> LibraryOrder? {
        guard let history = try folder.fold(document) else { return nil }
        let library = history.library
        guard library.state == .submitted, let submission = library.submission else { return nil }
        let isOut = history.acts.contains { act in
            guard act.id == submission, case .submit(let submission)? = act.license else { return false }
            return submission.operation == .withdraw
        }
        let metadata = isOut ? nil : try metadata(of: history)
        guard isOut || metadata != nil, let identifier = identifier(of: history) else { return nil }
        return LibraryOrder(
            submission: submission,
            license: document,
            number: library.count,
            metadata: metadata,
            identifier: identifier
        )
    }

    private func submission(of history: LicenseHistory) throws -> OfficeDraft? {
        try officeDraft(of: history) { try .submit(history.library.told, dated: today, at: $0) }
    }

    private func officeDraft(
        of history: LicenseHistory,
        _ draft: (LicensePlace) throws -> ActDraft
    ) throws -> OfficeDraft? {
        guard let audience = try store.actNode(history.document.founding)?.audience,
            !history.continuation.parents.isEmpty
        else { return nil }
        let place = try LicensePlace(document: history.document, parents: history.continuation.parents)
        return OfficeDraft(audience: audience, draft: try draft(place))
    }

    private func canBeTold(_ history: LicenseHistory) throws -> Bool {
        guard identifier(of: history) != nil else { return false }
        return try history.library.told.isEmpty || metadata(of: history) != nil
    }

    private func metadata(of history: LicenseHistory) throws -> LibraryMetadata? {
        let office = try store.actNode(history.document.founding)?.audience.offices.first
        let code = office.flatMap { view.office($0)?.code.string }
        return try LibraryMetadata(history, on: today, officeCode: code, names, store)
    }

    /// Names and codes of all its versions, as far as they can be read here.
    private func holders(of history: LicenseHistory) throws -> [String] {
        try history.acts.flatMap { act -> [String] in
            guard let content = act.license?.content else { return [] }
            let values = try FaceValues(act.id, content, store)
            return [ReservedField.holderCode, ReservedField.holderName].compactMap(values.text)
        }
    }

    private func identifier(of history: LicenseHistory) -> String? {
        let shown = history.heads.first ?? history.founding.id
        return history.content(of: shown)?.identifier?.string
    }
}
