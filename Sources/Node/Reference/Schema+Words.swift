import Words

// The shapes in words, for people.

extension Schema {
    /// In Chinese: 文本, 日期 …; of a shape its name.
    var word: String {
        switch self {
        case .id: "编号（64 位十六进制）"
        case .day: "日期（年-月-日）"
        case .instant: "时刻（1970 年起毫秒，UTC）"
        case .text: "文本"
        case .oneOf(let words): words.joined(separator: " | ")
        case .number: "整数"
        case .flag: "是或否"
        case .faceValue: "文本、整数、是或否、空"
        case .list(let element): "列表：" + element.word
        case .object(let members): "{" + members.map(\.name).joined(separator: ", ") + "}"
        case .map(let value): "对象，各成员为" + value.word
        case .either(let schemas): schemas.map(\.word).joined(separator: " 或 ")
        case .shape(let shape): shape.rawValue
        case .json(_, let word): word
        }
    }

    /// The shape that its word ends with.
    var shapeWithin: Shape? {
        switch self {
        case .shape(let shape): shape
        case .list(let element), .map(let element): element.shapeWithin
        case .id, .day, .instant, .text, .oneOf, .number, .flag, .faceValue, .object, .either, .json: nil
        }
    }

    /// Those of an object; none of anything else.
    var members: [Member] {
        switch self {
        case .object(let members): members
        case .id, .day, .instant, .text, .oneOf, .number, .flag, .faceValue, .list, .map, .either, .shape, .json: []
        }
    }
}

extension Schema.Member {
    /// What it means, in Chinese: its own note, else its label.
    var meaning: String? { note ?? Label(rawValue: name)?.wording.chinese }
}
