package import SignedLog
package import Signing

/// Whether the author of an act may write it, by the authority at the past of its entry's `seen`. It never changes
/// but by a rotation, or by a newer root's cut of an older one.
package enum Competence: Hashable, Sendable {
    case competent
    /// The district office acts as the superior of the document's office (行政许可法 §69); what it may correct is its
    /// own annulment only.
    case superior
    case none(Incompetence)
}

/// Why an act is outside the table of kinds.
package enum Incompetence: Hashable, Sendable {
    case unknownKind(UInt64)
    case malformed(ActRefusal)
    case wrongAudience
    case notRoot
    case notRecovery
    /// The root key's entry does not count: beyond what these root entries trust, or (none) of a key that no rotation
    /// names.
    case rootEnded([EntryID])
    /// The author's key is enrolled nowhere in this past.
    case notEnrolled
    /// The document is not the author's own node key.
    case notThatNode
    /// The author's node is none of this office, nor of one that took it over.
    case notOfOffice(OfficeID)
    case unknownOffice(OfficeID)
    case notOfAudience
    case notWitness
    case notCity
    /// Nobody adopts what its own key wrote.
    case adoptsOwnKey
    /// An adopted entry is of another audience, or not here.
    case adoptsElsewhere(EntryID)
}

extension KindTable {
    /// Judges an act of any kind against the table. `view` is the authority at the past of the `seen` of its entry,
    /// `adopted` the entries in its `refs` (only of an adoption they matter). What an act means for its document, say
    /// whether a catalogue item is of the office that issues it, is judged by the rooms above; so is the rest of a
    /// license act's shape.
    package static func competence(
        of act: Act,
        author: PublicKey,
        audience: Audience,
        view: AuthorityView,
        adopted: [EntryNode] = []
    ) -> Competence {
        guard let rule = rule(for: act.kind) else { return .none(.unknownKind(act.kind)) }
        do throws(ActRefusal) {
            try act.checkShape(of: rule.kind)
            if audience.isDistrict, let committed = act.commitments.first { throw .committed(committed.key) }
        } catch {
            return .none(.malformed(error))
        }
        guard rule.audience.admits(audience) else { return .none(.wrongAudience) }
        let claim = Claim(act: act, author: author, audience: audience, view: view, adopted: adopted)
        return claim.competence(by: rule.author)
    }
}

extension AudienceRule {
    func admits(_ audience: Audience) -> Bool {
        switch self {
        case .district: audience.isDistrict
        case .oneOffice: audience.offices.count == 1
        case .twoOffices: audience.offices.count == 2
        case .ofTheLogs: true
        }
    }
}

/// An act and all that its author's right to it depends on.
private struct Claim {
    let act: Act
    let author: PublicKey
    let audience: Audience
    let view: AuthorityView
    let adopted: [EntryNode]

    func competence(by rule: AuthorRule) -> Competence {
        switch rule {
        case .rootItNames: act.body[100]?.asBytes32 == author.bytes ? .competent : .none(.notRoot)
        case .recovery: view.isRecovery(author) ? .competent : .none(.notRecovery)
        case .root: view.isRoot(author) ? .competent : .none(.notRoot)
        case .nodeItself: nodeItself
        case .nodeOfNamedOffice: nodeOfNamedOffice
        case .anyNode: view.enrollment(of: author) == nil ? .none(.notEnrolled) : .competent
        case .nodeOfOffice(let superior): nodeOfOffice(superior: superior)
        case .nodeOfAudience: nodeOfAudience
        case .adopter: adopter
        case .city: node(.notCity) { $0 == .city }
        case .witness: node(.notWitness) { $0.isWitness }
        }
    }

    private var nodeItself: Competence {
        guard view.enrollment(of: author) != nil else { return .none(.notEnrolled) }
        let isOwn = act.namedDocument.map { view.enrolledKey(document: $0) == author } ?? false
        return isOwn ? .competent : .none(.notThatNode)
    }

    private var nodeOfNamedOffice: Competence {
        guard let office = act.body[102]?.asBytes32.map({ OfficeID($0) }) else {
            return .none(.malformed(.missing(key: 102)))
        }
        return member(of: office)
    }

    private func nodeOfOffice(superior: Bool) -> Competence {
        guard let office = audience.offices.first else { return .none(.wrongAudience) }
        let competence = member(of: office)
        guard superior, case .none(.notOfOffice) = competence else { return competence }
        return view.isDistrictOffice(author) ? .superior : competence
    }

    private var nodeOfAudience: Competence {
        guard view.enrollment(of: author) != nil else { return .none(.notEnrolled) }
        return audience.offices.contains { view.acts(author, for: $0) } ? .competent : .none(.notOfAudience)
    }

    private func node(_ otherwise: Incompetence, _ fits: (NodeKind) -> Bool) -> Competence {
        guard let enrollment = view.enrollment(of: author) else { return .none(.notEnrolled) }
        return fits(enrollment.kind) ? .competent : .none(otherwise)
    }

    private func member(of office: OfficeID) -> Competence {
        guard let enrollment = view.enrollment(of: author) else { return .none(.notEnrolled) }
        guard view.office(office) != nil else { return .none(.unknownOffice(office)) }
        return view.isServed(office, by: enrollment.office) ? .competent : .none(.notOfOffice(office))
    }

    /// All of what it names, or the adoption is invalid.
    private var adopter: Competence {
        guard view.enrollment(of: author) != nil else { return .none(.notEnrolled) }
        let held = Set(adopted.filter { $0.audience == audience }.map(\.id))
        if let elsewhere = act.references.first(where: { !held.contains($0) }) {
            return .none(.adoptsElsewhere(elsewhere))
        }
        for entry in adopted {
            guard entry.author != author else { return .none(.adoptsOwnKey) }
            guard mayAdopt(entry) else { return .none(.notOfAudience) }
        }
        return act.references.isEmpty ? .none(.malformed(.missingReferences)) : .competent
    }

    private func mayAdopt(_ entry: EntryNode) -> Bool {
        if view.isDistrictOffice(author) { return true }
        if !audience.isDistrict { return audience.offices.contains { view.acts(author, for: $0) } }
        return view.enrollment(of: entry.author).map { view.acts(author, for: $0.office) } ?? false
    }
}
