import District
package import SignedLog

/// What an office proposes as a version of a catalogue item: a license type with the elements of GB/T 36902 and of
/// clause 1.1 of the district's plan. It takes effect when the root approves it.
package struct ItemSubmission: Hashable, Sendable {
    /// Most fields on one face: an act of 64 KiB holds as many commitments.
    package static let fieldLimit = SubmitItemAct.fieldLimit
    package static let typeCodeLength = LicenseIdentifier.typeCodeLength

    package var version: UInt64
    /// 证照类型代码: the code of the defining body (18 characters) and a serial.
    package var typeCode: Text
    /// 证照类型名称.
    package var name: Text
    /// The issuing office, whose licenses these are.
    package var office: OfficeID
    package var holderKind: HolderKind
    /// 证照归集起始时间: licenses dated from this day on are collected.
    package var collectFrom: CivilDate
    /// 类目公开属性: whether the item appears in the published list.
    package var isPublic: Bool
    /// 证照定义机构级别, 标准级别.
    package var level: Text
    /// 证照模板.
    package var template: Text
    /// In the order of printing; keys unique.
    package var fields: [FaceField]
    /// Whether holders that are no natural persons stand in acts in clear.
    package var holderIsPublic: Bool
    /// 有效期限范围, see ``ValidityRange``.
    package var validity: Text
    /// 证照定义机构.
    package var definingBody: Text?
    /// 关联事项名称.
    package var matterName: Text?
    /// 关联事项代码.
    package var matterCode: Text?
    /// 证照颁发机构级别.
    package var issuerLevel: Text?
    /// 证照目录类别.
    package var catalogType: CatalogType?
    package var notes: ItemNotes

    package init(
        version: UInt64 = 1,
        typeCode: Text,
        name: Text,
        office: OfficeID,
        holderKind: HolderKind,
        collectFrom: CivilDate,
        isPublic: Bool = false,
        level: Text = "区县级",
        template: Text = "",
        fields: [FaceField],
        holderIsPublic: Bool,
        validity: Text,
        definingBody: Text? = nil,
        matterName: Text? = nil,
        matterCode: Text? = nil,
        issuerLevel: Text? = nil,
        catalogType: CatalogType? = nil,
        notes: ItemNotes = ItemNotes()
    ) {
        (self.version, self.typeCode, self.name, self.office) = (version, typeCode, name, office)
        (self.holderKind, self.collectFrom, self.isPublic) = (holderKind, collectFrom, isPublic)
        (self.level, self.template, self.fields) = (level, template, fields)
        (self.holderIsPublic, self.validity, self.definingBody) = (holderIsPublic, validity, definingBody)
        (self.matterName, self.matterCode) = (matterName, matterCode)
        (self.issuerLevel, self.catalogType, self.notes) = (issuerLevel, catalogType, notes)
    }

    /// The field of this key; nil if the item has none.
    package func field(_ key: Text) -> FaceField? { fields.first { $0.key == key } }
}
