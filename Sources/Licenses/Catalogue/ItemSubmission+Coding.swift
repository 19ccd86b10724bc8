import District
package import SignedLog

/// The body of kind 11: what every node reads of it (`SubmitItemAct`), and the elements of GB/T 36902 beside it.
extension ItemSubmission {
    /// Reads a submission strictly; what is refused can be approved by nobody.
    package static func decode(_ act: Act) throws(ItemFault) -> ItemSubmission {
        let decoded: DistrictAct?
        do { decoded = try DistrictAct.decode(act) } catch { throw .refused(error) }
        guard case .submitItem(let submitted)? = decoded else { throw .notASubmission }
        let submission: ItemSubmission
        do { submission = try ItemSubmission(submitted, BodyReader(act.body)) } catch { throw .refused(error) }
        try submission.check()
        return submission
    }

    private init(_ act: SubmitItemAct, _ reader: BodyReader) throws(ActRefusal) {
        guard let collectFrom = CivilDate(yyyymmdd: Int64(act.collectFrom)) else { throw .outOfRange(key: 104) }
        self.init(
            version: act.version,
            typeCode: act.typeCode,
            name: act.name,
            office: act.office,
            holderKind: HolderKind(act.holderKind),
            collectFrom: collectFrom,
            isPublic: act.isPublic,
            level: act.level,
            template: act.template,
            fields: Self.fields(act.fields, FieldCode.lists(in: reader.body)),
            holderIsPublic: act.holderIsPublic,
            validity: act.validity,
            definingBody: try reader.optionalText(ItemKey.definingBody),
            matterName: try reader.optionalText(ItemKey.matterName),
            matterCode: try reader.optionalText(ItemKey.matterCode),
            issuerLevel: try reader.optionalText(ItemKey.issuerLevel),
            catalogType: try Self.catalogType(reader),
            notes: ItemNotes(reading: reader.body)
        )
    }

    private static func fields(_ fields: [ItemField], _ codes: [Text: [FieldCode]]) -> [FaceField] {
        fields.map { FaceField($0, codes: codes[$0.key] ?? []) }
    }

    private static func catalogType(_ reader: BodyReader) throws(ActRefusal) -> CatalogType? {
        guard let value = reader.body[ItemKey.catalogType] else { return nil }
        guard let type = value.asInt.flatMap(CatalogType.init(rawValue:)) else {
            throw .outOfRange(key: ItemKey.catalogType)
        }
        return type
    }

    /// Rules on values, the same when a person submits and when a node reads.
    func check() throws(ItemFault) {
        guard typeCode.utf8.count == Self.typeCodeLength, typeCode.utf8.allSatisfy({ Base36.value(of: $0) != nil })
        else { throw .typeCode }
        guard ValidityRange(parsing: validity) != nil else { throw .validity }
        guard fields.count <= Self.fieldLimit else { throw .tooManyFields(fields.count) }
        var keys: Set<Text> = []
        for field in fields {
            if field.key.isEmpty || ReservedField.isReserved(field.key) { throw .reservedField(field.key) }
            guard keys.insert(field.key).inserted else { throw .repeatedField(field.key) }
        }
        if holderIsPublic && holderKind == .naturalPersons { throw .publicPersons }
    }

    /// What every node reads.
    var submitted: SubmitItemAct {
        SubmitItemAct(
            version: version,
            typeCode: typeCode,
            name: name,
            office: office,
            holderKind: holderKind.submitted,
            collectFrom: UInt64(collectFrom.yyyymmdd),
            isPublic: isPublic,
            level: level,
            template: template,
            fields: fields.map(\.submitted),
            holderIsPublic: holderIsPublic,
            validity: validity
        )
    }

    /// The elements beside it.
    func addElements(to body: inout CBORMap) {
        body[ItemKey.definingBody] = definingBody.map(CBOR.text)
        body[ItemKey.matterName] = matterName.map(CBOR.text)
        body[ItemKey.matterCode] = matterCode.map(CBOR.text)
        body[ItemKey.issuerLevel] = issuerLevel.map(CBOR.text)
        body[ItemKey.catalogType] = catalogType.map { .int($0.rawValue) }
        body[ItemKey.codeLists] = FieldCode.lists(of: fields)
        notes.add(to: &body)
    }
}
