extension ImportMapping {
    /// The license export of an issuing system as bureaus have it (Epoint): ten columns that every type has, then the
    /// type's face fields under their Chinese names. Dates stand with or without separators.
    static let issuingSystem = """
        columns:
          number: 证照编号
          date: 证照颁发日期
          holder/name: 持证主体
          holder/type: 持证主体代码类型
          holder/code: 持证主体代码
          validFrom: 证照有效期起始日期
          validTo: 证照有效期截止日期
        ignored: [证照名称, 证照颁发机构, 面向持证主体类别]
        fieldsByLabel: true
        dates: [yyyy-mm-dd, yyyymmdd, yyyy/mm/dd, yyyy年mm月dd日]
        key: number
        """

    /// The publication of permits (行政许可公示): no type of code stands in it, since it publishes organizations. The
    /// layout has no code of its own either: the column 统一社会信用代码 is to be added.
    static let permitPublicity = """
        columns:
          number: 行政许可决定书文号
          date: 许可决定日期
          validTo: 许可截止日期
          holder/name: 行政相对人名称
          holder/code: 统一社会信用代码
        constants:
          holder/type: "001"
        ignored: [项目名称, 审批类别, 许可内容, 许可机关]
        fieldsByLabel: true
        dates: [yyyy-mm-dd, yyyymmdd, yyyy/mm/dd, yyyy年mm月dd日]
        key: number
        """
}
