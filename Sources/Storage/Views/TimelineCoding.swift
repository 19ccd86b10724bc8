import Licenses
import SignedLog
import Signing

/// A timeline as it stands in its column: an array of intervals, each `[from or 0, state, in force, rivals, ending,
/// deregistration, suspensions, application]` without the empty parts at its end.
enum TimelineCoding {
    static func encoded(_ timeline: [Interval]) -> [UInt8] {
        CBOR.array(timeline.map(item)).encoded()
    }

    /// Nil if it was never written so.
    static func timeline(_ item: CBOR) -> [Interval]? {
        guard let items = item.asArray else { return nil }
        let timeline = items.compactMap(interval)
        return timeline.count == items.count ? timeline : nil
    }

    private static func item(_ interval: Interval) -> CBOR {
        var parts: [CBOR] = [
            .int(interval.from?.yyyymmdd ?? 0), .text(Text(interval.state.rawValue)), one(interval.inForce),
            several(interval.rivals), one(interval.ending), one(interval.deregistration),
            several(interval.suspendedBy), one(interval.deemedRenewedBy),
        ]
        while parts.last == .null { parts.removeLast() }
        return .array(parts)
    }

    private static func one(_ act: ActID?) -> CBOR { act.map { .bytes($0) } ?? .null }

    private static func several(_ acts: [ActID]) -> CBOR {
        acts.isEmpty ? .null : .array(acts.map { .bytes($0) })
    }

    private static func interval(_ item: CBOR) -> Interval? {
        guard let parts = item.asArray, 2...8 ~= parts.count, let date = parts[0].asInt else { return nil }
        let from = CivilDate(yyyymmdd: date)
        guard from != nil || date == 0 else { return nil }
        guard let state = parts[1].asText.flatMap({ LicenseState(rawValue: $0.string) }) else { return nil }
        let part = { (index: Int) in index < parts.count ? parts[index] : .null }
        guard let rivals = acts(part(3)), let suspendedBy = acts(part(6)) else { return nil }
        return Interval(
            from: from,
            state: state,
            inForce: act(part(2)),
            rivals: rivals,
            ending: act(part(4)),
            deregistration: act(part(5)),
            suspendedBy: suspendedBy,
            deemedRenewedBy: act(part(7))
        )
    }

    private static func act(_ item: CBOR) -> ActID? { item.asBytes32.map { ActID($0) } }

    private static func acts(_ item: CBOR) -> [ActID]? {
        if item == .null { return [] }
        guard let items = item.asArray else { return nil }
        let acts = items.compactMap(act)
        return acts.count == items.count ? acts : nil
    }
}
