/// 证照目录类别 (GB/T 36902 CertificateCatalogType).
package enum CatalogType: Int64, CaseIterable, Hashable, Sendable {
    case license = 1
    case approval = 2
    case proof = 3
    case material = 4
    case document = 5

    package var chineseName: String {
        switch self {
        case .license: "证照"
        case .approval: "批文"
        case .proof: "证明"
        case .material: "材料"
        case .document: "证件"
        }
    }
}
