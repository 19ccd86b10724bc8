// The catalogue and the district as the API answers them.

extension Shape {
    static let itemSchema = Schema.object([
        .must("document", .id), .must("version", .number), .must("typeCode", .text), .must("name", .text),
        .must("office", .id), .may("officeName", .text, "单位名称"), .must("holderKind", .text),
        .must("holderIsPublic", .flag), .must("collectFrom", .text), .must("isPublic", .flag),
        .must("onRequest", .flag),
        .must("level", .text), .must("template", .text), .must("validity", .text), .may("validityRule", .text),
        .must(
            "terms",
            .object([
                .may("counting", .text), .may("renewalDays", .number), .must("lateRenewalClosed", .flag),
                .may("inspection", .text), .must("inspectedOnce", .flag),
            ]),
            "期限规则"
        ),
        .may("numbering", .text), .may("basis", .text), .may("withoutPaper", .text), .may("withoutElectronic", .text),
        .may("paperDelivery", .text),
        .must("unconfirmed", .list(.text)), .may("definingBody", .text), .may("matterName", .text),
        .may("matterCode", .text), .may("issuerLevel", .text), .may("catalogType", .number),
        .must(
            "fields",
            .list(
                .object([
                    .must("key", .text), .must("label", .text, "字段名称"), .must("type", .text),
                    .must("public", .flag, "是否公开"), .must("required", .flag, "是否必填"),
                    .must("codes", .list(.object([.must("code", .text), .must("label", .text, "名称")])), "代码表"),
                ])
            )
        ),
        .must("state", .text), .must("submission", .id), .must("rivals", .list(.id)), .must("shown", .flag, "是否为所示版本"),
        .must("reasons", .list(.text)),
    ])

    static let itemSideMembers: [Schema.Member] = [
        .must("version", .number), .must("state", .text), .must("submission", .id),
    ]

    static let officeSchema = Schema.object([
        .must("id", .id, "编号"), .must("code", .text), .must("name", .text), .must("roles", .list(.text)),
        .must("heirs", .list(.id), "承继单位"),
    ])

    static let nodeSchema = Schema.object([
        .must("document", .id), .must("code", .text), .must("kind", .oneOf(["bureau", "hub", "city"])),
        .must("office", .id), .may("officeName", .text, "单位名称"), .must("state", .text),
        .must("addresses", .list(.text), "地址"),
    ])

    static let peerSchema = Schema.object([
        .may("name", .text), .may("node", .id), .may("nodeCode", .text), .may("address", .text), .must("origin", .text),
        .must("state", .text), .may("lastContact", .instant), .may("theyLack", .number), .may("weLack", .number),
        .may("oldestPending", .instant, "对方所缺最早一条的时刻"), .may("wanted", .number), .may("error", .text, "原因"),
    ])

    static let numberBlockSchema = Schema.object([
        .must("item", .id), .must("typeName", .text, "证照类型名称"), .must("office", .id),
        .may("officeName", .text, "单位名称"), .may("node", .text), .must("year", .number), .must("from", .number, "起"),
        .must("to", .number, "止"), .must("example", .text), .must("given", .number), .may("highest", .number, "已发至"),
        .must("left", .number), .must("state", .oneOf(["open", "low", "used-up", "burnt", "shadowed"])),
        .must("lease", .id, "分配号段的文书"),
    ])

    static let statusSchema = Schema.object([
        .may("district", .id), .may("districtName", .text, "区名"), .may("node", .shape(.node)),
        .must("entries", .number), .must("acts", .number, "行为数"), .must("licenses", .number),
        .must(
            "audiences",
            .list(
                .object([
                    .must("offices", .list(.id), "单位"), .must("names", .list(.text), "单位名称"),
                    .must("log", .text), .must("state", .text), .must("wanted", .number),
                ])
            )
        ),
        .must(
            "forks",
            .list(
                .object([
                    .may("node", .text), .may("officeName", .text, "单位名称"), .must("log", .id),
                    .must("number", .number, "序号"), .must("entries", .list(.id)),
                ])
            )
        ),
        .must("rivals", .list(.shape(.licenseRow))), .must("held", .number), .must("setAside", .number),
        .must("early", .number), .must("wanted", .number), .must("duplicates", .number), .must("findings", .number),
        .must("itemsWaiting", .number), .must("itemsReturned", .number), .must("numbersLow", .number),
        .may("silentHours", .number),
        .must("askIncident", .flag), .must("incidentsOpen", .number),
        .must("pending", .number), .may("stopped", .text),
        .must("clock", .object([.must("doubt", .flag, "是否可疑"), .may("reason", .text)])), .may("now", .instant, "现在"),
        .must("peers", .list(.shape(.peer)), "对端节点"),
        .must(
            "outside",
            .list(
                .object([
                    .must("system", .text, "市库，或送达渠道"), .may("lastAnswer", .instant, "上次应答"),
                    .may("failingSince", .instant, "何时起不应答"), .may("cause", .text, "原因，供日志"),
                ])
            ),
            "区外系统"
        ),
    ])
}
