import Licenses
import Replica

extension Operation {
    /// The three clocks, and the city library.
    static let clocks = Group(
        name: "归集、送达、签章",
        operations: [
            Operation(
                "GET",
                "/api/v1/clocks",
                "决定、归集、送达三个时钟",
                query: [
                    .may("clock", .oneOf(ClockQuestion.Clock.allCases.map(\.rawValue)), "只列此一时钟"),
                    .may("progress", .oneOf(LicenseClock.State.allCases.map(\.rawValue)), "只列此一状态；不填即未了的"),
                    .may("asOf", .day),
                ] + listing,
                answer: .json(
                    .object([
                        .must("on", .day, "截至"), .must("types", .list(clockCounts), "各单位、各类型"),
                        .must("licenses", .list(clockRow), "证照"), next,
                    ])
                )
            ),
            Operation(
                "GET",
                "/api/v1/library",
                "证照归集入市电子证照库的情形",
                query: [.may("library", .oneOf(LibraryState.allCases.map(\.word)), "只列此一情形；不填即未了的")] + listing,
                answer: .json(
                    .object([
                        .must(
                            "counts",
                            .list(.object([.must("state", .text), .must("count", .number, "证照数")])),
                            "各情形的证照数"
                        ),
                        .must("licenses", .list(.shape(.libraryRow)), "证照"), next,
                    ])
                )
            ),
            Operation(
                "POST",
                "/api/v1/library/submissions",
                "重新报送一份证照",
                note: "仅市级节点。",
                body: .json(.object([.must("license", .text, "证照：文书号、证照标识或证照编号")])),
                answer: .json(.shape(.done))
            ),
        ]
    )

    private static let clockCounts = Schema.object([
        .must("office", .id), .may("officeName", .text, "单位名称"), .must("typeCode", .text),
        .may("typeName", .text, "证照类型名称"), .must("decided", .number, "已决定"),
        .must("collected", .shape(.clockCount)), .must("delivered", .shape(.clockCount)),
    ])

    private static let clockRow = Schema.object([
        .must("license", .shape(.licenseRow)), .must("decidedOn", .day), .must("collected", .shape(.licenseClock)),
        .must("delivered", .shape(.licenseClock)),
    ])
}

extension Shape {
    static let licenseClockSchema = Schema.object([
        .must("state", .oneOf(LicenseClock.State.allCases.map(\.rawValue))), .may("deadline", .shape(.deadline)),
        .may("doneOn", .day), .must("days", .number, "自决定之日起的天数"),
        .may(
            "proved",
            .object([
                .may("claimed", .instant, "作者时钟所称"), .may("notBefore", .instant, "不早于"),
                .may("receiptedAt", .instant, "首个见证节点的签收时刻"),
            ]),
            "证明何时写成（只在单个证照处）"
        ),
    ])

    static let clockCountSchema = Schema.object([
        .must("done", .number, "按期办结"), .must("late", .number, "逾期办结"), .must("running", .number, "期限内"),
        .must("overdue", .number, "逾期未办"), .must("unknown", .number, "期限待定"), .must("exempt", .number, "无须办理"),
    ])

    static let libraryRowSchema = Schema.object([
        .must("license", .shape(.licenseRow)), .must("state", .oneOf(LibraryState.allCases.map(\.word))),
        .may("collectedOn", .day), .may("submission", .id), .must("submissions", .number),
        .may("number", .text, "市库的编号"), .may("reason", .text),
    ])
}
