extension Operation {
    /// Incidents, and what has to be caught up after them.
    static let incidents = Group(
        name: "不可抗力",
        operations: [
            Operation(
                "GET",
                "/api/v1/incidents",
                "不可抗力事件",
                query: [.may("office", .text, "单位"), .may("asOf", .text, "按此日计算逾期，默认今天")],
                answer: .json(.object([.must("incidents", .list(incident), "事件，最近申报的在前")]))
            ),
            Operation(
                "GET",
                "/api/v1/incidents/:incident",
                "一个事件及其事项",
                query: [.may("asOf", .text, "按此日计算逾期，默认今天")],
                answer: .json(
                    .object([
                        .must("incident", incident), .must("items", .list(item), "所属事项，未归集的在前"),
                        .must("couldBelong", .list(item), "期间所办、未归入任何事件的"), .must("cut", .flag, "是否未列全"),
                    ])
                )
            ),
            Operation(
                "POST",
                "/api/v1/incidents/declare",
                "申报",
                body: .json(
                    .object([
                        .must("cause", .text), .may("offices", .list(.text)), .may("date", .text),
                        .may("operations", .list(.text)), .may("measures", .text),
                    ])
                ),
                answer: .json(done)
            ),
            step("report", "上报"), step("clear", "故障排除"), step("complete", "补办完成"), step("close", "办结"),
            Operation(
                "POST",
                "/api/v1/incidents/assign",
                "将事项归入事件",
                body: .json(.object([.must("incident", .text), .must("acts", .list(.id)), .may("by", .text)])),
                answer: .json(.shape(.done))
            ),
        ]
    )

    private static func step(_ verb: String, _ title: String) -> Operation {
        Operation(
            "POST",
            "/api/v1/incidents/\(verb)",
            title,
            body: .json(.object([.may("incident", .text), .may("date", .text), .may("remark", .text, "说明")])),
            answer: .json(done)
        )
    }

    private static let done = Schema.object([
        .must("incidents", .list(.id), "事件"), .must("acts", .list(.id)), .must("entry", .id),
    ])

    private static let incident = Schema.object([
        .must("document", .id), .must("office", .id), .may("officeName", .text, "单位名称"), .must("cause", .text),
        .may("measures", .text), .must("operations", .list(.text)), .may("startedOn", .text),
        .must("state", .oneOf(["declared", "reported", "cleared", "completed", "closed"])),
        .must("open", .flag, "是否未排除"),
        .may("reportedOn", .text), .may("clearedOn", .text), .may("completedOn", .text), .may("closedOn", .text),
        .may("deadline", deadline), .may("overdue", .flag, "是否逾期；期限未定的没有"), .must("backlog", .list(backlog), "各项办理情况"),
        .must("findings", .list(.object([.must("act", .id), .must("code", .text)]))),
    ])

    private static let backlog = Schema.object([
        .must("operation", .oneOf(["issue", "collect", "update", "cancel"])), .must("all", .number, "件数"),
        .must("inTime", .number), .must("late", .number), .must("open", .number, "未完成"), .must("daysLate", .number),
    ])

    private static let item = Schema.object([
        .must("act", .id), .may("license", .shape(.licenseRow)), .must("operation", .text), .may("date", .text),
        .may("doneOn", .text), .may("collectedOn", .text), .may("daysLate", .number),
    ])
}
