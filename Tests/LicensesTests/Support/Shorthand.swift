import Licenses
import SignedLog

extension Interval {
    /// An interval about which nothing special is to be said.
    static func plain(_ from: Int64?, _ state: LicenseState, _ inForce: ActID?, ending: ActID? = nil) -> Interval {
        Interval(
            from: from.map(day),
            state: state,
            inForce: inForce,
            rivals: [],
            ending: ending,
            deregistration: nil,
            suspendedBy: [],
            deemedRenewedBy: nil
        )
    }
}

extension ItemSubmission {
    func with(_ change: (inout ItemSubmission) -> Void) -> ItemSubmission {
        var copy = self
        change(&copy)
        return copy
    }

    func approved(isRetired: Bool = false) -> CatalogueItem {
        CatalogueItem(
            document: Sample.itemDocument,
            approvedBy: Sample.act("approval"),
            submission: Sample.itemDocument.founding,
            content: self,
            isRetired: isRetired
        )
    }
}

extension LicenseHistory {
    /// From when which state is shown, without the rest.
    var states: [String] {
        timeline.map { "\($0.from.map(\.description) ?? "…") \($0.state.rawValue)" }
    }
}
