import Console
import Testing

/// The printed face of a license.
@Suite struct LicensePageTests {
    private static let sheet = LicenseSheet(
        layout: .portrait,
        title: "公共场所卫生许可证",
        number: "普卫公字〔2026〕第0001号",
        rows: [.init("持证主体", "某浴室"), .init("地址", "曹杨路1号")],
        issuer: "卫健委",
        issuedOn: "2026年1月5日",
        isSealed: false,
        isTest: false,
        references: [.init("证照标识", "1.2.156.3005.2")],
        remark: "本页于2026年1月5日打印。"
    )

    private func page(_ change: (inout LicenseSheet) -> Void = { _ in }) -> String {
        var sheet = Self.sheet
        change(&sheet)
        return sheet.page.text
    }

    @Test func theFaceStandsInItsOrder() throws {
        let page = page()
        let order = [
            "<h1>公共场所卫生许可证</h1>", "<p class=\"number\">编号：普卫公字〔2026〕第0001号</p>",
            "<th scope=\"row\">持证主体</th><td>某浴室</td>", "<th scope=\"row\">地址</th><td>曹杨路1号</td>",
            "<p class=\"seal\">待签章</p>", "<p>卫健委</p>", "<p>2026年1月5日</p>", "<dt>证照标识</dt><dd>1.2.156.3005.2</dd>",
        ]
        let places = try order.map { try #require(page.firstRange(of: $0)?.lowerBound, "\($0)") }
        #expect(places == places.sorted())
    }

    @Test func whatTheCitySealedWantsNoSeal() {
        #expect(page().contains("待签章"))
        #expect(!page { $0.isSealed = true }.contains("待签章"))
    }

    @Test func aTrialSaysThatItIsOne() {
        #expect(!page().contains("测试件"))
        #expect(page { $0.isTest = true }.contains("测试件"))
    }

    @Test func theSheetIsA4InEitherDirection() {
        #expect(page().contains("@page { size: A4 portrait"))
        #expect(page { $0.layout = .landscape }.contains("@page { size: A4 landscape"))
    }

    /// Whatever a license says stays text, in each place of the page.
    @Test func nothingThatALicenseSaysIsMarkup() {
        let hostile = "<script>alert(1)</script>\" onload='x' &amp;"
        let escaped = "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp;"
        let page = page { sheet in
            (sheet.title, sheet.number, sheet.issuer, sheet.remark) = (hostile, hostile, hostile, hostile)
            sheet.issuedOn = hostile
            sheet.rows = [.init(hostile, hostile)]
            sheet.references = [.init(hostile, hostile)]
        }
        #expect(!page.contains("<script"))
        // The title stands twice, as the number does.
        #expect(page.ranges(of: escaped).count == 11)
    }

    @Test func whatWouldTurnALineAroundIsShownAsStrange() {
        let page = page { $0.rows = [.init("持证主体", "甲\u{202E}乙\u{07}丙\n丁")] }
        #expect(page.contains("甲\u{FFFD}乙\u{FFFD}丙\n丁"))
    }

    @Test func nothingIsFetched() {
        let page = page()
        for word in ["http:", "https:", "url(", "@import", "src=", "<link", "<script"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("default-src 'none'"))
    }
}
