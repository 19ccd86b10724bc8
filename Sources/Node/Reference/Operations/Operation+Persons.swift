import Licenses
import Replica

extension Operation {
    static let persons = Group(
        name: "专人管理",
        operations: [
            Operation(
                "GET",
                "/api/v1/persons",
                "各单位的专人及其备案",
                note: "姓名、联系方式只有本单位、区府办、区枢纽和市库读得到。至多 \(Replica.personLimit) 件，最近的在前。",
                query: [.may("office", .text, "单位：代码、名称或编号"), .may("asOf", .day)],
                answer: .json(
                    .object([
                        .must("date", .day, "所示之日"), .must("persons", .list(.shape(.person)), "任用"),
                        .must("findings", .list(finding), "无效的备案"),
                        .must("offices", .list(responsibility), "发证、用证单位有无负责人"),
                    ])
                )
            ),
            Operation(
                "POST",
                "/api/v1/persons",
                "任用、更换、结束任用",
                note: """
                    新任用须有 name、contact、role、from。replaces 为原任用的行为：有 name 即换人，没有即原任用改期或结束（until）。
                    """,
                body: .json(
                    .object([
                        .may("office", .text, "单位；不填即本单位"), .may("name", .text, "姓名"),
                        .may("contact", .text), .may("role", role), .may("duty", .text),
                        .may("from", .day, "首日"), .may("until", .day, "末日"), .may("replaces", .id),
                        .may("by", .text),
                    ])
                ),
                answer: .json(.shape(.done))
            ),
            Operation(
                "POST",
                "/api/v1/persons/file",
                "备案（区府办）",
                body: .json(
                    .object([
                        .must("appointment", .id), .may("date", .day, "备案日期"), .may("number", .text, "备案号"),
                        .may("by", .text),
                    ])
                ),
                answer: .json(.shape(.done))
            ),
        ]
    )

    private static let role = Schema.oneOf(PersonRole.allCases.map(\.apiName))

    private static let finding = Schema.object([
        .must("act", .id), .may("officeName", .text, "单位名称"), .may("node", .text), .must("reason", .text),
    ])

    private static let responsibility = Schema.object([
        .must("office", .id), .must("name", .text), .must("isAppointed", .flag, "有负责人"),
        .must("isFiled", .flag, "负责人已备案"),
    ])
}

extension Shape {
    static let personSchema = Schema.object([
        .must("act", .id), .must("document", .id), .must("office", .id), .may("officeName", .text, "单位名称"),
        .may("role", .oneOf(PersonRole.allCases.map(\.apiName))), .may("name", .text, "姓名"), .may("contact", .text),
        .may("duty", .text), .may("from", .day, "首日"), .may("until", .day, "末日"),
        .must("state", .oneOf(JudgedAppointment.State.allCases.map(\.rawValue))), .may("reason", .text),
        .must("replacedBy", .list(.id), "更换它的行为"), .must("rivals", .list(.id)), .may("filed", .day, "备案日期"),
        .may("filingNumber", .text, "备案号"), .may("filedBy", .text, "备案单位"), .may("by", .text), .may("node", .text),
        .may("time", .instant, "签名时间（自称）"),
    ])
}
