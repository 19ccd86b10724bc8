package import Licenses
package import SignedLog

/// The license type that the register's rows become, and who keeps it.
package enum RegisterType {
    package static let officeCode = "113101070024500211"
    package static let officeName = "教育局"
    package static let code = "113101070024500211001"
    /// Whoever types; a commitment in every act.
    package static let clerk = "经办甲"

    /// 民办培训机构办学许可证, holder and address public.
    package static func item(of office: OfficeID) throws -> ItemSubmission {
        guard let collectFrom = CivilDate(yyyymmdd: 2020_01_01) else { preconditionFailure("New Year 2020 is a date") }
        return ItemSubmission(
            version: 1,
            typeCode: Text(code),
            name: "民办培训机构办学许可证",
            office: office,
            holderKind: .both,
            collectFrom: collectFrom,
            fields: [FaceField(key: "address", label: "地址", type: .text, isPublic: true, isRequired: false)],
            holderIsPublic: true,
            validity: "长期"
        )
    }
}
