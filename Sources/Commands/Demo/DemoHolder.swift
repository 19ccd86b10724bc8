/// Holders that the demo has made up, so that a search of its logs for them must find nothing.
package struct DemoHolder: Hashable, Sendable {
    package let code: String
    package let name: String
    package let address: String

    /// As the API takes it: 001 is a 统一社会信用代码.
    var json: JSON {
        .object(["type": .string("001"), "code": .string(code), "name": .string(name)])
    }

    /// All of them, in the order in which they come to the counters.
    package static let all: [DemoHolder] = [
        DemoHolder(code: "52310199MADEM0011X", name: "示范区晨光培训学校", address: "文昌路1号"),
        DemoHolder(code: "52310199MADEM002XM", name: "示范区启明培训学校", address: "文昌路2号"),
        DemoHolder(code: "52310199MADEM0038M", name: "示范区知行培训学校", address: "文昌路3号"),
        DemoHolder(code: "52310199MADEM0046G", name: "示范区博雅培训学校", address: "文昌路4号"),
        DemoHolder(code: "52310199MADEM0054B", name: "示范区求实培训学校", address: "文昌路5号"),
        DemoHolder(code: "52310199MADEM00626", name: "示范区弘毅培训学校", address: "学府街6号"),
        DemoHolder(code: "52310199MADEM00701", name: "示范区致远培训学校", address: "学府街7号"),
        DemoHolder(code: "52310199MADEM0089X", name: "示范区明德培训学校", address: "学府街8号"),
        DemoHolder(code: "52310199MADEM0097Q", name: "示范区新知培训学校", address: "学府街9号"),
        DemoHolder(code: "52310199MADEM010X9", name: "示范区格物培训学校", address: "学府街10号"),
        DemoHolder(code: "52310199MADEM01189", name: "示范区青禾培训学校", address: "书院巷11号"),
        DemoHolder(code: "52310199MADEM01264", name: "示范区雨花培训学校", address: "书院巷12号"),
        DemoHolder(code: "91310199MADEM0177B", name: "示范区清波游泳馆有限公司", address: "滨河路17号"),
        DemoHolder(code: "91310199MADEM01856", name: "示范区云栖宾馆有限公司", address: "滨河路18号"),
        DemoHolder(code: "91310199MADEM01931", name: "示范区小满理发店", address: "滨河路19号"),
        DemoHolder(code: "91310199MADEM0206N", name: "示范区长风影院有限公司", address: "滨河路20号"),
        DemoHolder(code: "91310199MADEM0214H", name: "示范区松间茶座", address: "滨河路21号"),
        DemoHolder(code: "91310199MADEM0222C", name: "示范区汇泉浴室", address: "滨河路22号"),
    ]

    /// The holders who come to a counter, of whom half come before the line is cut.
    static func coming(to member: Member) -> ArraySlice<DemoHolder> {
        switch member {
        case .hub, .city: []
        case .counter1: all[0..<6]
        case .counter2: all[6..<12]
        case .health: all[12..<18]
        }
    }
}

/// Licenses that a counter of the demo issues.
struct DemoLicense {
    let number: String
    let holder: DemoHolder
    let item: DemoItem

    /// Those that a counter issues, the first half before the line is cut.
    static func all(at member: Member) -> [DemoLicense] {
        DemoHolder.coming(to: member).enumerated().map { index, holder in
            DemoLicense(
                number: number(index + 1, at: member),
                holder: holder,
                item: member.office == .health ? .hygiene : .tutoring
            )
        }
    }

    /// Each counter has a range of numbers of its own.
    private static func number(_ index: Int, at member: Member) -> String {
        switch member {
        case .health: "卫公证字\(1000 + index)"
        case .hub, .city, .counter1: "教民\(1000 + index)"
        case .counter2: "教民\(2000 + index)"
        }
    }

    /// The body of `POST /api/v1/acts` but for the verb.
    var face: [String: JSON] {
        [
            "type": .string(item.typeCode), "number": .string(number), "holder": holder.json,
            "fields": .object(["address": .string(holder.address)]),
        ]
    }
}
