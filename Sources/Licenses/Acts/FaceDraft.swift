package import SignedLog

/// The whole face of a license as a person enters it, before it is decided what stands in clear.
package struct FaceDraft: Hashable, Sendable {
    /// 证照版本号: 1 when issued, one more than what it replaces after that; a back-file's first is free.
    package var version: Int
    /// 证照编号.
    package var number: Text?
    /// 证照标识.
    package var identifier: Text?
    /// The legal date.
    package var dated: CivilDate
    package var validFrom: CivilDate?
    package var validTo: Term
    package var holder: Holder
    /// Field key of the item to value; a field that is left out is not stated.
    package var values: [Text: CBOR]
    /// Why, in words: always committed to.
    package var reason: Text?
    /// Why, by rule; clear.
    package var ground: Text?
    /// Number of the decision or the law; clear.
    package var basis: Text?

    package init(
        version: Int = 1,
        number: Text?,
        identifier: Text?,
        dated: CivilDate,
        validFrom: CivilDate? = nil,
        validTo: Term = .unstated,
        holder: Holder,
        values: [Text: CBOR] = [:],
        reason: Text? = nil,
        ground: Text? = nil,
        basis: Text? = nil
    ) {
        (self.version, self.number, self.identifier, self.dated) = (version, number, identifier, dated)
        (self.validFrom, self.validTo, self.holder, self.values) = (validFrom, validTo, holder, values)
        (self.reason, self.ground, self.basis) = (reason, ground, basis)
    }
}

/// What a person is refused, field by field.
extension FaceDraft {
    func check(for item: CatalogueItem) throws(AuthoringRefusal) {
        guard LicenseIdentifier.versions.contains(version) else {
            throw .versionOutOfRange(found: version, allowed: LicenseIdentifier.versions)
        }
        try holder.check(for: item, today: dated)
        try checkIdentifier(for: item)
        try checkClearTexts()
        if let begins = validFrom, let ends = validTo.lastDay, ends < begins {
            throw .endsBeforeItBegins(.validTo, begins: begins, ends: ends)
        }
        if let (key, fault) = firstFault(in: item) { throw .field(key, fault) }
        if let field = item.fields.first(where: { $0.isRequired && values[$0.key] == nil }) {
            throw .field(field.key, .missing)
        }
    }

    private func checkIdentifier(for item: CatalogueItem) throws(AuthoringRefusal) {
        guard let identifier else { return }
        let parsed: LicenseIdentifier
        do {
            parsed = try LicenseIdentifier(parsing: identifier.utf8.array)
        } catch {
            throw .part(.identifier, .code(error))
        }
        guard parsed.typeCode == item.typeCode.utf8.slice else {
            throw .identifierOfOtherType(found: Text(validating: parsed.typeCode) ?? "", expected: item.typeCode)
        }
        guard parsed.version == version else {
            throw .identifierOfOtherVersion(found: parsed.version, expected: version)
        }
    }

    /// Number, ground and basis are read by everybody in the audience and stand in proofs: none embeds a person's.
    private func checkClearTexts() throws(AuthoringRefusal) {
        try checkClear(number, .number)
        try checkClear(identifier, .identifier)
        try checkClear(ground, .ground)
        try checkClear(basis, .basis)
    }

    private func checkClear(_ text: Text?, _ part: LicensePart) throws(AuthoringRefusal) {
        guard let text else { return }
        try PlainText.check(text, part: part)
        if PersonalNumber.isEmbedded(in: text, holder: holder) { throw .part(part, .personalNumber) }
    }

    /// Of several that of the smallest key, whatever order the values come in.
    private func firstFault(in item: CatalogueItem) -> (key: Text, fault: FieldFault)? {
        var first: (key: Text, fault: FieldFault)?
        for (key, value) in values {
            guard let fault = fault(of: key, value, in: item) else { continue }
            if let first, first.key < key { continue }
            first = (key, fault)
        }
        return first
    }

    private func fault(of key: Text, _ value: CBOR, in item: CatalogueItem) -> FieldFault? {
        if ReservedField.isReserved(key) { return .reserved }
        guard let field = item.field(key) else { return .unknown }
        if let fault = field.type.fault(in: value) { return fault }
        guard let text = value.asText else { return nil }
        if text.utf8.count > FieldType.byteLimit { return .tooLong(byteCount: text.utf8.count) }
        if let fault = PlainText.strangeCharacter(in: text) { return fault }
        guard field.admits(text) else { return .notInCodeList(field.codes.map(\.code)) }
        return field.isPublic && PersonalNumber.isEmbedded(in: text, holder: holder) ? .personalNumber : nil
    }
}

/// What the act says in clear, and what it commits to.
extension FaceDraft {
    func body(for item: CatalogueItem) -> CBORMap {
        var body = CBORMap(minimumCapacity: 8)
        body[BodyKey.version] = .int(Int64(version))
        body[BodyKey.number] = number.map(CBOR.text)
        body[BodyKey.identifier] = identifier.map(CBOR.text)
        body[BodyKey.dated] = .int(dated.yyyymmdd)
        body[BodyKey.item] = .bytes(item.document)
        body[BodyKey.itemVersion] = .int(Int64(item.version))
        body[BodyKey.validFrom] = validFrom.map { .int($0.yyyymmdd) }
        switch validTo {
        case .until(let last): body[BodyKey.validTo] = .int(last.yyyymmdd)
        case .unlimited: body[BodyKey.validTo] = .null
        case .unstated: break
        }
        body[BodyKey.ground] = ground.map(CBOR.text)
        body[BodyKey.basis] = basis.map(CBOR.text)
        return body
    }

    /// The holder's fields and the item's: clear only what the item marks public and no natural person's.
    func fields(for item: CatalogueItem) -> (clear: CBORMap, committed: CBORMap) {
        var (clear, committed) = (CBORMap(minimumCapacity: item.faceOrder.keys.count), CBORMap())
        let (order, isHolderClear) = (item.faceOrder, item.isHolderClear(holder.type))
        for (key, role) in zip(order.keys, order.roles) {
            guard let value = value(role, key) else { continue }
            if isClear(role, item, isHolderClear) { clear[key] = value } else { committed[key] = value }
        }
        return (clear, committed)
    }

    private func value(_ role: FaceOrder.Role, _ key: Text) -> CBOR? {
        switch role {
        case .holderType: .text(Text(holder.type.rawValue))
        case .holderCode: .text(holder.code)
        case .holderName: .text(holder.name)
        case .reason: reason.map(CBOR.text)
        case .field: values[key]
        }
    }

    private func isClear(_ role: FaceOrder.Role, _ item: CatalogueItem, _ isHolderClear: Bool) -> Bool {
        switch role {
        case .holderType: true
        case .holderCode, .holderName: isHolderClear
        case .reason: false
        case .field(let index): item.fields[index].isPublic
        }
    }
}
