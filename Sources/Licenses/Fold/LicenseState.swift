/// What a license is at a date. The raw values are those of JSON and of stored views.
package enum LicenseState: String, CaseIterable, Hashable, Sendable {
    /// 作废: its founding act is invalid or was taken back.
    case void = "void"
    /// Its founding act is held.
    case held = "held"
    /// 未生效.
    case notYetInForce = "not-yet-in-force"
    /// 撤销.
    case annulled = "annulled"
    /// 吊销.
    case revoked = "revoked"
    /// 撤回.
    case withdrawn = "withdrawn"
    /// 注销.
    case cancelled = "cancelled"
    /// 暂扣.
    case suspended = "suspended"
    /// 过期.
    case expired = "expired"
    /// 有效.
    case valid = "valid"
    /// A critical act in effect is of a kind that this version does not know.
    case cannotBeJudged = "cannot-be-judged"

    init(_ rank: EndingRank) {
        switch rank {
        case .annul: self = .annulled
        case .revoke: self = .revoked
        case .withdraw: self = .withdrawn
        case .cancel: self = .cancelled
        }
    }
}
