/// How an act is called. Raw values are the API's names of kinds.
package enum VerbName: String, CaseIterable, Worded {
    case issue, amend, renew, settle, suspend, reinstate, withdraw, cancel, revoke, annul, correct, erase, lost
    case applyForRenewal = "apply"
    case refuseRenewal = "refuse"
    case deliver, seal, inspect, paper, layout
    case refuseSeal = "refuse-seal"
    case submit
    case libraryAnswer = "library-answer"

    package var wording: Wording {
        switch self {
        case .issue: Wording("制发", "issue")
        case .amend: Wording("变更", "amend")
        case .renew: Wording("延续", "renew")
        case .settle: Wording("裁定并存版本", "settle")
        case .suspend: Wording("暂扣", "suspend")
        case .reinstate: Wording("恢复", "reinstate")
        case .withdraw: Wording("撤回", "withdraw")
        case .cancel: Wording("注销", "cancel")
        case .revoke: Wording("吊销", "revoke")
        case .annul: Wording("撤销", "annul")
        case .correct: Wording("更正", "correct")
        case .erase: Wording("清除", "erase")
        case .lost: Wording("声明遗失披露", "lost")
        case .applyForRenewal: Wording("申请延续", "apply for renewal")
        case .refuseRenewal: Wording("不予延续", "refuse renewal")
        case .deliver: Wording("送达", "deliver")
        case .seal: Wording("签章", "seal")
        case .refuseSeal: Wording("退回签章", "refuse the seal")
        case .submit: Wording("报送市库", "submit to the city library")
        case .libraryAnswer: Wording("市库答复", "answer of the city library")
        case .paper: Wording("登记实体证照", "paper")
        case .layout: Wording("登记版式文件", "layout file")
        case .inspect: Wording("校验", "inspect")
        }
    }
}
