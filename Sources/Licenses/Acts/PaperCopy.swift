import District
package import SignedLog

/// 实体证照: a version was made on paper (or plastic), under a number that stands on it.
package struct PaperCopy: Hashable, Sendable {
    /// The content act that it carries.
    package let version: ActID
    /// The day on which it was made.
    package let dated: CivilDate
    /// 实体证照编号, such as the serial of the blank form.
    package let number: Text

    init(_ reader: BodyReader) throws(ActRefusal) {
        version = try reader.id(LicenseKey.version)
        dated = try reader.civilDate(BodyKey.dated)
        number = try reader.text(BodyKey.number)
        _ = try reader.fields()
    }
}

extension ActDraft {
    /// A physical copy of one version.
    ///
    /// - Parameter holder: whose code the number must not embed, since it stands in clear; nil if it cannot be read here.
    package static func paper(
        _ version: ActID,
        dated: CivilDate,
        number: Text,
        holder: Holder? = nil,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(number, part: .number)
        if PersonalNumber.isEmbedded(in: number, holder: holder) { throw .part(.number, .personalNumber) }
        return try measure(.paper, MeasureDraft(dated: dated), place, circumstances) { body in
            body[LicenseKey.version] = .bytes(version)
            body[BodyKey.number] = .text(number)
        }
    }
}
