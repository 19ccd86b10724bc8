import Licenses
import SignedLog

extension LicensePlanner {
    /// A physical copy of the version in force; of rivals none is made.
    mutating func planPaper(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: true)
        let date = try request.legalDate(today)
        guard let number = request.number else { throw Refusal(.missingField, field: "number") }
        try checkOpen(found, at: date)
        let heads = found.history.heads
        guard heads.count <= 1 else {
            throw Refusal(.rivals, ["acts": heads.map(\.description).joined(separator: " ")])
        }
        guard let version = heads.first else { throw Refusal(.licenseVoid) }
        let draft = try ActDraft.paper(
            version,
            dated: date,
            number: Text(number),
            holder: try holder(of: version, found),
            at: found.place,
            circumstances: request.circumstances
        )
        // What has been made was made by now; but a clock that is wrong keeps nobody from writing it down.
        let isAhead = today.map { date > $0 } ?? false
        return planned(draft, found, remarks: isAhead ? ["date-in-future"] : [])
    }

    /// Whom the copy is for, as far as it can be read here.
    private func holder(of version: ActID, _ found: Found) throws -> Holder? {
        let content = found.history.content(of: version)
        let face = try FaceValues(version, content, store)
        guard let type = content.flatMap({ HolderCodeType(utf8: $0.holderType.utf8.array) }),
            let code = face.text(ReservedField.holderCode), let name = face.text(ReservedField.holderName)
        else { return nil }
        return Holder(type: type, code: Text(code), name: Text(name))
    }
}
