import Licenses
import SignedLog

extension LicensePlanner {
    /// 校验 of a license that has not ended.
    mutating func planInspection(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: true)
        let measure = try request.measure(today)
        guard let result = request.result else { throw Refusal(.missingField, field: "result") }
        try checkOpen(found, at: measure.dated)
        let draft = try ActDraft.inspect(
            measure,
            result: result,
            until: request.until,
            at: found.place,
            circumstances: request.circumstances
        )
        return planned(draft, found)
    }
}

extension LicenseRequest {
    /// What a fact or a measure says beside its kind.
    func measure(_ today: CivilDate?) throws(Refusal) -> MeasureDraft {
        MeasureDraft(
            dated: try legalDate(today),
            reason: reason.map { Text($0) },
            ground: ground.map { Text($0) },
            basis: basis.map { Text($0) }
        )
    }
}
