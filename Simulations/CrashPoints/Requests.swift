import District
import Licenses
import Replica
import SignedLog

extension ItemSubmission {
    static func school(_ office: OfficeID, version: UInt64 = 1) -> ItemSubmission {
        ItemSubmission(
            version: version,
            typeCode: Text(Stage.type),
            name: "民办培训机构办学许可证",
            office: office,
            holderKind: .both,
            collectFrom: CivilDate(yyyymmdd: 2020_01_01) ?? .earliest,
            fields: [
                FaceField(key: "address", label: "地址", type: .text, isPublic: true, isRequired: false),
                FaceField(key: "principal", label: "校长", type: .text, isPublic: false, isRequired: false),
            ],
            holderIsPublic: true,
            validity: "长期"
        )
    }
}

extension LicenseRequest {
    static func issue(_ number: String) -> LicenseRequest {
        var request = LicenseRequest(.issue)
        request.type = Stage.type
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
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul: break
        }
        return request
    }
}
