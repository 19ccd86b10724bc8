package import Words

/// What falls due, as the API names it.
package enum MatterName: String, CaseIterable, Worded {
    case suspensionEnds = "suspension-ends"
    case expires
    case toBeAnswered = "to-be-answered"
    case deemedRenewed = "deemed-renewed"
    case expired
    case inspectionDue = "inspection-due"
    case inspectionOverdue = "inspection-overdue"

    package var wording: Wording {
        switch self {
        case .suspensionEnds: Wording("暂扣期满", "suspension ends")
        case .expires: Wording("有效期届满", "expires")
        case .toBeAnswered: Wording("延续申请待决定", "application to be answered")
        case .deemedRenewed: Wording("视为准予延续，待决定", "deemed renewed, to be answered")
        case .expired: Wording("已过期，待注销", "expired, to be cancelled")
        case .inspectionDue: Wording("应校验", "to be inspected")
        case .inspectionOverdue: Wording("逾期未校验", "inspection overdue")
        }
    }
}
