package import Words

/// What an inspection came to, as the API names it.
package enum ResultName: String, CaseIterable, Worded {
    case passed, failed, postponed

    package var wording: Wording {
        switch self {
        case .passed: Wording("合格", "passed")
        case .failed: Wording("不合格", "failed")
        case .postponed: Wording("暂缓", "put off")
        }
    }
}
