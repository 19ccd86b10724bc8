import District
package import SignedLog

/// 签章: the city has sealed the file of a version; the sealed file is the first of the act's files.
package struct CitySeal: Hashable, Sendable {
    /// The content act that was sealed.
    package let version: ActID
    package let dated: CivilDate
    /// 证照签章名称.
    package let name: Text

    init(_ reader: BodyReader) throws(ActRefusal) {
        version = try reader.id(LicenseKey.version)
        dated = try reader.civilDate(BodyKey.dated)
        name = try reader.text(LicenseKey.sealName)
        _ = try reader.fields()
    }
}

/// 退回签章: the city does not seal a version as it is. The bureau corrects it, and what it states then is sealed.
package struct SealRefusal: Hashable, Sendable {
    /// The content act that was not sealed.
    package let version: ActID
    package let dated: CivilDate
    /// Why, for the bureau; clear, so it names nobody.
    package let ground: Text

    init(_ reader: BodyReader) throws(ActRefusal) {
        version = try reader.id(LicenseKey.version)
        dated = try reader.civilDate(BodyKey.dated)
        ground = try reader.text(BodyKey.ground)
        _ = try reader.fields()
    }
}

extension ActDraft {
    /// 签章 of one version by the city; the sealed file is the first of the circumstances' files.
    package static func seal(
        _ version: ActID,
        dated: CivilDate,
        name: Text,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(name, part: .sealName)
        return try measure(.seal, MeasureDraft(dated: dated), place, circumstances) { body in
            body[LicenseKey.version] = .bytes(version)
            body[LicenseKey.sealName] = .text(name)
        }
    }

    /// 退回签章 of one version, with the reason.
    package static func refuseSeal(
        _ version: ActID,
        dated: CivilDate,
        ground: Text,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try measure(.refuseSeal, MeasureDraft(dated: dated, ground: ground), place, circumstances) { body in
            body[LicenseKey.version] = .bytes(version)
        }
    }
}
