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
    private let statements: DistrictStatements
    private let node: NodeEnrollment
    private let office: Office
    private let today: CivilDate?

    init(
        now: Perspective,
        _ statements: DistrictStatements,
        node: NodeEnrollment,
        office: Office,
        today: CivilDate?
    ) {
        (self.now, self.statements, self.node, self.office, self.today) = (now, statements, node, office, today)
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
        let isBackFile = request.provenance != nil
        return PlannedAct(
            audience: type.audience,
            want: isBackFile || face.number != nil ? nil : type.want(dated: face.dated),
            takesSerial: true,
            remarks: isBackFile ? [] : try remarks(on: face, of: type)
        ) { [self, given = face.identifier, version = face.version] place in
            let serial = serial(at: place)
            return issue.draft(
                identifier: given ?? identifier(item, version: version, serial),
                number: place.number?.text(at: serial)
            )
        }
    }

    private func serial(at place: DraftPlace) -> [UInt8] {
        LicenseIdentifier.serial(
            nodeCode: node.code,
            epoch: place.writer.epoch.leadingWord,
            founded: place.writer.founded + place.foundedBefore
        )
    }

    /// What the place in the log gives to a license that has no identifier yet. All of it has been checked.
    private func identifier(_ item: CatalogueItem, version: Int, _ serial: [UInt8]) -> Text? {
        let identifier = try? LicenseIdentifier.make(
            typeCode: item.typeCode.utf8.array,
            issuerCode: office.code.utf8.array,
            serial: serial,
            version: version
        )
        return identifier?.text
    }

    private func remarks(on face: FaceDraft, of type: IssuedType) throws(Refusal) -> [String] {
        let number = try Self.checked(face.number, by: type.numbering)
        return [type.item.remark(on: face.validTo, from: face.firstDay)?.rawValue, number?.rawValue].compactMap(\.self)
    }

    /// A number that a person has typed: whether it is odd.
    ///
    /// Refuses one of a block: its node gives it out. Of burnt blocks everybody enters what is on paper.
    func checkedNumber(_ number: Text?, of item: CatalogueItem) throws(Refusal) -> NumberRemark? {
        try Self.checked(number, by: statements.numbering(of: item, now.view))
    }

    private static func checked(_ number: Text?, by numbering: TypeNumbering?) throws(Refusal) -> NumberRemark? {
        guard let number, let numbering else { return nil }
        guard numbering.openBlock(of: number) == nil else {
            throw Refusal(.numberOfBlock, field: "number", ["found": number.string])
        }
        return numbering.pattern.reading(number) == nil ? .outsidePattern : nil
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
        return IssuedType(item, statements.numbering(of: item, now.view))
    }
}

extension LicenseRequest {
    var circumstances: Circumstances {
        Circumstances(
            by: by.map { Text($0) },
            decidedOn: decidedOn,
            isTest: isTest,
            provenance: provenance,
            incident: incident,
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
