import District
import Licenses
import Replica

/// Something of a fixed set that requests and answers name by a word.
protocol NamedInAPI: CaseIterable {
    var apiName: String { get }
}

extension NamedInAPI {
    /// Refuses a word of none of them, and says which there are.
    init(apiName: String, field: String) throws(Refusal) {
        guard let found = Self.allCases.first(where: { $0.apiName == apiName }) else {
            let expected = Self.allCases.map(\.apiName).joined(separator: ", ")
            throw Refusal(.fieldType, field: field, ["expected": expected, "value": String(apiName.prefix(32))])
        }
        self = found
    }
}

extension OfficeRole: NamedInAPI {
    var apiName: String {
        switch self {
        case .issuing: "issuing"
        case .using: "using"
        case .districtOffice: "district-office"
        case .serviceCenter: "service-center"
        case .dataCenter: "data-center"
        case .cityLibrary: "city-library"
        case .socialUser: "social-user"
        }
    }
}

extension NodeKind: NamedInAPI {
    var apiName: String {
        switch self {
        case .bureau: "bureau"
        case .hub: "hub"
        case .city: "city"
        }
    }
}

extension PersonRole: NamedInAPI {
    var apiName: String {
        switch self {
        case .responsible: "responsible"
        case .operator: "operator"
        case .security: "security"
        }
    }
}
