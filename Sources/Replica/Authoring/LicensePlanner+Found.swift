import District
import Licenses
import SignedLog
import Signing
import Storage

// What a request finds, and whether the license allows it.
extension LicensePlanner {
    /// A license as a request finds it.
    struct Found {
        let history: LicenseHistory
        let office: OfficeID
        let place: LicensePlace

        func state(at date: CivilDate) -> LicenseState { history.shown(at: date).state }
    }

    /// - Parameter needsOffice: whether only the license's own office may; else the district office may too.
    mutating func find(_ request: LicenseRequest, needsOffice: Bool) throws -> Found {
        guard let selector = request.license else { throw Refusal(.missingField, field: "license") }
        let found = try found(selector)
        let isOwn = now.view.acts(node.key, for: found.office)
        guard isOwn || (!needsOffice && now.view.isDistrictOffice(node.key)) else {
            let owner = now.view.office(found.office)?.name.string ?? ""
            throw Refusal(.notCompetent, field: "license", ["office": owner])
        }
        return found
    }

    private mutating func found(_ selector: String) throws -> Found {
        let document = try store.document(selecting: selector)
        guard let (history, audience) = try folder.folded(document), let office = audience.offices.first else {
            throw Refusal(.notFound, field: "license", ["found": selector])
        }
        guard !history.continuation.parents.isEmpty else { throw Refusal(.licenseHeld) }
        return Found(
            history: history,
            office: office,
            place: try LicensePlace(document: document, parents: history.continuation.parents)
        )
    }

    /// A license as the city finds it, whose word it is that is asked for.
    mutating func findForCity(_ selector: String?) throws -> Found {
        guard let selector else { throw Refusal(.missingField, field: "license") }
        guard node.kind == .city else { throw Refusal(.notCity) }
        return try found(selector)
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

    func checkNotAnnulled(_ found: Found, at date: CivilDate) throws {
        switch found.state(at: date) {
        case .annulled: throw Refusal(.licenseEnded, ["state": LicenseState.annulled.rawValue])
        case .void: throw Refusal(.licenseVoid)
        case .held, .revoked, .withdrawn, .cancelled, .cannotBeJudged, .notYetInForce, .suspended, .expired, .valid:
            return
        }
    }

    func planned(
        _ draft: ActDraft,
        _ found: Found,
        remarks: [String] = []
    ) -> PlannedAct {
        PlannedAct(audience: Audience([found.office]), remarks: remarks) { _ in draft }
    }
}

extension StoreReader {
    /// The license that a person means: by document id in hex, by 证照标识, or by
    /// 证照编号 if only one license has it.
    func license(selecting selector: String) throws -> DocumentID {
        let document = try document(selecting: selector)
        guard try isLicense(document) else { throw Refusal(.notFound, field: "license", ["found": selector]) }
        return document
    }

    /// The same, for who looks himself whether the document is here and a license.
    fileprivate func document(selecting selector: String) throws -> DocumentID {
        if let id = Bytes32(hex: selector) { return DocumentID(id) }
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
