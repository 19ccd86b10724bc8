import Replica

extension Operation {
    static let acts = Group(
        name: "办理",
        operations: [
            Operation(
                "POST",
                "/api/v1/acts",
                "办理一件：制发、变更、延续、暂扣、注销等",
                note: """
                    制发以外的事项须有 If-Match：读取证照时得到的 ETag，或 *（不论版次）。\
                    Idempotency-Key 为 UUID：同键同内容只办一次，答复为原来的结果；同键异内容不予办理。
                    """,
                headers: [.idempotencyKey, .ifMatch],
                body: .json(.shape(.act)),
                answer: .json(.shape(.done))
            ),
            Operation(
                "POST",
                "/api/v1/acts/batch",
                "一批办理，至多 \(Replica.applicationBatchLimit) 件",
                note: "各件分别审核：一件不予办理，不影响其余。同一证照、同一幂等键在一批中只能出现一次。",
                body: .json(.object([.must("acts", .json(batch, "列表：BatchAct"), "各件")])),
                answer: .json(
                    .object([
                        .must("results", .list(.shape(.batchResult)), "各件的结果，次序不变"),
                        .must("done", .number, "已办件数"), .must("refused", .number, "未办件数"),
                    ])
                )
            ),
        ]
    )

    private static let batch: JSONValue = [
        "type": "array", "minItems": 1, "maxItems": .integer(Int64(Replica.applicationBatchLimit)),
        "items": ["$ref": "#/components/schemas/BatchAct"],
    ]

    static let events = Group(
        name: "事件",
        operations: [
            Operation(
                "GET",
                "/api/v1/events",
                "本节点收到的证照行为，依次、不漏",
                note: """
                    Accept 为 text/event-stream 时持续推送（SSE），断线后以 Last-Event-ID 续读；否则答复一页。\
                    after 为 0 即从头，不填即从现在起。
                    """,
                query: [
                    .may("after", .text, "从何处起：事件的 id，或 0"),
                    .may(
                        "limit",
                        .json(["type": "integer", "minimum": 1, "maximum": .integer(Int64(Replica.pageLimit))], "整数"),
                        "一页至多若干件"
                    ),
                ],
                answer: .jsonOrEvents(
                    .object([.must("events", .list(.shape(.event)), "事件"), .must("next", .text, "续读的位置")])
                )
            )
        ]
    )
}
