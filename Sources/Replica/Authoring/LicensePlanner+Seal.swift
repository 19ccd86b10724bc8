import Licenses
import SignedLog
import Signing

// 签章: the city's word on a version.
extension LicensePlanner {
    /// Seals the version in force; the sealed file, if there is one, is committed to.
    mutating func planSeal(_ request: LicenseRequest) throws -> PlannedAct {
        let (found, version, date) = try findUnsealed(request)
        guard let name = request.sealName else { throw Refusal(.missingField, field: "seal") }
        var circumstances = request.circumstances
        if let file = request.layout { circumstances.files = [try DraftFile(sealed: file)] }
        let draft = try ActDraft.seal(
            version,
            dated: date,
            name: Text(name),
            at: found.place,
            circumstances: circumstances
        )
        return planned(draft, found)
    }

    /// Sends the version in force back to its bureau, with the reason.
    mutating func planSealRefusal(_ request: LicenseRequest) throws -> PlannedAct {
        let (found, version, date) = try findUnsealed(request)
        guard let ground = request.ground else { throw Refusal(.missingField, field: "ground") }
        let draft = try ActDraft.refuseSeal(
            version,
            dated: date,
            ground: Text(ground),
            at: found.place,
            circumstances: request.circumstances
        )
        return planned(draft, found)
    }

    private mutating func findUnsealed(_ request: LicenseRequest) throws -> (Found, ActID, CivilDate) {
        let found = try findForCity(request.license)
        let date = try request.legalDate(today)
        try checkOpen(found, at: date)
        guard !found.history.isTest else { throw Refusal(.testLicense, field: "license") }
        let version = try version(of: request, found)
        let seal = found.history.seal(of: version)
        guard seal.state != .sealed else {
            throw Refusal(.sealedAlready, field: "license", ["day": seal.on?.description ?? ""])
        }
        return (found, version, date)
    }
}

extension DraftFile {
    /// The sealed file as it is kept elsewhere: what stands in the act commits to it.
    fileprivate init(sealed content: [UInt8]) throws(Refusal) {
        guard let format = LayoutFile.Format(of: content) else {
            throw Refusal(AuthoringRefusal.layoutOfOtherFormat)
        }
        self.init(
            digest: SHA256.digest(content),
            byteCount: UInt64(content.count),
            mediaType: format == .ofd ? "application/ofd" : "application/pdf"
        )
    }
}
