import Licenses
import SignedLog
import Testing

/// What other systems say stands in clear in acts: nothing of a person may be left of it.
@Suite struct ForeignTextTests {
    @Test(arguments: [
        ("缺少有效期", "缺少有效期"), ("持证主体 普陀一校 有误", "持证主体 ※ 有误"), ("代码 C1 与名称 普陀一校", "代码 ※ 与名称 ※"),
        ("公民 11010519491231002X 已注销", "—"), ("", "—"), ("\u{0}\u{1B}[31m退件\n", "[31m退件"),
    ])
    func holdersAndCitizensNumbersAreLeftOut(said: String, told: String) {
        #expect(ForeignText.clear(said, hiding: ["普陀一校", "C1", ""]).string == told)
    }

    /// It is cut only after that, so that no half is left, and within what an act's text may have.
    @Test func aLongTextIsCutAfterwards() {
        let before = String(repeating: "满", count: 158)
        #expect(ForeignText.clear(before + "11010519491231002X", hiding: []) == "—")
        #expect(!ForeignText.clear(before + "普陀一校", hiding: ["普陀一校"]).string.contains("普"))
        let wide = ForeignText.clear(String(repeating: "𠮷", count: 300), hiding: [])
        #expect(wide.utf8.count <= 512)
        #expect(wide.string.allSatisfy { $0 == "𠮷" })
    }
}
