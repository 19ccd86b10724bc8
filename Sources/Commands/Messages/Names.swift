package import Words

/// 持证主体代码类型 (GB/T 36903 annex A), by its three digits.
package enum HolderTypeName: String, CaseIterable, Worded {
    case unifiedSocialCreditCode = "001"
    case otherOrganization = "099"
    case residentIdentityNumber = "111"
    case militaryOfficer = "114"
    case policeOfficer = "115"
    case soldier = "118"
    case policeSoldier = "119"
    case militaryCivilian = "120"
    case policeCivilian = "122"
    case diplomaticPassport = "411"
    case servicePassport = "412"
    case publicAffairsPassport = "413"
    case passport = "414"
    case taiwanPermit = "511"
    case hongKongMacaoPermit = "516"
    case otherNaturalPerson = "999"

    package var wording: Wording {
        switch self {
        case .unifiedSocialCreditCode: Wording("统一社会信用代码", "unified social credit code")
        case .otherOrganization: Wording("其他法人或其他组织有效证件代码", "other code of an organization")
        case .residentIdentityNumber: Wording("公民身份号码", "resident identity number")
        case .militaryOfficer: Wording("中国人民解放军军官证编号", "military officer's card")
        case .policeOfficer: Wording("武警警官证编号", "armed police officer's card")
        case .soldier: Wording("解放军士兵证编号", "soldier's card")
        case .policeSoldier: Wording("武警士兵证编号", "armed police soldier's card")
        case .militaryCivilian: Wording("解放军文职人员证编号", "military civilian's card")
        case .policeCivilian: Wording("武警文职人员证编号", "armed police civilian's card")
        case .diplomaticPassport: Wording("外交护照", "diplomatic passport")
        case .servicePassport: Wording("公务护照", "service passport")
        case .publicAffairsPassport: Wording("公务普通护照", "passport for public affairs")
        case .passport: Wording("普通护照", "ordinary passport")
        case .taiwanPermit: Wording("台湾居民来往大陆通行证", "Taiwan residents' travel permit")
        case .hongKongMacaoPermit: Wording("港澳居民来往内地通行证", "Hong Kong and Macao residents' travel permit")
        case .otherNaturalPerson: Wording("其他自然人有效证件代码", "other code of a person")
        }
    }
}

/// The roles of an office. Raw values are the API's.
package enum RoleName: String, CaseIterable, Worded {
    case issuing, using
    case districtOffice = "district-office"
    case serviceCenter = "service-center"
    case dataCenter = "data-center"
    case cityLibrary = "city-library"
    case socialUser = "social-user"

    package var wording: Wording {
        switch self {
        case .issuing: Wording("发证", "issuing")
        case .using: Wording("用证", "using")
        case .districtOffice: Wording("区府办", "district office")
        case .serviceCenter: Wording("政务服务中心", "service center")
        case .dataCenter: Wording("大数据中心", "data center")
        case .cityLibrary: Wording("市电子证照库", "city library")
        case .socialUser: Wording("社会化用证主体", "social user")
        }
    }

    static func text(_ role: String) -> String {
        (RoleName(rawValue: role) ?? allCases.first { "\($0)" == role })?.text ?? role
    }
}

/// The kinds of node. Raw values are the API's.
package enum NodeKindName: String, CaseIterable, Worded {
    case bureau, hub, city

    package var wording: Wording {
        switch self {
        case .bureau: Wording("单位节点", "bureau")
        case .hub: Wording("区枢纽", "hub")
        case .city: Wording("市库节点", "city")
        }
    }
}

/// Where a node knows a peer from. Raw values are the API's.
package enum PeerOriginName: String, CaseIterable, Worded {
    case added, district, caller

    package var wording: Wording {
        switch self {
        case .added: Wording("手工添加", "added")
        case .district: Wording("区内公告", "district")
        case .caller: Wording("对方拨入", "dials us")
        }
    }

    static func text(_ origin: String) -> String {
        PeerOriginName(rawValue: origin)?.text ?? "—"
    }
}
