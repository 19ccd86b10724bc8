/// What stands on the printed face of a license, in the order of printing and in the words that are printed.
package struct LicenseSheet: Sendable, Hashable {
    /// 证照模板, as far as it is a layout.
    package enum Layout: String, Sendable, Hashable {
        case portrait = "A4"
        case landscape = "A4-landscape"
    }

    package struct Row: Sendable, Hashable {
        package let label: String
        package let value: String

        package init(_ label: String, _ value: String) { (self.label, self.value) = (label, value) }
    }

    package var layout: Layout
    /// 证照名称
    package var title: String
    /// 证照编号; nil if it has none.
    package var number: String?
    package var rows: [Row]
    /// 发证机关 and 发证日期
    package var issuer: String
    package var issuedOn: String
    /// Whether the city has sealed this version; else the sheet says 待签章.
    package var isSealed: Bool
    /// 测试件: for trials, never valid.
    package var isTest: Bool
    /// 证照标识, district, document, act: by them the electronic license is found and checked.
    package var references: [Row]
    /// When it was printed, and what that says.
    package var remark: String

    package init(
        layout: Layout,
        title: String,
        number: String?,
        rows: [Row],
        issuer: String,
        issuedOn: String,
        isSealed: Bool,
        isTest: Bool,
        references: [Row],
        remark: String
    ) {
        (self.layout, self.title, self.number, self.rows) = (layout, title, number, rows)
        (self.issuer, self.issuedOn, self.isSealed, self.isTest) = (issuer, issuedOn, isSealed, isTest)
        (self.references, self.remark) = (references, remark)
    }
}
