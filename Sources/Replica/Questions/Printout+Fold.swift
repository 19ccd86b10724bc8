import District
import Licenses
import SignedLog
import Storage

extension Printout {
    fileprivate static let printable: Set<LicenseState> = [.valid, .notYetInForce]

    init(
        _ history: LicenseHistory,
        on today: CivilDate,
        _ district: DistrictID,
        _ names: Names,
        _ store: StoreReader
    ) throws {
        let shown = history.shown(at: today)
        if !shown.rivals.isEmpty {
            throw Refusal(.rivals, ["acts": shown.rivals.map(\.description).joined(separator: " ")])
        }
        guard Self.printable.contains(shown.state) else {
            throw Refusal(.notPrintable, field: "license", ["state": shown.state.rawValue])
        }
        // One that begins later is printed as it will be.
        guard let act = shown.interval.inForce ?? history.heads.first, let content = history.content(of: act),
            let item = names.item(content.item)
        else { throw Refusal(.typeNotApproved, field: "type") }
        let face = try FaceValues(act, content, store)
        let office = try store.actNode(history.document.founding)?.audience.offices.first
        self.init(
            typeName: item.name.string,
            template: item.template.string,
            number: content.number?.string,
            identifier: content.identifier?.string,
            holder: HolderAnswer(
                type: content.holderType.string,
                code: try face.printed(ReservedField.holderCode)?.asText?.string,
                name: try face.printed(ReservedField.holderName)?.asText?.string
            ),
            dated: content.dated,
            validFrom: content.validFrom,
            validTo: content.validTo,
            lines: try item.fields.compactMap { try Line($0, face) },
            issuer: office.flatMap { names.office($0) } ?? "",
            isSealed: history.seal(of: act).state == .sealed,
            isTest: history.isTest,
            district: district,
            document: history.document,
            act: act,
            asOf: today
        )
    }
}

extension Printout.Line {
    /// Nil of a field that the face leaves out.
    fileprivate init?(_ field: FaceField, _ face: FaceValues) throws {
        guard let value = try face.printed(field.key) else { return nil }
        let code = field.codes.first { $0.code == value.asText }
        self.init(label: field.label.string, type: field.type, value: value, codeLabel: code?.label.string)
    }
}

extension FaceValues {
    /// Nil if the face does not state it; a value that is not disclosed here is refused, and not left out.
    fileprivate func printed(_ key: Text) throws(Refusal) -> CBOR? {
        guard states(key) else { return nil }
        guard let value = value(key) else {
            throw Refusal(.notDisclosed, field: key.hasPrefix("holder/") ? key.string : "fields/\(key.string)")
        }
        return value
    }
}
