package import SignedLog

/// One element of a catalogue item by the names of GB/T 36902-2018, for documents, pages and JSON.
package struct ItemElement: Hashable, Sendable {
    /// The English element name: the key in JSON.
    package let name: String
    package let chineseName: String
    package let value: Text

    package init(name: String, chineseName: String, value: Text) {
        (self.name, self.chineseName, self.value) = (name, chineseName, value)
    }
}

extension ItemSubmission {
    /// The elements that the item states, in the order of the standard; those of clause 1.1 of the district's plan
    /// that the standard does not have come last, under names of our own.
    package var elements: [ItemElement] {
        standardElements + planElements + noteElements
    }

    private var standardElements: [ItemElement] {
        let all: [(String, String, Text?)] = [
            ("CertificateTypeName", "证照类型名称", name),
            ("CertificateTypeCode", "证照类型代码", typeCode),
            ("CertificateDefineAuthorityName", "证照定义机构", definingBody),
            ("CertificateDefineAuthorityCode", "证照定义机构代码", definingBodyCode),
            ("CertificateDefineAuthorityLevel", "证照定义机构级别", level),
            ("ItemName", "关联事项名称", matterName),
            ("ItemCode", "关联事项代码", matterCode),
            ("CertificateHolderCategory", "持证主体类别", Text(holderKind.chineseName)),
            ("ValidityRange", "有效期限范围", validity),
            ("CertificateIssuingAuthorityLevel", "证照颁发机构级别", issuerLevel),
            ("CertificateCatalogType", "证照目录类别", catalogType.map { Text("\($0.rawValue)") }),
        ]
        return all.compactMap { name, chineseName, value in
            value.map { ItemElement(name: name, chineseName: chineseName, value: $0) }
        }
    }

    private var planElements: [ItemElement] {
        [
            ItemElement(name: "CollectFrom", chineseName: "证照归集起始时间", value: Text(collectFrom.description)),
            ItemElement(name: "IsPublic", chineseName: "类目公开属性", value: isPublic ? "true" : "false"),
            ItemElement(name: "Template", chineseName: "证照模板", value: template),
        ]
    }

    private var noteElements: [ItemElement] {
        let words: [(String, String, Text?)] = [
            ("OnRequest", "依申请公开", notes.isOnRequest ? "true" : nil),
            ("ValidityRule", "有效期规则", notes.validityRule),
            ("Numbering", "编号规则", notes.numbering),
            ("Basis", "依据", notes.basis),
            ("WithoutPaper", "不制发实体证照的依据", notes.withoutPaper),
            ("WithoutElectronic", "不制发电子证照的依据", notes.withoutElectronic),
            ("PaperDelivery", "须以纸质送达的依据", notes.paperDelivery),
        ]
        let all = words + notes.terms.elements
        return all.compactMap { name, chineseName, value in
            value.map { ItemElement(name: name, chineseName: chineseName, value: $0) }
        }
    }

    /// 证照定义机构代码: the first 18 characters of the type code.
    package var definingBodyCode: Text? {
        Text(validating: typeCode.utf8.prefix(UnifiedSocialCreditCode.length))
    }
}
