import District
import Licenses
import SignedLog
import Signing

// Catalogue items: submitted by offices; approved, returned and retired by the root.
extension DistrictPlanner {
    func submission(_ item: ItemSubmission, _ document: DocumentID?) throws -> ActDraft {
        let node = try ownNode()
        guard now.view.acts(node.key, for: item.office) else {
            throw Refusal(.notCompetent, field: "office", ["office": now.view.office(item.office)?.name.string ?? ""])
        }
        try checkTypeCode(of: item, document)
        // Outside: what the disk says is not a refusal.
        let parents = try document.map { try self.parents(of: $0) }
        do throws(AuthoringRefusal) {
            guard let document, let parents else { return try .submitItem(item, nonce: entropy.bytes16()) }
            return try .submitItem(item, at: LicensePlace(document: document, parents: parents))
        } catch {
            throw Refusal(error)
        }
    }

    /// One type, one item. What two offices submit apart is found when they meet (`CatalogueFinding.typeCodeShared`).
    /// What was returned is taken for its own office only, which is to mend it.
    private func checkTypeCode(of item: ItemSubmission, _ document: DocumentID?) throws(Refusal) {
        let held = replica.state.itemVersions().first { version in
            guard version.document != document, version.content.typeCode == item.typeCode else { return false }
            switch version.state {
            case .approved, .submitted: return true
            case .returned: return version.content.office == item.office
            case .replaced, .retired: return false
            }
        }
        guard let held else { return }
        throw Refusal(
            .typeCodeTaken,
            field: "typeCode",
            [
                "found": item.typeCode.string, "item": held.document.description,
                "office": now.view.office(held.content.office)?.name.string ?? held.content.office.description,
            ]
        )
    }

    /// Only a version larger than what was approved has effect (`docs/formats/catalogue-acts.md`): a type that was
    /// retired is opened again by another version.
    func approval(_ item: DocumentID, _ submission: ActID?) throws(Refusal) -> ActDraft {
        let approved = now.catalogue.item(document: item)?.version ?? 0
        let chosen = try chosen(item, submission)
        guard chosen.content.version > approved else { throw Refusal(.notFound, field: "submission") }
        return .approveItem(item, submission: chosen.submission, version: chosen.content.version)
    }

    func itemReturn(_ item: DocumentID, _ submission: ActID?, _ reasons: [String]) throws(Refusal) -> ActDraft {
        let chosen = try chosen(item, submission)
        guard chosen.state == .submitted else { throw Refusal(.notFound, field: "submission") }
        do {
            return try .returnItem(item, submission: chosen.submission, reasons: reasons.map { Text($0) })
        } catch {
            throw Refusal(error)
        }
    }

    /// The submission that a person has named, else the one that waits. Of rivals nobody chooses but a person.
    private func chosen(_ item: DocumentID, _ submission: ActID?) throws(Refusal) -> ItemVersion {
        let versions = replica.state.itemVersions(of: item)
        if let submission {
            guard let named = versions.first(where: { $0.submission == submission }) else {
                throw Refusal(.notFound, field: "submission", ["found": submission.description])
            }
            return named
        }
        guard let waiting = versions.waiting else { throw Refusal(.notFound, field: "submission") }
        guard waiting.rivals.isEmpty else {
            let acts = ([waiting.submission] + waiting.rivals).map(\.description).joined(separator: ", ")
            throw Refusal(.rivalSubmissions, field: "submission", ["found": acts])
        }
        return waiting
    }
}
