import SignedLog

/// The shape of a JSON value, as the reference tells it: to people as a table, to programs as JSON Schema
/// (draft 2020-12, as OpenAPI 3.1 has it).
indirect enum Schema: Sendable {
    /// 64 hexadecimal digits.
    case id
    /// `yyyy-mm-dd`.
    case day
    /// Milliseconds since 1970 UTC.
    case instant
    case text
    case oneOf([String])
    case number
    case flag
    /// What a face field may hold: text, a whole number, true or false, or null.
    case faceValue
    case list(Schema)
    case object([Member])
    /// An object whose members are named by whoever writes it, all of one shape.
    case map(Schema)
    /// One of several shapes.
    case either([Schema])
    /// One of ``Shape``.
    case shape(Shape)
    /// JSON Schema as it stands, for what the cases above do not have.
    case json(JSONValue, String)

    struct Member: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        /// What it means, in Chinese; nil: the table of labels says it.
        let note: String?

        /// Always there.
        static func must(_ name: String, _ schema: Schema, _ note: String? = nil) -> Member {
            Member(name: name, schema: schema, isRequired: true, note: note)
        }

        /// There where there is something to say.
        static func may(_ name: String, _ schema: Schema, _ note: String? = nil) -> Member {
            Member(name: name, schema: schema, isRequired: false, note: note)
        }
    }
}

// MARK: JSON Schema

extension Schema {
    /// - Parameter isRequest: whether members that are not named are refused, as the reader of requests does. Answers may
    ///   have more members one day.
    func json(isRequest: Bool) -> JSONValue {
        switch self {
        case .id: ["type": "string", "pattern": "^[0-9a-f]{64}$"]
        case .day: ["type": "string", "format": "date"]
        case .instant: ["type": "integer", "format": "int64"]
        case .text: ["type": "string"]
        case .oneOf(let words): ["type": "string", "enum": .texts(words)]
        case .number: ["type": "integer", "format": "int64"]
        case .flag: ["type": "boolean"]
        case .faceValue: ["type": ["string", "integer", "boolean", "null"]]
        case .list(let element): ["type": "array", "items": element.json(isRequest: isRequest)]
        case .object(let members): Self.object(members, isRequest: isRequest)
        case .map(let value): ["type": "object", "additionalProperties": value.json(isRequest: isRequest)]
        case .either(let schemas): ["oneOf": .array(schemas.map { $0.json(isRequest: isRequest) })]
        case .shape(let shape): ["$ref": .text(Text("#/components/schemas/\(shape.rawValue)"))]
        case .json(let json, _): json
        }
    }

    private static func object(_ members: [Member], isRequest: Bool) -> JSONValue {
        let properties = members.map { member in
            (member.name, member.schema.json(isRequest: isRequest).adding(member.noted))
        }
        var object: JSONValue = ["type": "object", "properties": .members(properties)]
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { object = object.adding([("required", .texts(required))]) }
        return isRequest ? object.adding([("additionalProperties", false)]) : object
    }
}

extension Schema.Member {
    fileprivate var noted: [(String, JSONValue)] { meaning.map { [("description", .text(Text($0)))] } ?? [] }
}
