import Licenses
import SignedLog
import Yams

/// A mapping of a YAML document, taken apart key by key; what nobody asked for is refused with its line. JSON is YAML,
/// so documents may be written in either.
struct YAMLObject {
    /// Longest document. A catalogue item with 400 fields has a tenth of it.
    static let byteLimit = 1 << 20

    private let prefix: String
    let line: Int?
    private var members: [Member]

    private struct Member {
        let name: String
        let line: Int?
        let value: Yams.Node
    }

    /// A whole document.
    init(document bytes: [UInt8]) throws(YAMLProblem) {
        guard bytes.count <= Self.byteLimit else {
            throw YAMLProblem("too-large", line: nil, ["bytes": String(bytes.count), "limit": String(Self.byteLimit)])
        }
        guard let text = Text(validating: bytes) else {
            throw YAMLProblem("encoding-invalid", line: nil, ["expected": "UTF-8"])
        }
        let root: Yams.Node?
        do { root = try Yams.compose(yaml: text.string) } catch let error as YamlError {
            throw YAMLProblem("file-invalid", line: error.line, ["rule": "YAML"])
        } catch {
            throw YAMLProblem("file-invalid", line: nil, ["rule": "YAML"])
        }
        guard let root else { throw YAMLProblem("file-invalid", line: 1, ["rule": "empty"]) }
        try self.init(root, key: nil)
    }

    private init(_ value: Yams.Node, key: String?) throws(YAMLProblem) {
        guard let mapping = value.mapping else {
            throw YAMLProblem("field-type", line: value.mark?.line, key: key, ["expected": "mapping"])
        }
        prefix = key.map { $0 + "/" } ?? ""
        line = value.mark?.line
        members = []
        for (name, value) in mapping {
            let line = name.mark?.line
            guard let name = name.scalar?.string else { throw YAMLProblem("field-type", line: line, key: key) }
            members.append(Member(name: name, line: line, value: value))
        }
    }

    private mutating func take(_ name: String) -> Member? {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
        let member = members.remove(at: index)
        return member.value.isNull ? nil : member
    }

    /// Refuses what nobody has asked for.
    func finish() throws(YAMLProblem) {
        guard let surplus = members.first else { return }
        throw YAMLProblem("unknown-field", line: surplus.line, key: path(surplus.name))
    }

    func path(_ name: String) -> String { prefix + name }

    /// The names that are left, in the order of the document.
    var names: [String] { members.map(\.name) }

    /// What is wrong with the value of a key that has been taken.
    func problem(_ code: String, _ name: String, line: Int?, _ parameters: [String: String] = [:]) -> YAMLProblem {
        YAMLProblem(code, line: line, key: path(name), parameters)
    }
}

// MARK: Values of one type

extension YAMLObject {
    /// A value with the line that it stands on.
    struct Placed<Value> {
        let value: Value
        let line: Int?
    }

    /// A scalar as it is written: a code like `099` keeps its zero.
    mutating func text(_ name: String) throws(YAMLProblem) -> Placed<String>? {
        guard let member = take(name) else { return nil }
        guard let scalar = member.value.scalar else {
            throw problem("field-type", name, line: member.line, ["expected": "text"])
        }
        return Placed(value: scalar.string, line: member.line)
    }

    mutating func required(_ name: String) throws(YAMLProblem) -> Placed<String> {
        guard let text = try text(name), !text.value.isEmpty else {
            throw problem("missing-field", name, line: line)
        }
        return text
    }

    mutating func flag(_ name: String) throws(YAMLProblem) -> Bool? {
        guard let text = try text(name) else { return nil }
        guard let flag = Bool(text.value) else {
            throw problem("field-type", name, line: text.line, ["expected": "true or false"])
        }
        return flag
    }

    mutating func date(_ name: String) throws(YAMLProblem) -> CivilDate? {
        guard let text = try text(name) else { return nil }
        guard let date = CivilDate(parsing: Array(text.value.utf8)) else {
            throw problem("date-impossible", name, line: text.line, ["value": String(text.value.prefix(32))])
        }
        return date
    }

    mutating func object(_ name: String) throws(YAMLProblem) -> YAMLObject? {
        guard let member = take(name) else { return nil }
        return try YAMLObject(member.value, key: path(name))
    }

    /// A list of mappings; their keys are numbered from 1.
    mutating func objects(_ name: String) throws(YAMLProblem) -> [YAMLObject]? {
        guard let member = take(name) else { return nil }
        guard let sequence = member.value.sequence else {
            throw problem("field-type", name, line: member.line, ["expected": "list"])
        }
        var objects: [YAMLObject] = []
        for (index, element) in sequence.enumerated() {
            objects.append(try YAMLObject(element, key: path("\(name)/\(index + 1)")))
        }
        return objects
    }

    /// A list of texts, or one text.
    mutating func texts(_ name: String) throws(YAMLProblem) -> [String]? {
        try placedTexts(name)?.map(\.value)
    }

    mutating func placedTexts(_ name: String) throws(YAMLProblem) -> [Placed<String>]? {
        guard let member = take(name) else { return nil }
        if let scalar = member.value.scalar { return [Placed(value: scalar.string, line: member.line)] }
        var texts: [Placed<String>] = []
        for element in member.value.sequence ?? [] {
            guard let scalar = element.scalar else {
                throw problem("field-type", name, line: element.mark?.line, ["expected": "list of texts"])
            }
            texts.append(Placed(value: scalar.string, line: element.mark?.line))
        }
        return texts
    }
}

extension Yams.Node {
    /// `null`, `~` or nothing, written without quotes.
    fileprivate var isNull: Bool {
        guard let scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }
}
