import Replica

// What programs send.

extension Shape {
    /// Which verb needs which is in the reference's table of verbs.
    static let actMembers: [Schema.Member] = [
        .must("verb", .oneOf(LicenseVerb.allCases.map(\.rawValue)), "事项"),
        .may("license", .text, "证照：文书号、证照标识或证照编号；制发时不填"),
        .may("type", .text, "证照类型：代码或名称；仅制发"),
        .may(
            "holder",
            .object([
                .must("type", .text, "GB/T 36903 附录 A 的三位代码，如 001"), .must("code", .text, "持证主体代码"),
                .must("name", .text, "持证主体名称"),
            ])
        ),
        .may("number", .text, "证照编号；有号段时不填即自动取号"),
        .may("identifier", .text, "证照标识；仅存量"),
        .may("date", .day, "法定日期；不填即决定日期，再无即今天"),
        .may("validFrom", .day), .may("validTo", .text, "有效期至：日期，或 long-term（长期）"),
        .may("fields", .map(.faceValue), "照面信息：以目录中的字段名为成员名"),
        .may("until", .day, "截止日期"), .may("ground", .text), .may("basis", .text), .may("reason", .text),
        .may("targets", .list(.id), "所针对的行为"), .may("deregisters", .id, "所注销的行为"),
        .may("keys", .list(.text), "所针对的字段"),
        .may("result", .oneOf(["passed", "failed", "postponed"]), "校验结果：通过、未通过、延期"),
        .may("layout", .json(["type": "string", "contentEncoding": "base64"], "Base64"), "版式文件：OFD 或 PDF，至多 240 KiB"),
        .may("version", .number, "所送达或签章的版本；不填即现行版本"), .may("channel", .text),
        .may("proof", .text), .may("entered", .text, "进入持证主体系统的时刻（RFC 3339）"),
        .may("onPaper", .flag, "以纸质当面或邮寄送达"), .may("seal", .text, "证照签章名称"),
        .may("decidedOn", .day),
        .may("by", .text, "经办人；必填，除非节点配置了默认经办人"),
        .may("incident", .id, "所属不可抗力事件"),
        .may("test", .flag, "测试件：不计入统计，不送市库"),
    ]

    /// What a single act says in its headers.
    static let batchMembers: [Schema.Member] = [
        .may("idempotencyKey", .json(["type": "string", "format": "uuid"], "UUID"), "幂等键"),
        .may("revision", .text, "所依据的版次，或 *（不论版次）；对已有证照的事项必填"),
    ]

    static let itemDocumentSchema = Schema.object([
        .must("typeCode", .text, "证照类型代码，21 位"), .must("name", .text, "证照名称"),
        .must("holderKind", .oneOf(["natural", "legal", "both"])),
        .must("collectFrom", .day), .must("validity", .text, "有效期限范围，如 3年^长期"),
        .may(
            "fields",
            .list(
                .object([
                    .must("key", .text), .may("label", .text, "字段名称；不填即字段名"),
                    .may("type", .oneOf(["text", "date", "decimal", "integer", "boolean"])),
                    .may("public", .flag, "是否公开；不填即不公开"), .may("required", .flag, "是否必填"),
                    .may("codes", .list(.object([.must("code", .text), .may("label", .text, "名称")])), "代码表"),
                ])
            )
        ),
        .may("isPublic", .flag), .may("onRequest", .flag), .may("holderIsPublic", .flag),
        .may("level", .oneOf(["国家级", "省部级", "地市级", "区县级", "其他"])), .may("template", .text),
        .may("counting", .oneOf(["with-first-day", "after-first-day", "as-decided"])),
        .may("renewalDays", .json(["type": "integer", "minimum": 1, "maximum": 3_660], "整数，1 至 3660")),
        .may("lateRenewalClosed", .flag), .may("inspection", .text), .may("inspectedOnce", .flag),
        .may("numbering", .text), .may("withoutPaper", .text), .may("withoutElectronic", .text),
        .may("paperDelivery", .text),
        .may("validityRule", .text), .may("basis", .text), .may("unconfirmed", .list(.text)),
        .may("definingBody", .text), .may("matterName", .text), .may("matterCode", .text),
        .may("issuerLevel", .oneOf(["国家级", "省级", "地市级", "区县级", "乡镇级", "其他"])),
        .may("catalogType", .json(["type": "integer", "minimum": 1, "maximum": 5], "整数，1 至 5")),
        .may("office", .text, "发证单位：代码、名称或编号；不填即本节点的单位"),
        .may("item", .text, "所更新的目录项：类型代码、名称或编号"),
    ])
}
