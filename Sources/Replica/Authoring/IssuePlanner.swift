import District
import Licenses
import SignedLog
import Signing

/// Turns requests for new licenses into acts that may be signed. A new license builds on nothing that is held, so this
/// asks no store, and many may be planned at once.
///
/// A class, because each planned act keeps it; nothing in it changes.
final class IssuePlanner: Sendable {
    private let now: Perspective
    private let node: NodeEnrollment
    private let office: Office
    private let today: CivilDate?

    init(now: Perspective, node: NodeEnrollment, office: Office, today: CivilDate?) {
        (self.now, self.node, self.office, self.today) = (now, node, office, today)
    }

    /// - Parameter nonce: 16 random bytes.
    func plan(_ request: LicenseRequest, of type: IssuedType, nonce: Bytes16) throws(Refusal) -> PlannedAct {
        guard let by = request.by, !by.isEmpty else { throw Refusal(.operatorMissing, field: "by") }
        let item = type.item
        var face = try FaceDraft(issuing: request, dated: request.legalDate(today))
        // A back-file states what was printed.
        if request.validTo == nil, request.provenance == nil, let term = item.proposedTerm(from: face.firstDay) {
            face.validTo = term
        }
        if face.validFrom == nil, let last = face.validTo.lastDay, last < face.dated {
            throw Refusal(.endBeforeStart, field: "validTo", ["start": "\(face.dated)", "end": "\(last)"])
        }
        let issue: CheckedIssue
        do {
            try face.readTexts(of: type.typedFields)
            issue = try CheckedIssue(face, item: item, nonce: nonce, circumstances: request.circumstances)
        } catch {
            throw Refusal(error)
        }
        return PlannedAct(
            audience: type.audience,
            document: nil,
            number: request.number,
            version: face.version,
            draft: { [self, given = face.identifier, version = face.version] writer, foundedBefore in
                issue.draft(identifier: given ?? identifier(item, version: version, writer, foundedBefore))
            },
            takesSerial: true,
            remark: request.provenance == nil ? item.remark(on: face.validTo, from: face.firstDay) : nil
        )
    }

    /// What the place in the log gives to a license that has no identifier yet. All of it has been checked.
    private func identifier(
        _ item: CatalogueItem,
        version: Int,
        _ writer: LogWriter,
        _ foundedBefore: UInt64
    ) -> Text? {
        let serial = LicenseIdentifier.serial(
            nodeCode: node.code,
            epoch: writer.epoch.leadingWord,
            founded: writer.founded + foundedBefore
        )
        let identifier = try? LicenseIdentifier.make(
            typeCode: item.typeCode.utf8.array,
            issuerCode: office.code.utf8.array,
            serial: serial,
            version: version
        )
        return identifier?.text
    }

    /// The type, by its code or its name. Only the office that it belongs to (or took that over) may issue it.
    func type(_ type: String?) throws(Refusal) -> IssuedType {
        guard let type else { throw Refusal(.missingField, field: "type") }
        let name = Text(type)
        let found = now.catalogue.items.filter { $0.typeCode == name || $0.name == name }
        guard let item = found.first(where: { !$0.isRetired }) ?? found.first else {
            throw Refusal(.unknownType, field: "type", ["found": type])
        }
        guard now.view.acts(node.key, for: item.office) else {
            let owner = now.view.office(item.office)?.name.string ?? ""
            throw Refusal(.foreignType, field: "type", ["found": type, "office": owner])
        }
        return IssuedType(item)
    }
}

/// What is looked up once for all licenses of a type.
///
/// A class, because every request of a batch is handed the same one; nothing in it changes.
final class IssuedType: Sendable {
    let item: CatalogueItem
    /// The office whose license it is.
    let audience: Audience

    /// Those of its fields that hold no text.
    let typedFields: [FaceField]

    init(_ item: CatalogueItem) {
        (self.item, audience, typedFields) = (item, Audience([item.office]), item.typedFields)
    }
}

extension LicenseRequest {
    var circumstances: Circumstances {
        Circumstances(
            by: by.map { Text($0) },
            decidedOn: decidedOn,
            isTest: isTest,
            provenance: provenance,
            idempotencyKey: idempotencyKey
        )
    }

    /// The legal date: as given, else the day of the decision, else today by this machine's clock.
    func legalDate(_ today: CivilDate?) throws(Refusal) -> CivilDate {
        guard let date = date ?? decidedOn ?? today else { throw Refusal(.missingField, field: "date") }
        return date
    }
}

extension Epoch {
    /// The first 8 bytes, big-endian: what a serial takes of it.
    var leadingWord: UInt64 {
        bytes.array.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension LicenseIdentifier {
    var text: Text? { Text(validating: utf8) }
}
