import SignedLog

/// What has become of applications for renewal (行政许可法 §50).
extension LicenseHistory {
    /// Effective applications that no effective content act, ending or refusal descends from, by date and then by id: as
    /// long as there is one that was made in time, the license runs on.
    package var openApplications: [JudgedAct] {
        let answered = acts.filter { $0.isEffective && $0.license?.answersApplications == true }
            .reduce(into: Set<ActID>()) { $0.formUnion(ancestors(of: $1)) }
        return acts.filter { act in
            guard case .apply = act.license else { return false }
            return act.isEffective && !answered.contains(act.id)
        }
        .sorted { left, right in
            left.license?.dated == right.license?.dated
                ? left.id < right.id : left.license?.dated ?? .latest < right.license?.dated ?? .latest
        }
    }
}

extension LicenseAct {
    /// Whether it answers the applications for renewal that it descends from.
    fileprivate var answersApplications: Bool {
        switch self {
        case .issue, .amend, .renew, .settle, .withdraw, .cancel, .revoke, .annul, .refuse: true
        case .suspend, .reinstate, .correct, .erase, .lost, .apply, .deliver, .seal, .inspect, .paper, .layout,
            .refuseSeal, .submit, .libraryAnswer:
            false
        }
    }
}
