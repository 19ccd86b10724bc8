package import Words

/// For what a person stands. Raw values are the API's.
package enum PersonRoleName: String, CaseIterable, Worded {
    case responsible
    case `operator`
    case security

    package var wording: Wording {
        switch self {
        case .responsible: Wording("负责人", "responsible")
        case .operator: Wording("经办人", "operator")
        case .security: Wording("安全员", "security officer")
        }
    }
}

/// What an appointment is on one day. Raw values are the API's.
package enum PersonStateName: String, CaseIterable, Worded {
    case notYet = "not-yet"
    case current
    case replaced
    case ended
    case held
    case invalid

    package var wording: Wording {
        switch self {
        case .notYet: Wording("未到任", "not yet")
        case .current: Wording("在任", "current")
        case .replaced: Wording("已更换", "replaced")
        case .ended: Wording("已离任", "ended")
        case .held: Wording("待定", "held")
        case .invalid: Wording("无效", "without effect")
        }
    }
}
