extension Operation {
    /// Supervision, and its standards.
    static let supervision = Group(
        name: "电子督查",
        operations: [
            Operation(
                "GET",
                "/api/v1/supervision",
                "需督促的单位和事项",
                query: [.may("asOf", .text, "截至此日，默认今天")],
                answer: .json(
                    .object([
                        .must("on", .text, "截至"), .must("rows", .list(.shape(.supervisionRow)), "分单位、分规则"),
                        .must("standards", .list(.shape(.standard)), "督查标准"),
                    ])
                )
            ),
            Operation(
                "GET",
                "/metrics",
                "供 Prometheus 采集的指标",
                query: [.may("supervision", .flag, "是否含电子督查（逐件检查，宜低频采集）"), .may("asOf", .text, "截至此日，默认今天")],
                answer: .file("text/plain")
            ),
            Operation(
                "POST",
                "/api/v1/standards",
                "设定督查标准",
                note: "未列的不变。",
                body: .json(.object([.must("standards", .map(.number), "标准的名称和数值")])),
                answer: .json(.shape(.done))
            ),
        ]
    )
}
