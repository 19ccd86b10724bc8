import Words

/// The words of incidents, as the API names them.
enum IncidentWord: String, CaseIterable, Worded {
    // Operations
    case issue, collect, update, cancel
    // How far it has come
    case declared, reported, cleared, completed, closed
    // Why a step has no effect
    case notCompetent = "not-competent"
    case otherOffice = "other-office"
    case clearedTwice = "cleared-twice"
    case clearedBeforeStart = "cleared-before-start"
    case notCleared = "not-cleared"
    case afterClosing = "after-closing"

    var wording: Wording {
        switch self {
        case .issue: Wording("制发", "issue")
        case .collect: Wording("归集", "collect")
        case .update: Wording("更新", "update")
        case .cancel: Wording("注销", "cancel")
        case .declared: Wording("已申报", "declared")
        case .reported: Wording("已上报", "reported")
        case .cleared: Wording("已排除，补办中", "cleared, to be caught up")
        case .completed: Wording("补办完成", "completed")
        case .closed: Wording("已办结", "closed")
        case .notCompetent: Wording("非本单位、非主管单位所为", "by neither the office nor its supervisors")
        case .otherOffice: Wording("所列单位不符", "it names another office")
        case .clearedTwice: Wording("重复申报排除", "cleared twice")
        case .clearedBeforeStart: Wording("排除日期早于发生日期", "cleared before it began")
        case .notCleared: Wording("尚未排除即申报完成", "completed before it was cleared")
        case .afterClosing: Wording("办结之后所为", "after it was closed")
        }
    }

    /// The word as it is, where a newer node has one that this program does not know.
    static func text(_ word: JSON) -> String {
        IncidentWord(rawValue: word.plainText)?.text ?? word.plainText
    }
}
