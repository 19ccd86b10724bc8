import Licenses
import SignedLog
import Signing

/// A timeline as it stands in its column: an array of intervals, each `[from or 0, state, in force, rivals, ending,
/// deregistration, suspensions, application]` without the empty parts at its end. In force is mostly the act that founded
/// the license, whose id is that of the row: 0; or the act of the interval before: 1.
enum TimelineCoding {
    static func encoded(_ timeline: [Interval], of license: DocumentID) -> [UInt8] {
        var writer = CBORWriter(byteCount: 32 * timeline.count)
        writer.array(count: timeline.count)
        var last: ActID?
        for interval in timeline {
            writer.interval(interval, founding: license.founding, last: last)
            last = interval.inForce
        }
        return writer.bytes
    }

    /// Nil if it was never written so.
    static func timeline(_ item: CBOR, of license: DocumentID) -> [Interval]? {
        guard let items = item.asArray else { return nil }
        var timeline: [Interval] = []
        for item in items {
            let known = [license.founding, timeline.last?.inForce]
            guard let interval = interval(item, known) else { return nil }
            timeline.append(interval)
        }
        return timeline
    }

    private static func interval(_ item: CBOR, _ known: [ActID?]) -> Interval? {
        guard let parts = item.asArray, 2...8 ~= parts.count, let date = parts[0].asInt else { return nil }
        let from = CivilDate(yyyymmdd: date)
        guard from != nil || date == 0 else { return nil }
        guard let state = parts[1].asText.flatMap({ LicenseState(rawValue: $0.string) }) else { return nil }
        let part = { (index: Int) in index < parts.count ? parts[index] : .null }
        guard let rivals = acts(part(3)), let suspendedBy = acts(part(6)) else { return nil }
        return Interval(
            from: from,
            state: state,
            inForce: inForce(part(2), known),
            rivals: rivals,
            ending: act(part(4)),
            deregistration: act(part(5)),
            suspendedBy: suspendedBy,
            deemedRenewedBy: act(part(7))
        )
    }

    private static func inForce(_ item: CBOR, _ known: [ActID?]) -> ActID? {
        guard let index = item.asInt else { return act(item) }
        return known.indices.contains(Int(index)) ? known[Int(index)] : nil
    }

    private static func act(_ item: CBOR) -> ActID? { item.asBytes32.map { ActID($0) } }

    private static func acts(_ item: CBOR) -> [ActID]? {
        if item == .null { return [] }
        guard let items = item.asArray else { return nil }
        let acts = items.compactMap(act)
        return acts.count == items.count ? acts : nil
    }
}

extension CBORWriter {
    fileprivate mutating func interval(_ interval: Interval, founding: ActID, last: ActID?) {
        let count = interval.partCount
        array(count: count)
        int(interval.from?.yyyymmdd ?? 0)
        text(interval.state.rawValue)
        if count > 2 {
            switch interval.inForce {
            case nil: null()
            case founding: int(0)
            case last: int(1)
            case let act?: bytes(act.bytes)
            }
        }
        if count > 3 { several(interval.rivals) }
        if count > 4 { one(interval.ending) }
        if count > 5 { one(interval.deregistration) }
        if count > 6 { several(interval.suspendedBy) }
        if count > 7 { one(interval.deemedRenewedBy) }
    }

    private mutating func one(_ act: ActID?) {
        if let act { bytes(act.bytes) } else { null() }
    }

    private mutating func several(_ acts: [ActID]) {
        if acts.isEmpty { null() } else { identifiers(acts) }
    }
}

extension Interval {
    /// How many parts are left without the empty ones at the end.
    fileprivate var partCount: Int {
        if deemedRenewedBy != nil { return 8 }
        if !suspendedBy.isEmpty { return 7 }
        if deregistration != nil { return 6 }
        if ending != nil { return 5 }
        if !rivals.isEmpty { return 4 }
        return inForce != nil ? 3 : 2
    }
}
