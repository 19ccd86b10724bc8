import Licenses
import SignedLog
import Storage

// Acts that state the face of a license anew.
extension LicensePlanner {
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
        let numberRemark = request.number == nil ? nil : try issuing.checkedNumber(face.number, of: item)
        let termRemark = remark(on: face, request, base.content, item)
        return planned(draft, found, remarks: [termRemark?.rawValue, numberRemark?.rawValue].compactMap(\.self))
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
