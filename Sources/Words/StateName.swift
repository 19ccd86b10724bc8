/// How the state of a license is called. Raw values are the API's.
package enum StateName: String, CaseIterable, Worded {
    case valid
    case notYetInForce = "not-yet-in-force"
    case suspended
    case annulled
    case revoked
    case withdrawn
    case cancelled
    case expired
    case void
    case held
    case cannotBeJudged = "cannot-be-judged"
    /// Not a state of the fold: what stands beside one until the city has sealed the license.
    case awaitingSeal = "awaiting-seal"
    /// Nor are these: the city sent it back unsealed, or it has not come to its holder.
    case sealRefused = "seal-refused"
    case awaitingDelivery = "awaiting-delivery"
    /// Nor is this: an inspection was due and has not been made.
    case inspectionOverdue = "inspection-overdue"

    package var wording: Wording {
        switch self {
        case .valid: Wording("有效", "valid")
        case .notYetInForce: Wording("未生效", "not yet in force")
        case .suspended: Wording("暂扣", "suspended")
        case .annulled: Wording("已撤销", "annulled")
        case .revoked: Wording("已吊销", "revoked")
        case .withdrawn: Wording("已撤回", "withdrawn")
        case .cancelled: Wording("已注销", "cancelled")
        case .expired: Wording("已过期", "expired")
        case .void: Wording("作废", "void")
        case .held: Wording("待定", "held")
        case .cannotBeJudged: Wording("无法判断", "cannot be judged by this version")
        case .awaitingSeal: Wording("待签章", "awaiting the seal")
        case .sealRefused: Wording("签章退回", "the seal was refused")
        case .awaitingDelivery: Wording("待送达", "awaiting delivery")
        case .inspectionOverdue: Wording("逾期未校验", "inspection overdue")
        }
    }
}
