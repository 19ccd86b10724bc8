import District
import Licenses
import Replica

extension OfficeRole {
    /// How the API names it.
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

    init(apiName: String, field: String) throws(Refusal) {
        guard let role = Self.allCases.first(where: { $0.apiName == apiName }) else {
            throw Refusal(
                .fieldType,
                field: field,
                ["expected": Self.allCases.map(\.apiName).joined(separator: ", "), "value": String(apiName.prefix(32))]
            )
        }
        self = role
    }
}

extension NodeKind {
    /// How the API names it.
    var apiName: String {
        switch self {
        case .bureau: "bureau"
        case .hub: "hub"
        case .city: "city"
        }
    }

    init(apiName: String, field: String) throws(Refusal) {
        guard let kind = Self.allCases.first(where: { $0.apiName == apiName }) else {
            throw Refusal(
                .fieldType,
                field: field,
                ["expected": Self.allCases.map(\.apiName).joined(separator: ", "), "value": String(apiName.prefix(32))]
            )
        }
        self = kind
    }
}

extension PersonRole {
    /// How the API names it.
    var apiName: String {
        switch self {
        case .responsible: "responsible"
        case .operator: "operator"
        case .security: "security"
        }
    }

    init(apiName: String, field: String) throws(Refusal) {
        guard let role = Self.allCases.first(where: { $0.apiName == apiName }) else {
            throw Refusal(
                .fieldType,
                field: field,
                ["expected": Self.allCases.map(\.apiName).joined(separator: ", "), "value": String(apiName.prefix(32))]
            )
        }
        self = role
    }
}
