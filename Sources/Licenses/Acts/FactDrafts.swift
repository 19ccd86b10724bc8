package import SignedLog

/// Corrections and the end of disclosures as drafts.
extension ActDraft {
    /// 更正: takes back acts of the same office among the draft's ancestors.
    ///
    /// - Parameter ground: why, by rule: an entry error, a duplicate, 撤销变更 …; clear, so it names nobody.
    package static func correct(
        _ targets: some Sequence<ActID>,
        ground: Text,
        dated: CivilDate? = nil,
        reason: Text? = nil,
        basis: Text? = nil,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        let targets = targets.sorted().withoutRepeats()
        try checkCount(targets.count, limit: Correction.targetLimit, part: .targets)
        try PlainText.check(ground, part: .ground)
        try PlainText.check(basis, part: .basis)
        if PersonalNumber.isEmbedded(in: ground) { throw .part(.ground, .personalNumber) }
        if let reason { try PlainText.check(reason, field: ReservedField.reason) }
        var body = CBORMap([
            (.int(BodyKey.targets), .array(targets.map { CBOR.bytes($0) })), (.int(BodyKey.ground), .text(ground)),
        ])
        body[BodyKey.dated] = dated.map { .int($0.yyyymmdd) }
        body[BodyKey.basis] = basis.map(CBOR.text)
        return try fact(.correct, body, reason: reason, place, circumstances)
    }

    /// Asks, or agrees, that disclosures be destroyed (个人信息保护法 §47); it takes two keys.
    package static func erase(
        _ fields: some Sequence<FieldReference>,
        ground: Text? = nil,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try naming(.erase, fields, ground, place, circumstances)
    }

    /// States that nobody has these disclosures any more, so that nobody goes on asking.
    package static func lost(
        _ fields: some Sequence<FieldReference>,
        ground: Text? = nil,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try naming(.lost, fields, ground, place, circumstances)
    }

    private static func naming(
        _ kind: LicenseActKind,
        _ fields: some Sequence<FieldReference>,
        _ ground: Text?,
        _ place: LicensePlace,
        _ circumstances: Circumstances
    ) throws(AuthoringRefusal) -> ActDraft {
        let fields = fields.sorted().withoutRepeats()
        try checkCount(fields.count, limit: FieldNaming.fieldLimit, part: .keys)
        try PlainText.check(ground, part: .ground)
        var body = CBORMap()
        body[BodyKey.namedFields] = .array(fields.map(\.value))
        body[BodyKey.ground] = ground.map(CBOR.text)
        return try fact(kind, body, reason: nil, place, circumstances)
    }

    private static func checkCount(_ count: Int, limit: Int, part: LicensePart) throws(AuthoringRefusal) {
        guard count > 0 else { throw .nothingNamed(part) }
        guard count <= limit else { throw .tooManyNamed(part, count: count, limit: limit) }
    }

    /// Any act that continues a license and states no face.
    static func fact(
        _ kind: LicenseActKind,
        _ body: CBORMap,
        reason: Text?,
        _ place: LicensePlace,
        _ circumstances: Circumstances
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(circumstances.by, part: .operatorName)
        return ActDraft(
            kind: kind.rawValue,
            isCritical: kind.isCritical,
            subject: .document(place.document),
            parents: place.parents,
            body: body,
            about: circumstances.about,
            committed: CBORMap(reason.map { [(.text(ReservedField.reason), .text($0))] } ?? []),
            by: circumstances.by.map(CBOR.text),
            files: circumstances.files
        )
    }
}
