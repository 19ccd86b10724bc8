import District
import Licenses
import SignedLog
import Signing
import Storage

/// Turns requests of a counter into acts that may be signed. Everything that a person can get wrong is refused here,
/// with the field and the rule; what is signed later is only what was found right.
struct LicensePlanner {
    let store: StoreReader
    let now: Perspective
    let node: NodeEnrollment
    let office: Office
    let entropy: Entropy
    let today: CivilDate?
    var folder: LicenseFolder

    /// Refuses where this node may write nothing: not enrolled, or cut off.
    init(_ replica: Replica, _ store: StoreReader) throws {
        let state = replica.state
        var perspectives = Perspectives(state)
        now = perspectives.current()
        guard state.district != nil else { throw Refusal(.noDistrict) }
        let key = replica.identity.signing.publicKey
        guard let node = now.view.enrollment(of: key), let office = now.view.office(node.office) else {
            throw Refusal(.notEnrolled)
        }
        guard !state.authority.isCut(key) else { throw Refusal(.cutOff) }
        (self.store, self.node, self.office) = (store, node, office)
        (entropy, today) = (replica.surroundings.entropy, replica.surroundings.today)
        folder = LicenseFolder(state, store: store)
    }

    mutating func plan(_ request: LicenseRequest) throws -> PlannedAct {
        guard let by = request.by, !by.isEmpty else { throw Refusal(.operatorMissing, field: "by") }
        do {
            switch request.verb {
            case .issue: return try planIssue(request)
            case .amend, .renew, .settle: return try planContent(request)
            case .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul: return try planMeasure(request)
            case .correct, .erase, .lost: return try planFact(request)
            }
        } catch let refusal as AuthoringRefusal {
            throw Refusal(refusal)
        }
    }

    func circumstances(_ request: LicenseRequest) -> Circumstances {
        Circumstances(
            by: request.by.map { Text($0) },
            decidedOn: request.decidedOn,
            isTest: request.isTest,
            provenance: request.provenance,
            idempotencyKey: request.idempotencyKey
        )
    }

    /// The legal date: as given, else the day of the decision, else today by this machine's clock.
    func date(_ request: LicenseRequest) throws -> CivilDate {
        guard let date = request.date ?? request.decidedOn ?? today else { throw Refusal(.missingField, field: "date") }
        return date
    }

    private func planIssue(_ request: LicenseRequest) throws -> PlannedAct {
        let item = try item(of: request)
        let face = try FaceDraft(issuing: request, dated: date(request))
        if face.validFrom == nil, let last = face.validTo.lastDay, last < face.dated {
            throw Refusal(.endBeforeStart, field: "validTo", ["start": "\(face.dated)", "end": "\(last)"])
        }
        let draft = try ActDraft.issue(
            face,
            item: item,
            nonce: entropy.bytes16(),
            circumstances: circumstances(request)
        )
        let (typeCode, issuer, code) = (item.typeCode.utf8, office.code.utf8, node.code)
        return PlannedAct(
            audience: Audience([item.office]),
            document: nil,
            number: request.number,
            version: face.version,
            draft: { writer, foundedBefore in
                guard face.identifier == nil else { return draft }
                let serial = LicenseIdentifier.serial(
                    nodeCode: code,
                    epoch: writer.epoch.leadingWord,
                    founded: writer.founded + foundedBefore
                )
                let identifier = try? LicenseIdentifier.make(
                    typeCode: typeCode,
                    issuerCode: issuer,
                    serial: serial,
                    version: face.version
                ).text
                return draft.with(identifier: identifier)
            },
            takesSerial: true
        )
    }

    /// The type, by its code or its name. Only the office that it belongs to (or took that over) may issue it.
    private func item(of request: LicenseRequest) throws -> CatalogueItem {
        guard let type = request.type else { throw Refusal(.missingField, field: "type") }
        let name = Text(type)
        let found = now.catalogue.items.filter { $0.typeCode == name || $0.name == name }
        guard let item = found.first(where: { !$0.isRetired }) ?? found.first else {
            throw Refusal(.unknownType, field: "type", ["found": type])
        }
        guard now.view.acts(node.key, for: item.office) else {
            let owner = now.view.office(item.office)?.name.string ?? ""
            throw Refusal(.foreignType, field: "type", ["found": type, "office": owner])
        }
        return item
    }
}

extension Epoch {
    /// The first 8 bytes, big-endian: what a serial takes of it.
    var leadingWord: UInt64 {
        bytes.array.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension ActDraft {
    /// The same act with the identifier that its place in the log gives it. Everything else has been checked.
    fileprivate func with(identifier: Text?) -> ActDraft {
        var draft = self
        draft.body[BodyKey.identifier] = identifier.map(CBOR.text)
        return draft
    }
}

extension LicenseIdentifier {
    var text: Text? { Text(validating: utf8) }
}
