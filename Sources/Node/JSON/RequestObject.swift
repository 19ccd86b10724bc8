import Licenses
import Replica
import SignedLog
import Signing

/// An object of a request, taken apart member by member. What is asked for is taken out; what is left over at the end
/// is refused by name, so that a misspelled field never passes as an absent one.
struct RequestObject {
    /// Where the object stands in the request: empty, or `holder/`.
    private let prefix: String
    private var members: [Text: JSONValue]

    /// The whole body of a request.
    init(body: [UInt8]) throws {
        let value: JSONValue
        do { value = try JSONReader.read(body.isEmpty ? Array("{}".utf8) : body) } catch { throw APIFailure(error) }
        try self.init(value, field: nil)
    }

    init(_ value: JSONValue, field: String?) throws(Refusal) {
        guard case .object(let members) = value else { throw Refusal(.fieldType, field: field, ["expected": "object"]) }
        self.prefix = field.map { $0 + "/" } ?? ""
        // Names are unique: the reader has seen to that.
        self.members = Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })
    }

    /// The value of a member; nil if it is absent or null.
    mutating func take(_ name: String) -> JSONValue? {
        guard let value = members.removeValue(forKey: Text(name)), !value.isNull else { return nil }
        return value
    }

    /// Refuses what nobody has asked for.
    func finish() throws(Refusal) {
        guard let surplus = members.keys.min() else { return }
        throw Refusal(.unknownField, field: path(surplus.string))
    }

    /// The members that are left, sorted by name.
    mutating func takeAll() -> [(name: Text, value: JSONValue)] {
        defer { members = [:] }
        return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// How the API names a member: `holder/code`.
    func path(_ name: String) -> String { prefix + name }
}

// MARK: Values of one type

extension RequestObject {
    mutating func text(_ name: String) throws(Refusal) -> String? {
        guard let value = take(name) else { return nil }
        guard case .text(let text) = value else {
            throw Refusal(.fieldType, field: path(name), ["expected": "text"])
        }
        return text.string
    }

    mutating func required(_ name: String) throws(Refusal) -> String {
        guard let text = try text(name), !text.isEmpty else { throw Refusal(.missingField, field: path(name)) }
        return text
    }

    /// A number that must be there.
    mutating func integer(_ name: String) throws(Refusal) -> Int64 {
        guard let value = take(name) else { throw Refusal(.missingField, field: path(name)) }
        guard case .integer(let number) = value else {
            throw Refusal(.fieldType, field: path(name), ["expected": "integer"])
        }
        return number
    }

    /// Nil if the member is absent.
    mutating func optionalInteger(_ name: String) throws(Refusal) -> Int64? {
        guard let value = take(name) else { return nil }
        guard case .integer(let number) = value else {
            throw Refusal(.fieldType, field: path(name), ["expected": "integer"])
        }
        return number
    }

    mutating func flag(_ name: String) throws(Refusal) -> Bool? {
        guard let value = take(name) else { return nil }
        guard case .bool(let flag) = value else {
            throw Refusal(.fieldType, field: path(name), ["expected": "true or false"])
        }
        return flag
    }

    /// A day, `yyyy-mm-dd` or `yyyymmdd`.
    mutating func date(_ name: String) throws(Refusal) -> CivilDate? {
        guard let text = try text(name) else { return nil }
        guard let date = CivilDate(parsing: Array(text.utf8)) else {
            throw Refusal(.dateImpossible, field: path(name), ["value": String(text.prefix(32))])
        }
        return date
    }

    mutating func texts(_ name: String) throws(Refusal) -> [String]? {
        guard let value = take(name) else { return nil }
        guard case .array(let elements) = value else {
            throw Refusal(.fieldType, field: path(name), ["expected": "list"])
        }
        var texts: [String] = []
        for element in elements {
            guard case .text(let text) = element else {
                throw Refusal(.fieldType, field: path(name), ["expected": "list of texts"])
            }
            texts.append(text.string)
        }
        return texts
    }

    /// An object within this one; nil if it is absent.
    mutating func object(_ name: String) throws(Refusal) -> RequestObject? {
        guard let value = take(name) else { return nil }
        return try RequestObject(value, field: path(name))
    }

    /// A list of objects within this one; nil if it is absent.
    mutating func objects(_ name: String) throws(Refusal) -> [RequestObject]? {
        guard let value = take(name) else { return nil }
        guard case .array(let elements) = value else {
            throw Refusal(.fieldType, field: path(name), ["expected": "list"])
        }
        var objects: [RequestObject] = []
        for (index, element) in elements.enumerated() {
            objects.append(try RequestObject(element, field: "\(path(name))/\(index)"))
        }
        return objects
    }

    /// An id: 64 hexadecimal digits.
    mutating func id<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(Refusal) -> ID? {
        guard let text = try text(name) else { return nil }
        return try Self.id(text, field: path(name))
    }

    mutating func ids<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(Refusal) -> [ID] {
        var ids: [ID] = []
        for text in try texts(name) ?? [] { ids.append(try Self.id(text, field: path(name))) }
        return ids
    }

    private static func id<ID: Identifier>(_ text: String, field: String) throws(Refusal) -> ID {
        guard let bytes = Bytes32(hex: text) else {
            throw Refusal(.codeForm, field: field, ["expected": "64 hex digits"])
        }
        return ID(bytes)
    }
}
