import District
import Replica

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
                answer: .json(.object([.must("incidents", .list(.shape(.incident)), "事件，最近申报的在前")]))
            ),
            Operation(
                "GET",
                "/api/v1/incidents/:incident",
                "一个事件及其事项",
                query: [.may("asOf", .text, "按此日计算逾期，默认今天")],
                answer: .json(
                    .object([
                        .must("incident", .shape(.incident)),
                        .must("items", .list(.shape(.incidentItem)), "所属事项，未归集的在前"),
                        .must("couldBelong", .list(.shape(.incidentItem)), "期间所办、未归入任何事件的"),
                        .must("cut", .flag, "是否未列全"),
                    ])
                )
            ),
            Operation(
                "POST",
                "/api/v1/incidents/declare",
                "申报",
                body: .json(
                    .object([
                        .must("cause", .text), .may("offices", .list(.text), "受影响的单位；默认本单位"),
                        .may("date", .day, "发生日期，默认今天"),
                        .may("operations", .list(operation), "受影响的事项；默认全部"), .may("measures", .text),
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
            body: .json(
                .object([
                    .may("incident", .text, "文书号，前 8 位即可；默认本单位未办结的"), .may("date", .day, "日期，默认今天"),
                    .may("remark", .text, "说明"),
                ])
            ),
            answer: .json(done)
        )
    }

    private static let done = Schema.object([
        .must("incidents", .list(.id), "事件"), .must("acts", .list(.id)), .must("entry", .id),
    ])

    private static let operation = Schema.oneOf(IncidentOperation.allCases.map(\.word))
}
