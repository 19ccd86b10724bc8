package import District
package import SignedLog
package import Signing

/// What the fold is told of one act of a license. Competence and standing are judged before, from the entries; the
/// fold judges what the act means.
///
/// A class, because every step of a fold looks at it; nothing in it changes.
package final class FoldedAct: Sendable {
    package let id: ActID
    package let act: Act
    package let reading: ActReading
    package let about: ActAbout
    /// The key that signed the entry.
    package let author: PublicKey
    /// The one office of the audience, whose license it is; nil if the audience is another.
    package let office: OfficeID?
    /// In the past of the `seen` of the act's entry, see ``competence(of:author:audience:view:)``.
    package let competence: Competence
    /// Of the act: it counts if an entry that carries it does. What is set aside is not handed in; if it is, it takes
    /// part like what is held.
    package let standing: Standing
    /// An entry that carries it.
    package let entry: EntryID

    package init(
        id: ActID,
        act: Act,
        author: PublicKey,
        office: OfficeID?,
        competence: Competence,
        standing: Standing,
        entry: EntryID
    ) {
        (self.id, self.act, self.author, self.office) = (id, act, author, office)
        (self.competence, self.standing, self.entry) = (competence, standing, entry)
        reading = ActReading(act)
        about = ActAbout(act)
    }

    /// The act by its kind; nil of an unknown kind, and where it does not say what its page demands.
    package var license: LicenseAct? {
        guard case .known(let license) = reading else { return nil }
        return license
    }

    var content: Content? { license?.content }

    var counts: Bool { standing == .counts }
}

extension FoldedAct {
    /// By the table of kinds. Of a kind that nobody here knows: whether the author may write content acts on the
    /// license, for then a critical one stands in the way of judging it (`docs/formats/fold.md`).
    ///
    /// - Parameter view: the authority in the past of the `seen` of the act's entry.
    package static func competence(
        of act: Act,
        author: PublicKey,
        audience: Audience,
        view: AuthorityView
    ) -> Competence {
        let competence = KindTable.competence(of: act, author: author, audience: audience, view: view)
        guard case .none(.unknownKind) = competence else { return competence }
        guard audience.offices.count == 1, view.acts(author, for: audience.offices[0]) else { return competence }
        return .competent
    }
}

/// What could be read of an act.
package enum ActReading: Hashable, Sendable {
    case known(LicenseAct)
    /// Its kind is of another kind of document.
    case foreign
    /// This version does not know the kind.
    case unknownKind
    case refused(ActRefusal)

    init(_ act: Act) {
        do {
            if let license = try LicenseAct.decode(act) {
                self = .known(license)
            } else {
                self = KindTable.rule(for: act.kind) == nil ? .unknownKind : .foreign
            }
        } catch {
            self = .refused(error)
        }
    }
}
