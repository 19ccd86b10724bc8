import Licenses
import SignedLog

// What comes before a renewal, or in its place.
extension LicensePlanner {
    /// An application for renewal, or the answer that there will be none (行政许可法 §50). The answer that there will be
    /// one is the renewal itself.
    mutating func planRenewalFact(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: true)
        let measure = MeasureDraft(
            dated: try request.legalDate(today),
            reason: request.reason.map { Text($0) },
            ground: request.ground.map { Text($0) },
            basis: request.basis.map { Text($0) }
        )
        try checkOpen(found, at: measure.dated)
        let circumstances = request.circumstances
        let draft: ActDraft
        if request.verb == .apply {
            try checkMayApply(found, at: measure.dated)
            draft = try .applyForRenewal(measure, at: found.place, circumstances: circumstances)
        } else {
            guard !found.history.openApplications.isEmpty else { throw Refusal(.noApplication) }
            draft = try .refuseRenewal(measure, at: found.place, circumstances: circumstances)
        }
        return planned(draft, found, number: nil, version: nil)
    }

    /// Only what ends can be renewed, only before it has ended, and one application is enough.
    private func checkMayApply(_ found: Found, at date: CivilDate) throws {
        guard let content = found.history.shown(at: date).content, let last = content.validTo.lastDay else {
            throw Refusal(.noTerm)
        }
        guard date <= last else { throw Refusal(.appliedLate, field: "date", ["limit": last.description]) }
        if let open = found.history.openApplications.first {
            throw Refusal(.applicationPending, ["found": open.license?.dated?.description ?? open.id.description])
        }
    }
}
