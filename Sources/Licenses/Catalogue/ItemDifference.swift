package import SignedLog
import Signing

/// One thing in which two versions of an item differ.
package struct ItemDifference: Hashable, Sendable {
    /// The element's name (`ValidityRange`), `HolderIsPublic`, `Office`, `Unconfirmed`, `FieldOrder`, a field
    /// (`fields/address`) that one version has alone, or a property of a field of both (`fields/address/public`).
    package let path: Text
    /// What the standard or the face calls it.
    package let label: Text
    /// Nil where that version does not state it.
    package let before: Text?
    package let after: Text?

    package init(path: Text, label: Text, before: Text?, after: Text?) {
        (self.path, self.label, self.before, self.after) = (path, label, before, after)
    }
}

extension ItemSubmission {
    /// What another version changes, in the order of the elements and then of the fields; nothing if they say the same.
    /// Version numbers are not compared.
    package func differences(to other: ItemSubmission) -> [ItemDifference] {
        Self.differences(comparedElements, other.comparedElements) + fieldDifferences(to: other)
    }

    private typealias Stated = (path: Text, label: Text, value: Text)

    private var comparedElements: [Stated] {
        elements.map { (Text($0.name), Text($0.chineseName), $0.value) } + [
            ("HolderIsPublic", "持证主体公开", holderIsPublic ? "true" : "false"),
            ("Office", "发证单位", Text(office.bytes.hex)),
            ("Unconfirmed", "待核实", Text(notes.unconfirmed.map(\.string).joined(separator: ", "))),
        ]
    }

    private func fieldDifferences(to other: ItemSubmission) -> [ItemDifference] {
        var differences: [ItemDifference] = []
        for field in fields {
            if let same = other.field(field.key) {
                differences += Self.differences(field.properties, same.properties)
            } else {
                differences.append(field.difference(before: field.summary, after: nil))
            }
        }
        for field in other.fields where self.field(field.key) == nil {
            differences.append(field.difference(before: nil, after: field.summary))
        }
        return differences + orderDifference(to: other)
    }

    /// Only the order of fields that both have: what was added or removed is said already.
    private func orderDifference(to other: ItemSubmission) -> [ItemDifference] {
        let before = fields.map(\.key).filter { other.field($0) != nil }
        let after = other.fields.map(\.key).filter { field($0) != nil }
        guard before != after else { return [] }
        let text = { (keys: [Text]) in Text(keys.map(\.string).joined(separator: ", ")) }
        return [ItemDifference(path: "FieldOrder", label: "照面信息顺序", before: text(before), after: text(after))]
    }

    private static func differences(_ before: [Stated], _ after: [Stated]) -> [ItemDifference] {
        let paths = before.map(\.path) + after.map(\.path).filter { path in !before.contains { $0.path == path } }
        return paths.compactMap { path in
            let (old, new) = (before.first { $0.path == path }, after.first { $0.path == path })
            guard old?.value != new?.value, let label = old?.label ?? new?.label else { return nil }
            return ItemDifference(path: path, label: label, before: stated(old), after: stated(new))
        }
    }

    /// Nothing is what an empty text says.
    private static func stated(_ one: Stated?) -> Text? {
        one.flatMap { $0.value.isEmpty ? nil : $0.value }
    }
}

extension FaceField {
    fileprivate var path: Text { Text("fields/\(key.string)") }

    fileprivate func difference(before: Text?, after: Text?) -> ItemDifference {
        ItemDifference(path: path, label: label, before: before, after: after)
    }

    fileprivate var properties: [(path: Text, label: Text, value: Text)] {
        [
            ("label", label), ("type", type.name), ("public", isPublic ? "true" : "false"),
            ("required", isRequired ? "true" : "false"), ("codes", codeText),
        ].map { name, value in (Text("\(path.string)/\(name)"), label, value) }
    }

    /// The whole field on one line.
    fileprivate var summary: Text {
        let words = [type.name.string, isPublic ? "public" : "personal"] + (isRequired ? ["required"] : [])
        let codes = codeText.isEmpty ? "" : ": \(codeText.string)"
        return Text("\(label.string) (\(words.joined(separator: ", ")))\(codes)")
    }

    private var codeText: Text {
        Text(codes.map { "\($0.code.string) \($0.label.string)" }.joined(separator: ", "))
    }
}

extension FieldType {
    /// As documents and JSON call it.
    package var name: Text {
        switch self {
        case .text: "text"
        case .date: "date"
        case .decimal: "decimal"
        case .integer: "integer"
        case .boolean: "boolean"
        }
    }
}
