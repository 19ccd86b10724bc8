import District
import Licenses
import SignedLog
import Signing
import Storage

// Acts that continue a license.
extension LicensePlanner {
    /// A license as a request finds it.
    struct Found {
        let history: LicenseHistory
        let office: OfficeID
        let place: LicensePlace

        func state(at date: CivilDate) -> LicenseState { history.shown(at: date).state }
    }

    mutating func planContent(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: true)
        let date = try request.legalDate(today)
        try checkOpen(found, at: date)
        guard let version = found.history.continuation.version else { throw Refusal(.licenseVoid) }
        if request.verb == .settle {
            guard !found.history.continuation.rivals.isEmpty else { throw Refusal(.noRivals) }
        } else if !found.history.continuation.rivals.isEmpty {
            let rivals = found.history.continuation.rivals.map(\.description).joined(separator: " ")
            throw Refusal(.rivals, ["acts": rivals])
        }
        let base = try base(of: request, found)
        guard case .known(let item) = now.catalogue.itemAtAct(base.content.item) else {
            throw Refusal(.typeNotApproved, field: "type")
        }
        let disclosed = try store.disclosedValues(of: base.act)
        var face = try FaceDraft(changing: base.content, by: request, dated: date, disclosed: disclosed, item: item)
        try face.readTexts(of: item.typedFields)
        if request.verb == .renew { face.validTo = try renewedTerm(request, base.content, item) }
        face.version = version
        face.identifier = face.identifier.flatMap { identifier in
            (try? LicenseIdentifier(parsing: identifier.utf8.array)).flatMap { try? $0.withVersion(version) }?.text
        }
        let circumstances = request.circumstances
        let draft: ActDraft
        switch request.verb {
        case .settle: draft = try .settle(face, item: item, at: found.place, circumstances: circumstances)
        case .renew: draft = try .renew(face, item: item, at: found.place, circumstances: circumstances)
        default: draft = try .amend(face, item: item, at: found.place, circumstances: circumstances)
        }
        return planned(
            draft,
            found,
            number: face.number?.string,
            version: version,
            remark: remark(on: face, request, base.content, item)
        )
    }

    /// A renewal is its new term; without one it would say that nothing changes.
    private func renewedTerm(
        _ request: LicenseRequest,
        _ content: Content,
        _ item: CatalogueItem
    ) throws(Refusal) -> Term {
        if let stated = request.validTo { return Term(stated) }
        guard let last = content.validTo.lastDay, let proposed = item.proposedTerm(following: last) else {
            throw Refusal(.missingField, field: "validTo")
        }
        return proposed
    }

    /// Of an act that states a term anew.
    private func remark(
        on face: FaceDraft,
        _ request: LicenseRequest,
        _ content: Content,
        _ item: CatalogueItem
    ) -> TermRemark? {
        guard request.verb == .renew || request.validTo != nil else { return nil }
        return item.remark(on: face.validTo, from: face.firstDay, following: content.validTo.lastDay)
    }

    mutating func planMeasure(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: request.verb != .annul)
        let measure = try request.measure(today)
        let date = measure.dated
        let circumstances = request.circumstances
        let draft: ActDraft
        switch request.verb {
        case .suspend:
            try checkOpen(found, at: date)
            draft = try .suspend(measure, until: request.until, at: found.place, circumstances: circumstances)
        case .reinstate:
            try checkOpen(found, at: date)
            guard found.state(at: date) == .suspended else { throw Refusal(.notSuspended) }
            draft = try .reinstate(measure, at: found.place, circumstances: circumstances)
        case .cancel where request.deregisters != nil:
            guard let ending = request.deregisters else { throw Refusal(.missingField, field: "deregisters") }
            draft = try .deregister(ending, measure, at: found.place, circumstances: circumstances)
        default:
            let rank = request.verb.rank
            if rank != .annul { try checkOpen(found, at: date) } else { try checkNotAnnulled(found, at: date) }
            draft = try .end(rank, measure, at: found.place, circumstances: circumstances)
        }
        return planned(draft, found)
    }

    mutating func planFact(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: request.verb == .lost)
        let circumstances = request.circumstances
        let ground = request.ground.map { Text($0) }
        let draft: ActDraft
        if request.verb == .correct {
            guard let ground else { throw Refusal(.missingField, field: "ground") }
            for target in request.targets where !found.history.acts.contains(where: { $0.id == target }) {
                throw Refusal(.notAncestor, field: "targets", ["act": target.description])
            }
            draft = try .correct(
                request.targets,
                ground: ground,
                dated: request.date,
                reason: request.reason.map { Text($0) },
                basis: request.basis.map { Text($0) },
                at: found.place,
                circumstances: circumstances
            )
        } else {
            let fields = try namedFields(request, found)
            draft =
                request.verb == .erase
                ? try .erase(fields, ground: ground, at: found.place, circumstances: circumstances)
                : try .lost(fields, ground: ground, at: found.place, circumstances: circumstances)
        }
        return planned(draft, found)
    }

    /// The fields of these keys in the acts named, or in all acts of the license that commit to them.
    private func namedFields(_ request: LicenseRequest, _ found: Found) throws -> [FieldReference] {
        guard !request.keys.isEmpty else { throw Refusal(.missingField, field: "keys") }
        let acts = request.targets.isEmpty ? found.history.acts.map(\.id) : request.targets
        var fields: [FieldReference] = []
        for act in acts {
            guard let stored = try store.storedAct(act), stored.document == found.history.document else {
                throw Refusal(.notFound, field: "targets", ["found": act.description])
            }
            let committed = Set(stored.act.commitments.map(\.key))
            fields += request.keys.filter(committed.contains).map { FieldReference(act: act, key: $0) }
        }
        guard !fields.isEmpty else { throw Refusal(.unknownField, field: "keys") }
        return fields
    }

    func planned(
        _ draft: ActDraft,
        _ found: Found,
        number: String? = nil,
        version: Int? = nil,
        remark: TermRemark? = nil
    ) -> PlannedAct {
        PlannedAct(
            audience: Audience([found.office]),
            document: found.history.document,
            number: number,
            version: version,
            draft: { _, _ in draft },
            takesSerial: false,
            remark: remark
        )
    }
}

// What a request finds, and whether the license allows it.
extension LicensePlanner {
    /// - Parameter needsOffice: whether only the license's own office may; else the district office may too.
    mutating func find(_ request: LicenseRequest, needsOffice: Bool) throws -> Found {
        guard let selector = request.license else { throw Refusal(.missingField, field: "license") }
        let document = try store.license(selecting: selector)
        guard let history = try folder.fold(document), let founding = try store.storedAct(document.founding),
            let office = founding.audience.offices.first
        else { throw Refusal(.notFound, field: "license", ["found": selector]) }
        let isOwn = now.view.acts(node.key, for: office)
        guard isOwn || (!needsOffice && now.view.isDistrictOffice(node.key)) else {
            let owner = now.view.office(office)?.name.string ?? ""
            throw Refusal(.notCompetent, field: "license", ["office": owner])
        }
        guard !history.continuation.parents.isEmpty else { throw Refusal(.licenseHeld) }
        return Found(
            history: history,
            office: office,
            place: try LicensePlace(document: document, parents: history.continuation.parents)
        )
    }

    /// Nothing follows an ending but an annulment, its deregistration, or a correction.
    func checkOpen(_ found: Found, at date: CivilDate) throws {
        let state = found.state(at: date)
        switch state {
        case .void: throw Refusal(.licenseVoid)
        case .held: throw Refusal(.licenseHeld)
        case .annulled, .revoked, .withdrawn, .cancelled: throw Refusal(.licenseEnded, ["state": state.rawValue])
        case .cannotBeJudged: throw Refusal(.cannotBeJudged)
        case .notYetInForce, .suspended, .expired, .valid: return
        }
    }

    private func checkNotAnnulled(_ found: Found, at date: CivilDate) throws {
        switch found.state(at: date) {
        case .annulled: throw Refusal(.licenseEnded, ["state": LicenseState.annulled.rawValue])
        case .void: throw Refusal(.licenseVoid)
        case .held, .revoked, .withdrawn, .cancelled, .cannotBeJudged, .notYetInForce, .suspended, .expired, .valid:
            return
        }
    }

    /// The content act whose face a change starts from: the one in force, or of rivals the one that a settle keeps.
    private func base(of request: LicenseRequest, _ found: Found) throws -> (act: ActID, content: Content) {
        let chosen = request.verb == .settle ? request.targets.first : nil
        let heads = found.history.heads
        guard let act = chosen ?? heads.first, let content = found.history.content(of: act) else {
            throw Refusal(.notAncestor, field: "targets")
        }
        return (act, content)
    }
}

extension LicenseHistory {
    /// Effective content acts that no other replaces, the one to show first: larger version, then smaller act id.
    var heads: [ActID] {
        // By index: of most licenses one act is asked, and to take it out of its array costs more than that.
        let indices = acts.indices.filter { acts[$0].isEffective && acts[$0].license?.content != nil }
        if indices.count == 1 { return [acts[indices[0]].id] }
        let contents = indices.map { acts[$0] }
        var replaced: Set<ActID> = []
        for act in contents { replaced.formUnion(ancestors(of: act)) }
        return contents.filter { !replaced.contains($0.id) }
            .sorted { left, right in
                let (first, second) = (left.license?.content?.version ?? 0, right.license?.content?.version ?? 0)
                return first != second ? first > second : left.id < right.id
            }
            .map(\.id)
    }
}

extension LicenseVerb {
    fileprivate var rank: EndingRank {
        switch self {
        case .annul: .annul
        case .revoke: .revoke
        case .withdraw: .withdraw
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .cancel, .correct, .erase, .lost, .apply,
            .refuse, .inspect, .paper:
            .cancel
        }
    }
}

extension StoreReader {
    /// The license that a person means: by document id in hex, by 证照标识, or by
    /// 证照编号 if only one license has it.
    func license(selecting selector: String) throws -> DocumentID {
        if let id = Bytes32(hex: selector).map({ DocumentID($0) }) {
            guard try license(id) != nil else { throw Refusal(.notFound, field: "license", ["found": selector]) }
            return id
        }
        let text = Text(selector)
        let found = try Set(documents(identifier: text) + documents(number: text)).sorted()
        switch found.count {
        case 0: throw Refusal(.notFound, field: "license", ["found": selector])
        case 1: return found[0]
        default:
            throw Refusal(.ambiguous, field: "license", ["found": selector, "count": "\(found.count)"])
        }
    }
}
