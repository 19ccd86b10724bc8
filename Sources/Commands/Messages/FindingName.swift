package import Words

/// What the fold noticed about a license and will not hide, as the API names it.
package enum FindingName: String, CaseIterable, Worded {
    case invalid
    case cannotBeJudged = "cannot-be-judged"
    case afterEnding = "after-ending"
    case neverInForce = "never-in-force"
    case builtOn = "built-on"
    case renewedLate = "renewed-late"
    case otherItem = "other-item"
    case face
    case identifier
    case personalNumber = "personal-number"
    case erasureWithoutStanding = "erasure-without-standing"
    case namesNoVersion = "names-no-version"
    case deliveredBeforeIssue = "delivered-before-issue"
    case olderVersion = "older-version"
    case duplicateProof = "duplicate-proof"
    case duplicateIdentifier = "duplicate-identifier"
    case duplicateNumber = "duplicate-number"
    case duplicateProvenance = "duplicate-provenance"
    case duplicateIdempotencyKey = "duplicate-idempotency-key"
    case dateInFuture = "date-in-future"
    case termUnstated = "term-unstated"
    case termOutsideRule = "term-outside-rule"
    case requestRepeated = "request-repeated"
    case numbersLow = "numbers-low"
    case numbersNotLeased = "numbers-not-leased"
    case numbersUsedUp = "numbers-used-up"
    case numbersBurnt = "numbers-burnt"
    case numbersNotClaimed = "numbers-not-claimed"
    case numberOutsidePattern = "number-outside-pattern"

    package var wording: Wording {
        switch self {
        case .invalid: Wording("无效行为，不生效力", "an invalid act, without effect")
        case .cannotBeJudged: Wording("此行为的种类本版本不认识", "an act of a kind that this version does not know")
        case .afterEnding: Wording("终止之后仍有行为", "an act after the license ended")
        case .neverInForce: Wording("被日期更早的版本取代，从未生效", "replaced by one dated earlier: never came into force")
        case .builtOn: Wording("所依据的版本已被更正或待定", "built on a version that was taken back or is held")
        case .renewedLate: Wording("延续日期晚于有效期", "renewed after the end of its validity")
        case .dateInFuture: Wording("日期晚于今天，请再核对", "dated later than today: look at it again")
        case .otherItem: Wording("证照类型与制发时不同", "of another type than when it was issued")
        case .face: Wording("照面信息与目录项不符", "the face does not fit the catalogue item")
        case .identifier: Wording("证照标识无效或与内容不符", "the identifier is invalid or says something else")
        case .personalNumber: Wording("公开内容中含有公民身份号码", "a citizen's number stands in what everybody may read")
        case .erasureWithoutStanding: Wording("清除失去效力", "an erasure that does not count any more")
        case .namesNoVersion: Wording("所指的版本不存在，不生效力", "of no version that its author had seen: without effect")
        case .deliveredBeforeIssue: Wording("送达早于制发，不作送达", "dated before what it delivers: no delivery")
        case .olderVersion: Wording("所送达的是旧版本，现行版本尚未送达", "an older version: the one in force is not delivered by it")
        case .duplicateProof: Wording("送达回执号重复", "the same receipt proves two deliveries")
        case .duplicateIdentifier: Wording("证照标识重复", "the identifier is used twice")
        case .duplicateNumber: Wording("同类证照编号重复", "the number is used twice within the type")
        case .duplicateProvenance: Wording("来源记录重复", "the same source row is held twice")
        case .termUnstated: Wording("未写明有效期，此类证照有期限", "it states no term, though its type has one")
        case .termOutsideRule: Wording("有效期与此类证照的期限不符，请核对", "its term is none of its type: please look again")
        case .requestRepeated: Wording("此请求先前已办理，未重复办理", "the request was carried out before, and not again")
        case .numbersLow: Wording("本节点的号段余量不足两成，请向区府办申请", "a fifth of this node's numbers is left: ask for more")
        case .numbersNotLeased: Wording("本年度未分配号段，已用节点自编号", "no numbers were leased for the year: the node made one up")
        case .numbersUsedUp: Wording("号段已用完，已用节点自编号", "the numbers are used up: the node made one up")
        case .numbersBurnt: Wording("号段已因恢复作废，已用节点自编号", "the numbers were burnt after a restore: the node made one up")
        case .numbersNotClaimed:
            Wording("取号无法登记（见日志），已用节点自编号", "the number could not be claimed (see the log): the node made one up")
        case .numberOutsidePattern:
            Wording("编号与此类证照的编号规则不符，请核对", "the number is not written as its type's are: look again")
        case .duplicateIdempotencyKey: Wording("幂等键重复", "the same request was carried out twice")
        }
    }
}
