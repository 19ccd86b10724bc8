import Console

/// The same reference for people, in Chinese: one page, made from the operations and shapes that OpenAPI is made from.
enum ReferencePage {
    static let html: HTML = APIReference(
        title: "合符节点接口说明",
        introduction: introduction,
        groups: Operation.groups.map { APIReference.Group($0.name, $0.operations.map(\.reference)) },
        shapes: Shape.allCases.map { APIReference.Table($0.rawValue, kind: $0.schema.word, $0.schema.rows) }
    ).page

    private static let introduction = [
        """
        本接口供单位业务系统办理、查询电子证照，断网时同样可用：办理即签发，恢复连接后自行同步。\
        在节点本机由 Unix 套接字访问，在配置的端口（api）由 HTTP 访问；本机以外一律使用 TLS。
        """,
        """
        除标明“无须令牌”的以外，端口上的请求须带接口令牌：Authorization: Bearer 令牌。\
        令牌由节点操作员以 hefu token create 制作，可限定权限与最后有效日，可随时撤销。
        """,
        "请求与答复均为 UTF-8 的 JSON。请求中多余、重复的成员一律拒绝；数字只能是整数，金额等以文本书写。",
        """
        不予办理的，答复为 application/problem+json（RFC 9457）：code 为稳定的代码，detail 为中文说明，\
        pointer、query 或 header 指明请求中的位置。请求过于频繁的答复 429，Retry-After 为应等待的秒数。
        """,
    ]
}

extension Operation {
    fileprivate var reference: APIReference.Operation {
        APIReference.Operation(
            method: method,
            path: path,
            title: title,
            access: scope.map { "令牌权限：\($0.rawValue)" } ?? "无须令牌",
            note: note,
            takes: takes,
            gives: answer.tables(named: "答复")
        )
    }

    private var takes: [APIReference.Table] {
        let query = query.isEmpty ? [] : [APIReference.Table("查询参数", kind: "", query.map(\.row))]
        let headers = headers.isEmpty ? [] : [APIReference.Table("请求头", kind: "", headers.map(\.row))]
        return query + headers + (body?.tables(named: "请求正文") ?? [])
    }
}

extension Operation.Content {
    fileprivate func tables(named name: String) -> [APIReference.Table] {
        let kind = types.joined(separator: "、") + (schema.map { "，" + $0.word } ?? "")
        return [APIReference.Table(name, kind: kind, schema?.rows ?? [])]
    }
}

extension Schema {
    fileprivate var rows: [APIReference.Table.Row] { members.map(\.row) }
}

extension Schema.Member {
    fileprivate var row: APIReference.Table.Row {
        APIReference.Table.Row(
            name,
            kind: schema.word,
            shape: schema.shapeWithin?.rawValue,
            isRequired: isRequired,
            meaning: meaning ?? ""
        )
    }
}

extension RequestHeader {
    fileprivate var row: APIReference.Table.Row {
        APIReference.Table.Row(rawValue, kind: "文本", shape: nil, isRequired: false, meaning: meaning)
    }

    private var meaning: String {
        switch self {
        case .accept: "所要的内容类型"
        case .authorization: "Bearer 令牌"
        case .idempotencyKey: "幂等键（UUID）"
        case .ifMatch: "所依据的版次，或 *"
        case .lastEventID: "最后收到的事件"
        }
    }
}
