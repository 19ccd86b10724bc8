extension Operation {
    /// What has to be done by when.
    static let deadlines = Group(
        name: "工作日与期限",
        operations: [
            Operation(
                "GET",
                "/api/v1/calendars",
                "已发布的工作日历",
                answer: .json(.object([.must("calendars", .list(.shape(.calendar)), "各年日历")]))
            ),
            Operation(
                "POST",
                "/api/v1/calendars",
                "发布放假安排",
                note: "一年一份，或列在 notices 之下；未列的日子按周一至周五。",
                body: .jsonOrYAML(.object([.must("notices", .list(.shape(.holidayNotice)), "放假安排")])),
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
                answer: .json(.shape(.deadline))
            ),
        ]
    )
}
