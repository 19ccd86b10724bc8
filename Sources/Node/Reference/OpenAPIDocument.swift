import SignedLog

/// The API of a node's port as an OpenAPI 3.1 document.
enum OpenAPIDocument {
    static let path = "/openapi.json"

    /// - Parameter version: of the program.
    static func json(version: String) -> JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "合符节点接口",
                "version": .text(Text(version)),
                "description": "单位业务系统办理、查询电子证照的接口。除标明的以外，请求须带接口令牌。",
            ],
            "tags": .array(Operation.groups.map { ["name": .text(Text($0.name))] }),
            "paths": paths,
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": .members(
                    Shape.allCases.map { ($0.rawValue, $0.schema.json(isRequest: $0.isRequest)) }
                ),
                "responses": ["Problem": problem],
            ],
        ]
    }

    private static let problem: JSONValue = [
        "description": "不予办理，或未能办理",
        "content": [Problem.contentType: ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]

    private static var paths: JSONValue {
        let all = Operation.groups.flatMap { group in group.operations.map { ($0, group.name) } }
        let paths = Dictionary(grouping: all) { $0.0.path }.sorted { $0.key < $1.key }
        return .members(
            paths.map { path, operations in
                (path, .members(operations.map { ($0.method.lowercased(), $0.json(tag: $1)) }))
            }
        )
    }
}

extension Operation {
    fileprivate func json(tag: String) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("operationId", .text(Text(identifier))), ("tags", .texts([tag])), ("summary", .text(Text(title))),
            ("security", security),
        ]
        if let note { members.append(("description", .text(Text(note)))) }
        if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
        if let body {
            members.append(
                ("requestBody", ["required": .bool(!body.mayBeEmpty), "content": body.json(isRequest: true)])
            )
        }
        members.append(
            (
                "responses",
                [
                    "200": ["description": "成功", "content": answer.json(isRequest: false)],
                    "4XX": ["$ref": "#/components/responses/Problem"],
                    "5XX": ["$ref": "#/components/responses/Problem"],
                ]
            )
        )
        return .members(members)
    }

    /// `get-licenses-id-history`.
    private var identifier: String {
        let words = pattern.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).filter {
            !["api", "v1"].contains($0)
        }
        return ([method.lowercased()] + words.map { $0.lowercased() }).joined(separator: "-")
    }

    /// What a token must allow; nothing where none is asked for.
    var scope: APIScope? {
        guard case .scope(let scope)? = Routing.access(of: method, pattern) else { return nil }
        return scope
    }

    private var security: JSONValue { scope == nil ? [] : [["token": []]] }

    private var parameters: [JSONValue] {
        parts.map { name in
            ["name": .text(Text(name)), "in": "path", "required": true, "schema": ["type": "string", "minLength": 1]]
        }
            + query.map { member in
                [
                    "name": .text(Text(member.name)), "in": "query", "required": .bool(member.isRequired),
                    "schema": member.schema.json(isRequest: true),
                    "description": .text(Text(member.meaning ?? "")),
                ]
            }
            + headers.map { header in
                [
                    "name": .text(Text(header.rawValue)), "in": "header", "required": false,
                    "schema": header.schema,
                ]
            }
    }
}

extension Operation.Content {
    fileprivate func json(isRequest: Bool) -> JSONValue {
        .members(
            types.map { type in
                let isJSON = type == "application/json"
                let schema: JSONValue = isJSON ? schema?.json(isRequest: isRequest) ?? [:] : plain(type)
                return (type, ["schema": schema])
            }
        )
    }

    /// Of what is no JSON.
    private func plain(_ type: String) -> JSONValue {
        type == "application/yaml" ? schema?.json(isRequest: true) ?? [:] : ["type": "string"]
    }
}

extension RequestHeader {
    fileprivate var schema: JSONValue {
        switch self {
        case .idempotencyKey: ["type": "string", "format": "uuid"]
        case .accept, .authorization, .ifMatch, .lastEventID: ["type": "string"]
        }
    }
}
