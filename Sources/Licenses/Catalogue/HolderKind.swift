import District

/// 持证主体类别: whose licenses an item is for.
package enum HolderKind: CaseIterable, Hashable, Sendable {
    case naturalPersons
    case organizations
    case both

    package func admits(_ type: HolderCodeType) -> Bool {
        switch self {
        case .naturalPersons: type.isNaturalPerson
        case .organizations: !type.isNaturalPerson
        case .both: true
        }
    }

    /// CertificateHolderCategory as GB/T 36902 writes it.
    package var chineseName: String {
        switch self {
        case .naturalPersons: "自然人"
        case .organizations: "法人和其他组织"
        case .both: "自然人,法人和其他组织"
        }
    }
}

/// As submissions write it.
extension HolderKind {
    init(_ kind: ItemHolderKind) {
        switch kind {
        case .natural: self = .naturalPersons
        case .legal: self = .organizations
        case .either: self = .both
        }
    }

    var submitted: ItemHolderKind {
        switch self {
        case .naturalPersons: .natural
        case .organizations: .legal
        case .both: .either
        }
    }
}
