import Licenses
import SignedLog

// What comes before a renewal, or in its place.
extension LicensePlanner {
    /// An application for renewal, or the answer that there will be none (行政许可法 §50). The answer that there will be
    /// one is the renewal itself.
    mutating func planRenewalFact(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: true)
        let measure = try request.measure(today)
        try checkOpen(found, at: measure.dated)
        let circumstances = request.circumstances
        let draft: ActDraft
        if request.verb == .apply {
            try checkMayApply(found, measure)
            draft = try .applyForRenewal(measure, at: found.place, circumstances: circumstances)
        } else {
            guard !found.history.openApplications.isEmpty else { throw Refusal(.noApplication) }
            draft = try .refuseRenewal(measure, at: found.place, circumstances: circumstances)
        }
        return planned(draft, found)
    }

    /// Only what ends can be renewed, only before it has ended, and one application is enough.
    private func checkMayApply(_ found: Found, _ application: MeasureDraft) throws {
        let date = application.dated
        guard let content = found.history.shown(at: date).content, let last = content.validTo.lastDay else {
            throw Refusal(.noTerm)
        }
        guard date <= last else { throw Refusal(.appliedLate, field: "date", ["limit": last.description]) }
        if let open = found.history.openApplications.first {
            throw Refusal(.applicationPending, ["found": open.license?.dated?.description ?? open.id.description])
        }
        if case .known(let item) = now.catalogue.itemAtAct(content.item) {
            try checkWindow(item.termRule, before: last, application)
        }
    }

    /// Later than the type's rule says only with a ground; where the rule hears nobody any more, not at all.
    private func checkWindow(_ rule: TermRule, before last: CivilDate, _ application: MeasureDraft) throws(Refusal) {
        guard let limit = rule.lastDayToApply(before: last), application.dated > limit else { return }
        if rule.isLateRenewalClosed {
            throw Refusal(.renewalClosed, field: "date", ["limit": limit.description, "last": last.description])
        }
        if application.ground == nil {
            throw Refusal(.lateWithoutGround, field: "ground", ["limit": limit.description])
        }
    }
}
