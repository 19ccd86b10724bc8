/// A node of the district.
enum Member: String, CaseIterable, Sendable {
    case hub, city, counter1, counter2, health

    /// Those at which clerks sit.
    static let counters: [Member] = [.counter1, .counter2, .health]

    var office: Office {
        switch self {
        case .hub: .district
        case .city: .city
        case .counter1, .counter2: .education
        case .health: .health
        }
    }

    var code: String {
        switch self {
        case .hub: "QFB1"
        case .city: "SZK1"
        case .counter1: "JY01"
        case .counter2: "JY02"
        case .health: "WJ01"
        }
    }

    /// As the API names it.
    var kind: String {
        switch self {
        case .hub: "hub"
        case .city: "city"
        case .counter1, .counter2, .health: "bureau"
        }
    }

    /// Whom it dials.
    var upstream: Member? {
        switch self {
        case .hub: .city
        case .city: nil
        case .counter1, .counter2, .health: .hub
        }
    }
}

/// An office. Codes are of nobody, in an area code that is not in use.
enum Office: String, CaseIterable, Sendable {
    case district = "示范区人民政府办公室"
    case city = "市电子证照库"
    case education = "示范区教育局"
    case health = "示范区卫生健康委员会"

    var name: String { rawValue }

    var code: String {
        switch self {
        case .district: "11310199002000012A"
        case .city: "113101990020000205"
        case .education: "113101990020000392"
        case .health: "11310199002000047W"
        }
    }

    /// As the API names it.
    var role: String {
        switch self {
        case .district: "district-office"
        case .city: "city-library"
        case .education, .health: "issuing"
        }
    }

    /// Offices that issue licenses of a type of their own.
    static let issuing: [Office] = [.education, .health]

    var typeCode: String { code + "001" }

    /// Who may hold what it writes: its own nodes, and the witnesses.
    var holders: [Member] {
        switch self {
        case .district: Member.allCases
        case .city: []
        case .education: [.hub, .city, .counter1, .counter2]
        case .health: [.hub, .city, .health]
        }
    }

    /// The body that submits its type. What the health office writes of a holder is committed to, and disclosed.
    var item: String {
        let isPublic = self == .education
        return """
            {"typeCode":"\(typeCode)","name":"\(name)许可证","holderKind":"legal","collectFrom":"2022-01-01",
             "isPublic":true,"level":"区县级","template":"","validity":"长期","holderIsPublic":\(isPublic),
             "fields":[{"key":"address","label":"地址","type":"text","public":\(isPublic),"required":true}]}
            """
    }
}
