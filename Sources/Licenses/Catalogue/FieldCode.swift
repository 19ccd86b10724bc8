package import SignedLog

/// One value that a face field may have, with what is printed for it: 1 学科, 2 非学科.
package struct FieldCode: Hashable, Sendable {
    /// Most codes of one list; a national code table that is longer is a text.
    package static let listLimit = 256
    package static let codeByteLimit = 64
    package static let labelByteLimit = 512

    package let code: Text
    package let label: Text

    package init(code: Text, label: Text) { (self.code, self.label) = (code, label) }
}

/// As submissions write them: `{ field key: [[code, label] …] }`. The lists decide nothing, so a reader that finds
/// something else there takes the whole for absent, as a reader of an earlier version does.
extension FieldCode {
    static func lists(in body: CBORMap) -> [Text: [FieldCode]] {
        guard case .map(let map)? = body[ItemKey.codeLists] else { return [:] }
        var lists: [Text: [FieldCode]] = [:]
        for pair in map.pairs {
            guard let key = pair.key.asText, let list = list(pair.value) else { return [:] }
            lists[key] = list
        }
        return lists
    }

    /// Nil if no field has a list.
    static func lists(of fields: [FaceField]) -> CBOR? {
        let listed = fields.filter { !$0.codes.isEmpty }
        guard !listed.isEmpty else { return nil }
        var map = CBORMap()
        for field in listed { map[field.key] = .array(field.codes.map { .array([.text($0.code), .text($0.label)]) }) }
        return .map(map)
    }

    private static func list(_ value: CBOR) -> [FieldCode]? {
        guard let items = value.asArray, 1...listLimit ~= items.count else { return nil }
        var codes: [FieldCode] = []
        for item in items {
            guard let parts = item.asArray, parts.count == 2, let code = parts[0].asText, let label = parts[1].asText
            else { return nil }
            codes.append(FieldCode(code: code, label: label))
        }
        return isSound(codes) ? codes : nil
    }

    static func isSound(_ codes: [FieldCode]) -> Bool {
        codes.count <= listLimit && Set(codes.map(\.code)).count == codes.count
            && codes.allSatisfy { 1...codeByteLimit ~= $0.code.utf8.count && 1...labelByteLimit ~= $0.label.utf8.count }
    }
}
