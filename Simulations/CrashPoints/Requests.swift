import Licenses
import Rehearsal
import Replica
import SignedLog

extension LicenseRequest {
    static func issue(_ number: String) -> LicenseRequest {
        var request = LicenseRequest(.issue)
        request.type = ItemSubmission.schoolType.string
        request.holder = HolderDraft(type: "099", code: "C\(number)", name: "培训学校\(number)")
        request.number = number
        request.date = CivilDate(yyyymmdd: 2026_01_01)
        request.fields = ["address": .text("曹杨路1号"), "principal": .text("某某")]
        request.by = "经办甲"
        return request
    }

    static func on(_ license: String, _ verb: LicenseVerb, address: Text? = nil) -> LicenseRequest {
        var request = LicenseRequest(verb)
        request.license = license
        request.date = CivilDate(yyyymmdd: 2026_01_02)
        request.by = "经办甲"
        if let address { request.fields = ["address": .text(address)] }
        switch verb {
        case .correct: request.ground = "entry-error"
        case .erase, .lost: request.keys = ["principal"]
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .apply,
            .refuse, .inspect, .paper, .layout, .deliver, .seal, .refuseSeal:
            break
        }
        return request
    }
}
