import Licenses
import Testing

@Suite struct HolderCodeTypeTests {
    @Test func theListIsThatOfAnnexA() {
        #expect(
            HolderCodeType.allCases.map { "\($0.rawValue) \($0.chineseName)" } == [
                "001 统一社会信用代码", "099 其他法人或其他组织有效证件代码", "111 公民身份号码", "114 中国人民解放军军官证编号",
                "115 武警警官证编号", "118 解放军士兵证编号", "119 武警士兵证编号", "120 解放军文职人员证编号", "122 武警文职人员证编号",
                "411 外交护照", "412 公务护照", "413 公务普通护照", "414 普通护照", "511 台湾居民来往大陆通行证",
                "516 港澳居民来往内地通行证", "999 其他自然人有效证件代码",
            ]
        )
        #expect(HolderCodeType.allCases.filter { !$0.isNaturalPerson }.map(\.rawValue) == ["001", "099"])
    }

    /// 553 外国人永久居留身份证 is not in the annex: such a holder goes to 999.
    @Test(arguments: ["553", "1", "01", "0001", "", "００１"])
    func otherTypesAreUnknown(text: String) {
        #expect(HolderCodeType(utf8: Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        (HolderCodeType.unifiedSocialCreditCode, "91110000600037341L"), (.residentIdentityNumber, "11010519491231002X"),
        (.otherOrganization, "49200207160001"), (.militaryOfficer, "南字第01234567号"), (.passport, "E12345678"),
        (.otherNaturalPerson, "AB 12"), (.otherNaturalPerson, "𤔡"),
        (.otherNaturalPerson, String(repeating: "证", count: 64)),
    ])
    func codesOfTheirTypeAreAccepted(type: HolderCodeType, code: String) {
        #expect(throws: Never.self) { try type.validate(Array(code.utf8), today: nil) }
    }

    @Test(arguments: [
        (HolderCodeType.unifiedSocialCreditCode, "49200207160001", CodeRefusal.length(found: 14, allowed: 18...18)),
        (.residentIdentityNumber, "990426199112010074", .region(province: 99)),
        (.otherOrganization, "", .length(found: 0, allowed: 1...64)),
        (.otherOrganization, String(repeating: "证", count: 65), .length(found: 65, allowed: 1...64)),
        (.otherOrganization, "12\n3", .alphabet(position: 3)),
        (.otherOrganization, "12\u{0}", .alphabet(position: 3)),
        (.otherOrganization, "\u{202E}12", .alphabet(position: 1)),
        (.otherOrganization, " 12", .alphabet(position: 1)),
        (.otherOrganization, "12\u{3000}", .alphabet(position: 3)),
        (.passport, "E1234\r", .alphabet(position: 6)),
    ])
    func otherCodesAreRefusedByName(type: HolderCodeType, code: String, refusal: CodeRefusal) {
        #expect(throws: refusal) { try type.validate(Array(code.utf8), today: nil) }
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: CodeRefusal.form(position: 1)) {
            try HolderCodeType.passport.validate([0x45, 0xFF], today: nil)
        }
    }

    @Test func todayBoundsTheBirthDate() throws {
        let today = try #require(CivilDate(year: 1949, month: 12, day: 30))
        let birthday = try #require(CivilDate(year: 1949, month: 12, day: 31))
        #expect(throws: CodeRefusal.future(date: birthday, today: today)) {
            try HolderCodeType.residentIdentityNumber.validate(Array("11010519491231002X".utf8), today: today)
        }
    }
}
