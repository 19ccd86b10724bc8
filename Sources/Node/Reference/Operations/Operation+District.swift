extension Operation {
    static let catalogue = Group(
        name: "发证目录与号段",
        operations: [
            Operation(
                "GET",
                "/api/v1/catalogue",
                "本区目录：现行、停用、待批、退回",
                answer: .json(
                    .object([.must("items", .list(.shape(.item)), "目录项"), .must("findings", .list(finding))])
                )
            ),
            Operation(
                "POST",
                "/api/v1/catalogue",
                "提交目录项，或其新版本",
                body: .jsonOrYAML(.shape(.itemDocument)),
                answer: .json(.shape(.done))
            ),
            Operation(
                "GET",
                "/api/v1/catalogue/items/:item",
                "一个目录项及其各版本",
                answer: .json(
                    .object([
                        .must("item", .shape(.item)), .must("versions", .list(.shape(.item))),
                        .must("sharesTypeCodeWith", .list(.id), "类型代码相同的目录项"),
                        .must("sharesNameWith", .list(.id), "名称相同的目录项"),
                    ])
                )
            ),
            Operation(
                "GET",
                "/api/v1/catalogue/items/:item/diff",
                "两个版本的差别",
                query: [.may("from", .text, "版本号，或提交的行为"), .may("to", .text, "同上")],
                answer: .json(
                    .object([
                        .must("document", .id), .must("name", .text), .must("from", .shape(.itemSide), "前一版本"),
                        .must("to", .shape(.itemSide), "后一版本"), .must("changes", .list(change), "各处差别"),
                    ])
                )
            ),
            decision("approve", "批准", [.may("submission", .id)]),
            decision("return", "退回", [.may("submission", .id), .must("reasons", .list(.text), "理由，至少一条")]),
            decision("retire", "停用", []),
            Operation("GET", "/api/v1/catalogue/list", "全区发证清单", answer: .json(.json(["type": "object"], "对象"))),
            Operation(
                "GET",
                "/public/issuing-list.json",
                "公开的发证清单（无须令牌）",
                answer: .json(.json(["type": "object"], "对象"))
            ),
            Operation(
                "GET",
                "/api/v1/numbers",
                "号段",
                answer: .json(
                    .object([
                        .must("blocks", .list(.shape(.numberBlock)), "号段"), .must("distrusted", .flag, "本节点的号段是否停用"),
                    ])
                )
            ),
            Operation(
                "POST",
                "/api/v1/numbers/lease",
                "分配号段",
                body: .json(
                    .object([.must("item", .text), .must("year", .number), .must("blocks", .list(block), "各节点的号段")])
                ),
                answer: .json(.shape(.done))
            ),
        ]
    )

    private static func decision(_ verb: String, _ title: String, _ more: [Schema.Member]) -> Operation {
        Operation(
            "POST",
            "/api/v1/catalogue/\(verb)",
            title + "目录项",
            body: .json(.object([.must("item", .text)] + more)),
            answer: .json(.shape(.done))
        )
    }

    private static let finding = Schema.object([
        .must("code", .text), .may("act", .id), .must("documents", .list(.id)), .may("detail", .text, "详情"),
    ])

    private static let change = Schema.object([
        .must("path", .text, "位置"), .must("label", .text, "名称"), .may("before", .text), .may("after", .text),
    ])

    private static let block = Schema.object([
        .must("node", .text), .must("from", .number, "起"), .must("to", .number, "止"),
    ])

    static let district = Group(
        name: "单位与节点",
        operations: [
            Operation(
                "GET",
                "/api/v1/offices",
                "单位",
                answer: .json(.object([.must("offices", .list(.shape(.office)), "单位")]))
            ),
            Operation(
                "POST",
                "/api/v1/offices",
                "登记单位",
                body: .json(
                    .object([.must("code", .text, "统一社会信用代码"), .must("name", .text), .may("roles", .list(.text))])
                ),
                answer: .json(.shape(.done))
            ),
            Operation(
                "POST",
                "/api/v1/offices/take-over",
                "单位承继",
                body: .json(.object([.must("office", .text), .must("heir", .text)])),
                answer: .json(.shape(.done))
            ),
            Operation(
                "GET",
                "/api/v1/nodes",
                "节点",
                answer: .json(.object([.must("nodes", .list(.shape(.node)), "节点")]))
            ),
            Operation(
                "POST",
                "/api/v1/nodes/cut-off",
                "停用节点的密钥",
                body: .json(.object([.must("node", .text)])),
                answer: .json(.shape(.done))
            ),
            Operation(
                "POST",
                "/api/v1/nodes/adopt",
                "采认被停用节点的条目",
                body: .json(.object([.may("node", .text), .may("entries", .list(.id))])),
                answer: .json(.shape(.done))
            ),
        ]
    )

    static let node = Group(
        name: "本节点",
        operations: [
            Operation("GET", "/api/v1/status", "节点状况", answer: .json(.shape(.status))),
            Operation(
                "GET",
                "/livez",
                "是否在运行（无须令牌）",
                answer: .json(.object([.must("status", .text, "ok，或 not-enrolled")]))
            ),
            Operation(
                "GET",
                "/readyz",
                "能否签发（无须令牌）",
                answer: .json(.object([.must("status", .text, "ok，或 not-enrolled")]))
            ),
            Operation(
                "GET",
                "/openapi.json",
                "本接口的 OpenAPI 3.1 文件（无须令牌）",
                answer: .json(.json(["type": "object"], "对象"))
            ),
            Operation("GET", "/reference", "本接口的中文说明（无须令牌）", answer: .page),
        ]
    )
}
