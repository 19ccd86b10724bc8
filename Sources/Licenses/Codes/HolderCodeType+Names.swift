extension HolderCodeType {
    /// The name that GB/T 36903 annex A gives it.
    package var chineseName: String {
        switch self {
        case .unifiedSocialCreditCode: "统一社会信用代码"
        case .otherOrganization: "其他法人或其他组织有效证件代码"
        case .residentIdentityNumber: "公民身份号码"
        case .militaryOfficer: "中国人民解放军军官证编号"
        case .policeOfficer: "武警警官证编号"
        case .soldier: "解放军士兵证编号"
        case .policeSoldier: "武警士兵证编号"
        case .militaryCivilian: "解放军文职人员证编号"
        case .policeCivilian: "武警文职人员证编号"
        case .diplomaticPassport: "外交护照"
        case .servicePassport: "公务护照"
        case .publicAffairsPassport: "公务普通护照"
        case .passport: "普通护照"
        case .taiwanPermit: "台湾居民来往大陆通行证"
        case .hongKongMacaoPermit: "港澳居民来往内地通行证"
        case .otherNaturalPerson: "其他自然人有效证件代码"
        }
    }
}
