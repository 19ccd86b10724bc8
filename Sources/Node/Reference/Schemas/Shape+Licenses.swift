import Licenses
import Replica

// Licenses as the API answers them.

extension Shape {
    static let problemSchema = Schema.object([
        .must("type", .text, "urn:hefu:problem:代码"), .must("title", .text, "代码，以词写出"),
        .must("status", .number, "HTTP 状态码"), .must("detail", .text, "中文说明"), .must("detailEn", .text, "英文说明"),
        .must("code", .text, "稳定的代码"),
        .may("pointer", .text, "请求正文中的位置（JSON Pointer）"), .may("query", .text, "查询参数名"),
        .may("header", .text, "请求头名"), .must("parameters", .map(.text), "说明中的各值"),
        .may("cause", .text, "原因，供日志"),
    ])

    static let doneSchema = Schema.object([
        .must("act", .id), .must("document", .id), .must("entry", .id), .may("number", .text),
        .may("identifier", .text), .may("version", .number), .may("validTo", .text),
        .must("warnings", .list(.text), "须再看一眼之处"),
    ])

    static let batchResultSchema = Schema.either([
        .object([.must("done", .shape(.done), "已办")]), .object([.must("problem", .shape(.problem), "未办")]),
    ])

    static let holderSchema = Schema.object([.may("type", .text), .may("code", .text), .may("name", .text)])

    static let paperSchema = Schema.object([
        .must("number", .text, "实体证照编号"), .must("version", .number), .must("madeOn", .day, "制作日期"),
        .must("outdated", .flag, "是否已被新版本取代"),
    ])

    static let findingSchema = Schema.object([.must("code", .text), .may("act", .id), .may("detail", .text, "详情")])

    /// What a row of a list and the whole license both tell.
    static let licenseHead: [Schema.Member] = [
        .must("document", .id), .may("type", .text), .may("typeName", .text, "证照类型名称"), .must("office", .id),
        .may("officeName", .text, "单位名称"), .may("number", .text), .may("identifier", .text),
        .must("holder", .shape(.holder)), .may("version", .number), .may("date", .day),
        .must("state", .oneOf(LicenseState.allCases.map(\.rawValue))), .may("validFrom", .day),
        .may("validTo", .text, "有效期至：日期，或 long-term（长期）"), .must("test", .flag),
    ]

    static let licenseRowMembers: [Schema.Member] = [
        .must("rivals", .flag, "是否有并存版本"), .must("findings", .number, "疑点数"),
        .may("seal", .oneOf(["awaiting", "sealed", "refused"]), "签章情形"),
    ]

    static let licenseMembers: [Schema.Member] = [
        .must(
            "fields",
            .list(
                .object([
                    .must("key", .text), .must("label", .text, "字段名称"),
                    .may("value", .faceValue, "值；未向本节点披露的没有此项"), .must("public", .flag, "是否公开"),
                ])
            )
        ),
        .must(
            "timeline",
            .list(.object([.may("from", .day, "自何日起"), .must("state", .text), .may("act", .id)])),
            "自何日起为何状态"
        ),
        .must(
            "rivals",
            .list(
                .object([
                    .must("act", .id), .must("version", .number), .must("date", .day), .must("shown", .flag, "是否为所示版本"),
                ])
            )
        ),
        .must("findings", .list(.shape(.finding))),
        .must("overlays", .list(.text), "附加状态：待签章、签章退回、待送达、逾期未校验"),
        .may(
            "inspection",
            .object([
                .may("last", .day, "上次校验"), .may("dueBy", .day, "应于何日前校验"), .must("overdue", .flag, "是否逾期"),
            ])
        ),
        .may("paper", .shape(.paper)),
        .may(
            "seal",
            .object([
                .must("state", .oneOf(["sealed", "refused"])), .may("on", .day, "签章或退回日期"),
                .may("name", .text, "证照签章名称"),
                .may("reason", .text),
            ])
        ),
        .may(
            "delivery",
            .object([
                .must("on", .day, "送达日期"), .must("channel", .text), .must("onPaper", .flag, "是否以纸质送达"),
                .may("proof", .text), .may("entered", .instant, "进入持证主体系统的时刻"),
            ]),
            "送达"
        ),
        .must("library", .oneOf(LibraryState.allCases.map(\.word)), "在市电子证照库的状态"),
        .may(
            "layout",
            .object([
                .must("version", .number), .must("mediaType", .text, "application/ofd，或 application/pdf"),
                .must("size", .number, "字节数"), .must("outdated", .flag, "是否已被新版本取代"),
                .must("here", .flag, "文件是否在本节点"),
            ])
        ),
        .must("duplicates", .list(.object([.must("key", .text), .must("documents", .list(.id))]))),
        .must("asOf", .day),
        .must(
            "clocks",
            .object([
                .may("decidedOn", .day), .may("claimed", .instant, "作者时钟所称"),
                .may("notBefore", .instant, "不早于：作者已见的区级条目所称时刻"),
                .may("receiptedAt", .instant, "首个见证节点的签收时刻"),
                .may("collected", .shape(.licenseClock)), .may("delivered", .shape(.licenseClock)),
            ]),
            "各时刻"
        ),
        .must("pending", .flag, "所示内容是否待重算"),
    ]

    static let historyActSchema = Schema.object([
        .must("act", .id), .must("verb", .text), .may("version", .number), .may("date", .day), .may("decidedOn", .day),
        .may("by", .text), .may("office", .id), .may("officeName", .text, "单位名称"), .may("node", .text),
        .must("standing", .text), .must("inForce", .flag, "是否现行"), .must("dropped", .flag, "是否已被更正"),
        .must("valid", .flag, "是否有效"), .must("entry", .id), .must("parents", .list(.id), "承接的行为"),
        .may("number", .text), .may("until", .day), .may("result", .text), .may("ground", .text), .may("basis", .text),
        .may("reason", .text),
        .may("provenance", .object([.must("file", .id, "来源文件"), .must("row", .number, "第几条记录")])),
        .may("time", .instant, "作者时钟所称"), .must("findings", .list(.shape(.finding))),
    ])

    static let importedBatchSchema = Schema.object([
        .must("document", .id), .may("source", .text, "来源；未向本节点披露的没有此项"),
        .must("file", .id, "来源文件，与证照所载相同"), .must("item", .id), .may("typeName", .text, "证照类型名称"),
        .may("office", .id), .may("officeName", .text, "单位名称"), .may("node", .text), .may("by", .text),
        .may("decidedOn", .day), .may("time", .instant, "作者时钟所称"), .must("new", .number, "新增行数"),
        .must("held", .number, "已有行数"), .must("differs", .number, "与已有证照不同的行数"),
        .must("quarantined", .number, "隔离行数"), .must("reasons", .map(.number), "隔离的原因及行数"),
        .must("valid", .flag, "是否有效"),
    ])

    static let eventSchema = Schema.object([
        .must("id", .text, "续读的位置"), .must("act", .id), .must("verb", .text), .must("license", .id),
        .must("entry", .id), .must("setAside", .flag, "所在条目当时是否不计"),
    ])
}
