import Licenses
import SignedLog

extension FaceDraft {
    /// The face of a new license, as the request states it.
    init(issuing request: LicenseRequest, dated date: CivilDate) throws(Refusal) {
        guard let holder = request.holder else { throw Refusal(.missingField, field: "holder") }
        self.init(
            version: request.statedVersion ?? 1,
            number: request.number.map { Text($0) },
            identifier: request.identifier.map { Text($0) },
            dated: date,
            validFrom: request.validFrom,
            validTo: Term(request.validTo),
            holder: try Holder(holder),
            values: request.fields,
            reason: request.reason.map { Text($0) },
            ground: request.ground.map { Text($0) },
            basis: request.basis.map { Text($0) }
        )
    }

    /// The whole face again, with what the request changes. Values that are committed come from their disclosures; one
    /// that is not here must be typed again.
    init(
        changing content: Content,
        by request: LicenseRequest,
        dated date: CivilDate,
        disclosed: [(key: Text, value: CBOR)],
        item: CatalogueItem
    ) throws {
        let disclosed = Dictionary(disclosed.map { ($0.key, $0.value) }) { first, _ in first }
        let stated = { (key: Text) throws(Refusal) -> CBOR? in
            guard let value = content.fields[key] else { return nil }
            guard value.asBytes != nil else { return value }
            guard let opened = disclosed[key] else {
                throw Refusal(.notDisclosed, field: "fields/" + key.string)
            }
            return opened
        }
        var values = request.fields
        for field in item.fields where values[field.key] == nil {
            values[field.key] = try stated(field.key)
        }
        self.init(
            number: request.number.map { Text($0) } ?? content.number,
            identifier: content.identifier,
            dated: date,
            validFrom: request.validFrom ?? content.validFrom,
            validTo: request.validTo.map { Term($0) } ?? content.validTo,
            holder: try request.holder.map { try Holder($0) } ?? Holder(content, stated),
            values: values.filter { $0.value != .null },
            reason: request.reason.map { Text($0) },
            ground: request.ground.map { Text($0) },
            basis: request.basis.map { Text($0) }
        )
    }
}

extension LicenseRequest {
    /// The version that a back-file's 证照标识 states; nil where there is none, or no such identifier.
    fileprivate var statedVersion: Int? {
        guard provenance != nil, let identifier else { return nil }
        return (try? LicenseIdentifier(parsing: Array(identifier.utf8)))?.version
    }
}

extension FaceDraft {
    /// The day from which its term is counted: as printed, else that of the act.
    var firstDay: CivilDate { validFrom ?? dated }
}

extension Holder {
    init(_ draft: LicenseRequest.HolderDraft) throws(Refusal) {
        guard let type = HolderCodeType(utf8: Array(draft.type.utf8)) else {
            throw Refusal(.unknownHolderType, field: "holder/type", ["found": draft.type])
        }
        self.init(type: type, code: Text(draft.code), name: Text(draft.name))
    }

    fileprivate init(_ content: Content, _ stated: (Text) throws(Refusal) -> CBOR?) throws {
        guard let type = HolderCodeType(utf8: content.holderType.utf8.array) else {
            throw Refusal(.unknownHolderType, field: "holder/type", ["found": content.holderType.string])
        }
        guard let code = try stated(ReservedField.holderCode)?.asText,
            let name = try stated(ReservedField.holderName)?.asText
        else { throw Refusal(.missingField, field: "holder") }
        self.init(type: type, code: code, name: name)
    }
}

extension Term {
    init(_ draft: LicenseRequest.TermDraft?) {
        switch draft {
        case .on(let date): self = .until(date)
        case .longTerm: self = .unlimited
        case nil: self = .unstated
        }
    }
}
