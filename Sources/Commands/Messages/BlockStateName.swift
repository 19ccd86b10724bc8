package import Words

/// How far a block of numbers is used. Raw values are the API's.
package enum BlockStateName: String, CaseIterable, Worded {
    case open, low
    case usedUp = "used-up"
    case burnt, shadowed

    package var wording: Wording {
        switch self {
        case .open: Wording("可用", "open")
        case .low: Wording("不足两成", "a fifth is left")
        case .usedUp: Wording("已用完", "used up")
        case .burnt: Wording("已作废", "burnt")
        case .shadowed: Wording("与先前号段重叠，不用", "overlaps with an earlier one, not used")
        }
    }
}
