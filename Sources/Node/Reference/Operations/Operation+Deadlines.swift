extension Operation {
    /// What has to be done by when.
    static let deadlines = Group(
        name: "工作日与期限",
        operations: [
            Operation(
                "GET",
                "/api/v1/calendars",
                "已发布的工作日历",
                answer: .json(.object([.must("calendars", .list(calendar), "各年日历")]))
            ),
            Operation(
                "POST",
                "/api/v1/calendars",
                "发布放假安排",
                note: "一年一份，或列在 notices 之下；未列的日子按周一至周五。",
                body: .jsonOrYAML(.object([.must("notices", .list(notice), "放假安排")])),
                answer: .json(
                    .object([
                        .must("years", .list(.number), "日历有变的年份"),
                        .must("leftOut", .list(.text), "所在年份尚无日历、未采用的日子"),
                    ])
                )
            ),
            Operation(
                "GET",
                "/api/v1/deadline",
                "推算期限：起算之日不计入，最后一日二十四时止",
                query: [.must("after", .text, "起算之日，年-月-日"), .may("days", .number, "工作日数，1 至 250，默认 3")],
                answer: .json(deadline)
            ),
        ]
    )

    static let deadline = Schema.object([
        .may("day", .text, "最后一日；所需日历未发布的没有"), .may("unpublishedYear", .number, "日历未发布的年份"),
        .must(
            "calendars",
            .list(.object([.must("year", .number), .must("act", .id), .must("source", .text, "依据")])),
            "所按的日历"
        ),
    ])

    private static let calendar = Schema.object([
        .must("year", .number), .must("act", .id), .must("source", .text, "依据"),
        .may("workingDays", .number, "工作日数"),
        .must(
            "exceptions",
            .list(.object([.must("date", .text), .must("isWorkingDay", .flag, "是否上班")])),
            "与周一至周五不同的日子"
        ),
        .must("versions", .number, "发布次数"), .must("rivals", .list(.id)),
    ])

    private static let notice = Schema.object([
        .must("year", .number), .must("papers", .list(.text), "通知的文号或网址"),
        .may("rest", .list(.text), "放假的日子：起/止"), .may("work", .list(.text), "上班的周末"),
        .may(
            "days",
            .list(.object([.may("name", .text, "名称"), .must("date", .text), .must("isOffDay", .flag, "是否放假")])),
            "逐日列出"
        ),
    ])
}
