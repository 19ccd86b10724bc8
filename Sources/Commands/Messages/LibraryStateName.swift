import Words

/// How far a license has come into the city library, as the API names it.
enum LibraryStateName: String, CaseIterable, Worded {
    case none, owed, submitted, collected, rejected, conflict, withdrawn, blocked

    var wording: Wording {
        switch self {
        case .none: Wording("无须归集", "nothing to submit")
        case .owed: Wording("待报送", "to be submitted")
        case .submitted: Wording("已报送、待答复", "submitted, not answered")
        case .collected: Wording("已入市库", "in the city library")
        case .rejected: Wording("被拒", "rejected")
        case .conflict: Wording("标识相同、内容不同", "conflict: same identifier, other content")
        case .withdrawn: Wording("已撤出", "withdrawn")
        case .blocked: Wording("有疑点，暂不报送", "flagged, not submitted")
        }
    }
}

/// Where one of a license's clocks stands, as the API names it.
enum ClockStateName: String, CaseIterable, Worded {
    case done, late, running, overdue, unknown, exempt

    var wording: Wording {
        switch self {
        case .done: Wording("按期", "in time")
        case .late: Wording("逾期办结", "done late")
        case .running: Wording("期限内", "running")
        case .overdue: Wording("逾期未办", "overdue")
        case .unknown: Wording("期限待定", "deadline unknown")
        case .exempt: Wording("无须", "not wanted")
        }
    }
}
