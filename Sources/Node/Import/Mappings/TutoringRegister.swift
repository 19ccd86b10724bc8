extension ImportMapping {
    /// The register of tutorial schools (短期補習班) as `docs/formats/import-mapping.md` shows it: its own 代號 is the
    /// holder's code, of type 099 (其他法人或其他组织有效证件代码).
    static let tutoringRegister = """
        columns:
          holder/code: 代號
          holder/name: 補習班
          fields/address: 班址
          number: 立案文號
          date: 立案日期
        constants:
          holder/type: "099"
        ignored: [縣市]
        dates: yyyy-mm-dd
        key: holder/code
        """
}
