import Words

/// A node of the demo's district, and what is said of it before it runs.
package enum Member: String, CaseIterable, Sendable {
    case hub, city, counter1, counter2, health

    /// The license offices' nodes: those that issue, and whose lines are cut.
    static let bureaus: [Member] = [.counter1, .counter2, .health]
    /// All but the district's founder: they join by request, fingerprint and bundle.
    static let joining: [Member] = [.city] + bureaus

    var office: MemberOffice {
        switch self {
        case .hub: .district
        case .city: .city
        case .counter1, .counter2: .education
        case .health: .health
        }
    }

    /// Four digits or capitals, different on every node: no two nodes can make the same identifier.
    var nodeCode: String {
        switch self {
        case .hub: "QFB1"
        case .city: "SZK1"
        case .counter1: "JY01"
        case .counter2: "JY02"
        case .health: "WJ01"
        }
    }

    /// `bureau`, `hub` or `city`, as the API names them.
    var kind: String {
        switch self {
        case .hub: "hub"
        case .city: "city"
        case .counter1, .counter2, .health: "bureau"
        }
    }

    /// The name of its data directory.
    var folder: String { rawValue }

    /// The operator who types there.
    var clerk: String { nodeCode + "-1" }

    /// In the language of this run.
    var name: String {
        switch self {
        case .hub: DemoPhrase.hub.text
        case .city: DemoPhrase.city.text
        case .counter1: DemoPhrase.counter1.text
        case .counter2: DemoPhrase.counter2.text
        case .health: DemoPhrase.healthCounter.text
        }
    }

    /// Those who may hold what an office writes: its own nodes, and the witnesses.
    static func holders(of office: MemberOffice) -> [Member] {
        switch office {
        case .district: allCases
        case .city: []
        case .education: [.hub, .city, .counter1, .counter2]
        case .health: [.hub, .city, .health]
        }
    }
}

/// An office of the demo's district. Names are those that the district's records hold, in Chinese as records are.
package enum MemberOffice: CaseIterable, Sendable {
    case district, city, education, health

    /// Unified social credit codes of nobody, in an area code that is not in use.
    var code: String {
        switch self {
        case .district: "11310199002000012A"
        case .city: "113101990020000205"
        case .education: "113101990020000392"
        case .health: "11310199002000047W"
        }
    }

    var recordName: String {
        switch self {
        case .district: "示范区人民政府办公室"
        case .city: "市电子证照库"
        case .education: "示范区教育局"
        case .health: "示范区卫生健康委员会"
        }
    }

    var role: RoleName {
        switch self {
        case .district: .districtOffice
        case .city: .cityLibrary
        case .education, .health: .issuing
        }
    }

    /// The heading over the digests of its audience, in the language of this run.
    var heading: String {
        switch self {
        case .district: DemoPhrase.wholeDistrict.text
        case .city: DemoPhrase.city.text
        case .education: DemoPhrase.educationOffice.text
        case .health: DemoPhrase.healthOffice.text
        }
    }

    /// Those whose audiences hold something: the district's own is shared by all.
    static let audiences: [MemberOffice] = [.district, .education, .health]
}
