package import SignedLog

/// A stretch of days in which nothing about a license changes. It ends where the next begins.
package struct Interval: Hashable, Sendable {
    /// The first day; nil of the first interval, which has no beginning.
    package let from: CivilDate?
    package let state: LicenseState
    /// The content act that is shown; of rivals one. Nil where none is in force, and of a void license.
    package let inForce: ActID?
    /// All content acts in force, the shown one first, where they are more than one: none of them is printed until a
    /// person settles. Empty of an ended license.
    package let rivals: [ActID]
    /// The ending in effect. It names the state unless the license is void, held, not yet in force, or cannot be
    /// judged: then it is shown beside it.
    package let ending: ActID?
    /// 注销 that only registers an ending.
    package let deregistration: ActID?
    /// The suspensions that cover these days, by id, where they name the state.
    package let suspendedBy: [ActID]
    /// 视为准予延续: the application because of which the license has not expired.
    package let deemedRenewedBy: ActID?

    package init(
        from: CivilDate?,
        state: LicenseState,
        inForce: ActID? = nil,
        rivals: [ActID] = [],
        ending: ActID? = nil,
        deregistration: ActID? = nil,
        suspendedBy: [ActID] = [],
        deemedRenewedBy: ActID? = nil
    ) {
        (self.from, self.state, self.inForce, self.rivals) = (from, state, inForce, rivals)
        (self.ending, self.deregistration) = (ending, deregistration)
        (self.suspendedBy, self.deemedRenewedBy) = (suspendedBy, deemedRenewedBy)
    }

    func isSame(as other: Interval) -> Bool {
        self == other.beginning(from)
    }

    private func beginning(_ from: CivilDate?) -> Interval {
        Interval(
            from: from,
            state: state,
            inForce: inForce,
            rivals: rivals,
            ending: ending,
            deregistration: deregistration,
            suspendedBy: suspendedBy,
            deemedRenewedBy: deemedRenewedBy
        )
    }
}
