import Licenses
import Replica

extension Operation {
    static let licenses = Group(
        name: "证照查询",
        operations: [
            Operation(
                "GET",
                "/api/v1/licenses",
                "证照列表",
                query: listing,
                answer: .json(.object([.must("licenses", .list(.shape(.licenseRow)), "证照"), next]))
            ),
            Operation(
                "GET",
                "/api/v1/licenses/:id",
                "一份证照",
                note: "ETag 为证照的版次：对其办理事项时写入 If-Match。",
                query: [
                    .may("asOf", .day), .may("knownAt", .text, "以何时所知为准：时刻（ISO 8601、毫秒）或日期"),
                    .may("here", .flag, "knownAt 以本节点收到为准"),
                ],
                answer: .json(.shape(.license))
            ),
            Operation(
                "GET",
                "/api/v1/licenses/:id/history",
                "一份证照的全部行为",
                answer: .json(.object([.must("license", .id), .must("acts", .list(.shape(.actOfHistory)), "行为")]))
            ),
            Operation("GET", "/api/v1/licenses/:id/export", "证照文件（含证明，CBOR）", answer: .file("application/cbor")),
            Operation(
                "GET",
                "/api/v1/licenses/:id/layout",
                "版式文件（OFD 或 PDF）；ETag 为其 SHA-256",
                answer: .layout
            ),
            Operation("GET", "/api/v1/licenses/:id/print", "证照照面（HTML，A4）", answer: .page),
        ] + worklists
    )

    private static let worklists: [Operation] = [
        Operation(
            "GET",
            "/api/v1/imports",
            "存量导入批次，最近的在前",
            answer: .json(.object([.must("imports", .list(.shape(.importedBatch)), "批次")]))
        ),
        Operation(
            "GET",
            "/api/v1/due",
            "到期事项",
            query: [
                .may(
                    "within",
                    .json(["type": "integer", "minimum": 0, "maximum": .integer(Int64(Replica.dueLimit))], "整数"),
                    "今后若干日内；不填即 60"
                ), .may("asOf", .day),
            ] + listing,
            answer: .json(.object([.must("due", .list(dueRow), "到期事项"), next]))
        ),
        Operation(
            "GET",
            "/api/v1/lacking-paper",
            "有电子证照、缺实体证照的",
            query: listing,
            answer: .json(
                .object([
                    .must(
                        "licenses",
                        .list(.object([.must("license", .shape(.licenseRow)), .may("paper", .shape(.paper))])),
                        "证照及其实体证照"
                    ),
                    .must("exceptions", .list(exception), "除外的证照类型"), next,
                ])
            )
        ),
        Operation(
            "GET",
            "/api/v1/coverage",
            "应归尽归率",
            query: listing,
            answer: .json(
                .object([
                    .must("types", .list(coverageRow), "各单位、各类型"),
                    .must(
                        "uncollected",
                        .list(.object([.must("license", .shape(.licenseRow)), .may("heldSince", .instant)])),
                        "已制发、未归集的"
                    ), next,
                ])
            )
        ),
    ]

    /// What every list of licenses is asked by.
    static let listing: [Schema.Member] = [
        .may("type", .text, "证照类型：代码或名称"), .may("holder", .text, "持证主体代码"), .may("number", .text),
        .may("q", .text, "检索词，以空格分隔：持证主体、编号、照面信息中的连续文字，每词至少两个字"),
        .may("state", .oneOf(LicenseState.allCases.map(\.rawValue))), .may("office", .text, "单位：代码、名称或编号"),
        .may("after", .text, "续读：上一页的 next"),
        .may(
            "limit",
            .json(["type": "integer", "minimum": 1, "maximum": .integer(Int64(Replica.pageLimit))], "整数"),
            "每页份数；不填即 50"
        ),
    ]

    static let next = Schema.Member.may("next", .text, "下一页从何处起；没有即已读完")

    private static let dueRow = Schema.object([
        .must("day", .day), .must("matter", .text), .may("applyBy", .day), .must("license", .shape(.licenseRow)),
    ])

    private static let exception = Schema.object([
        .must("document", .id), .must("typeCode", .text), .must("name", .text), .may("withoutPaper", .text),
        .may("withoutElectronic", .text), .must("approvedBy", .id, "批准的行为"),
    ])

    private static let coverageRow = Schema.object([
        .must("office", .id), .may("officeName", .text, "单位名称"), .must("typeCode", .text),
        .may("typeName", .text, "证照类型名称"), .must("issued", .number), .must("collected", .number),
        .must("earlier", .number),
    ])
}
