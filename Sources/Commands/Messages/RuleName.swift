import Words

/// Why an office is supervised, as the API names it.
enum RuleName: String, CaseIterable, Worded {
    case lateCollection = "late-collection"
    case undelivered
    case unsealed
    case notTaken = "not-taken"
    case lateCompletion = "late-completion"
    case openIncident = "open-incident"
    case silentNode = "silent-node"
    case clockDoubt = "clock-doubt"
    case withoutPerson = "without-person"
    case fork
    case unsettledRivals = "unsettled-rivals"

    var wording: Wording {
        switch self {
        case .lateCollection: Wording("逾期未归集", "not collected in time")
        case .undelivered: Wording("逾期未送达", "not delivered in time")
        case .unsealed: Wording("已归集未签章", "collected without the seal")
        case .notTaken: Wording("市库未收", "not taken by the city library")
        case .lateCompletion: Wording("不可抗力逾期补办", "not caught up in time")
        case .openIncident: Wording("不可抗力未排除", "incident still open")
        case .silentNode: Wording("节点久无音讯", "a node is silent")
        case .clockDoubt: Wording("节点时钟存疑", "a node's clock is doubted")
        case .withoutPerson: Wording("无专人或未备案", "nobody appointed, or not on file")
        case .fork: Wording("日志分叉", "a log has forked")
        case .unsettledRivals: Wording("并存版本久未裁定", "rivals are not settled")
        }
    }
}
