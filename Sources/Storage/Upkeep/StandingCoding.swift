import District
import SignedLog
import Signing

/// How a standing stands in its table: `[0 held / 1 set aside, [reason …]]`.
enum StandingCoding {
    static func item(_ isSetAside: Bool, _ reasons: [HeldReason]) -> CBOR {
        .array([.int(isSetAside ? 1 : 0), .array(reasons.map(item))])
    }

    /// Nil if it was never written so.
    static func standing(_ item: CBOR) -> Standing? {
        guard let parts = item.asArray, parts.count == 2, let items = parts[1].asArray else { return nil }
        let reasons = items.compactMap(reason)
        guard reasons.count == items.count else { return nil }
        switch parts[0].asInt {
        case 0: return .held(reasons)
        case 1: return .setAside(reasons)
        default: return nil
        }
    }

    private static func item(_ reason: HeldReason) -> CBOR {
        switch reason {
        case .beyond(let entry):
            .array([.int(0), .bytes(entry)])
        case .forked(let point):
            .array([.int(1), .bytes(point.log), .bytes(point.epoch.bytes), .int(Int64(clamping: point.number))])
        case .notEnrolled:
            .array([.int(2)])
        case .unnamedRoot:
            .array([.int(3)])
        }
    }

    private static func reason(_ item: CBOR) -> HeldReason? {
        guard let parts = item.asArray else { return nil }
        switch (parts.first?.asInt, parts.count) {
        case (0, 2): return parts[1].asBytes32.map { .beyond(EntryID($0)) }
        case (1, 4): return forkPoint(parts).map(HeldReason.forked)
        case (2, 1): return .notEnrolled
        case (3, 1): return .unnamedRoot
        default: return nil  // Numbers, not cases of ours.
        }
    }

    private static func forkPoint(_ parts: [CBOR]) -> ForkPoint? {
        guard let log = parts[1].asBytes32, let epoch = parts[2].asBytes16, let number = parts[3].asUInt else {
            return nil
        }
        return ForkPoint(log: LogID(log), epoch: Epoch(epoch), number: number)
    }
}
