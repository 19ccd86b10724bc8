/// How a license ends. Of several endings the highest names the state: 撤销 > 吊销 > 撤回 > 注销.
package enum EndingRank: Int, CaseIterable, Hashable, Comparable, Sendable {
    /// 注销: ended without blame.
    case cancel
    /// 撤回: lawful once, but the law or the facts changed (行政许可法 §8).
    case withdraw
    /// 吊销: a penalty.
    case revoke
    /// 撤销: wrongly granted, so that it reaches back to the founding date (行政许可法 §69).
    case annul

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
