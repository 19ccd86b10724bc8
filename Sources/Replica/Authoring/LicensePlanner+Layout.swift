import Licenses
import SignedLog

extension LicensePlanner {
    /// The file of the version in force; of rivals none is laid out.
    mutating func planLayout(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: true)
        try checkOpen(found, at: request.date ?? request.decidedOn ?? today ?? .latest)
        guard let content = request.layout else { throw Refusal(.missingField, field: "layout") }
        let heads = found.history.heads
        guard heads.count <= 1 else {
            throw Refusal(.rivals, ["acts": heads.map(\.description).joined(separator: " ")])
        }
        guard let version = heads.first else { throw Refusal(.licenseVoid) }
        let draft = try ActDraft.layout(
            version,
            content: content,
            at: found.place,
            circumstances: request.circumstances
        )
        return planned(draft, found)
    }
}
