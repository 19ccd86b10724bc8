// Working days, incidents and supervision as the API answers them.

extension Shape {
    static let deadlineSchema = Schema.object([
        .may("day", .text, "最后一日；所需日历未发布的没有"), .may("unpublishedYear", .number, "日历未发布的年份"),
        .must(
            "calendars",
            .list(.object([.must("year", .number), .must("act", .id), .must("source", .text, "依据")])),
            "所按的日历"
        ),
    ])

    static let calendarSchema = Schema.object([
        .must("year", .number), .must("act", .id), .must("source", .text, "依据"),
        .may("workingDays", .number, "工作日数"),
        .must(
            "exceptions",
            .list(.object([.must("date", .text), .must("isWorkingDay", .flag, "是否上班")])),
            "与周一至周五不同的日子"
        ),
        .must("versions", .number, "发布次数"), .must("rivals", .list(.id)),
    ])

    static let holidayNoticeSchema = Schema.object([
        .must("year", .number), .must("papers", .list(.text), "通知的文号或网址"),
        .may("rest", .list(.text), "放假的日子：起/止"), .may("work", .list(.text), "上班的周末"),
        .may(
            "days",
            .list(.object([.may("name", .text, "名称"), .must("date", .text), .must("isOffDay", .flag, "是否放假")])),
            "逐日列出"
        ),
    ])

    static let incidentSchema = Schema.object([
        .must("document", .id), .must("office", .id), .may("officeName", .text, "单位名称"), .must("cause", .text),
        .may("measures", .text), .must("operations", .list(.text)), .may("startedOn", .text),
        .must("state", .oneOf(["declared", "reported", "cleared", "completed", "closed"])),
        .must("open", .flag, "是否未排除"),
        .may("reportedOn", .text), .may("clearedOn", .text), .may("completedOn", .text), .may("closedOn", .text),
        .may("deadline", .shape(.deadline)), .may("overdue", .flag, "是否逾期；期限未定的没有"),
        .must("backlog", .list(backlog), "各项办理情况"),
        .must("findings", .list(.object([.must("act", .id), .must("code", .text)]))),
    ])

    private static let backlog = Schema.object([
        .must("operation", .oneOf(["issue", "collect", "update", "cancel"])), .must("all", .number, "件数"),
        .must("inTime", .number), .must("late", .number), .must("open", .number, "未完成"), .must("daysLate", .number),
    ])

    static let incidentItemSchema = Schema.object([
        .must("act", .id), .may("license", .shape(.licenseRow)), .must("operation", .text), .may("date", .text),
        .may("doneOn", .text), .may("collectedOn", .text), .may("daysLate", .number),
    ])

    static let supervisionRowSchema = Schema.object([
        .must("office", .id), .may("officeName", .text, "单位名称"), .must("rule", .text, "规则"), .must("count", .number),
        .may("since", .text, "最早的一日"), .must("examples", .list(.text), "至多五例"),
    ])

    static let standardSchema = Schema.object([
        .must("name", .text), .must("value", .number, "数值"), .must("stated", .flag, "是否由本区设定"),
    ])
}
