import District
import SignedLog

/// What license acts read beside what all acts do.
extension BodyReader {
    /// A key that may be absent.
    func optional<Value>(_ key: Int64, _ read: (Int64) throws(ActRefusal) -> Value) throws(ActRefusal) -> Value? {
        body.holds(key) ? try read(key) : nil
    }

    func civilDate(_ key: Int64) throws(ActRefusal) -> CivilDate {
        guard let number = try value(key).asInt else { throw .wrongType(key: key) }
        guard let date = CivilDate(yyyymmdd: number) else { throw .outOfRange(key: key) }
        return date
    }

    func optionalDate(_ key: Int64) throws(ActRefusal) -> CivilDate? {
        try optional(key) { key throws(ActRefusal) in try civilDate(key) }
    }

    func optionalText(_ key: Int64) throws(ActRefusal) -> Text? {
        try optional(key) { key throws(ActRefusal) in try text(key) }
    }

    /// The fields of the face: text keys, and every byte string a commitment of 32 bytes.
    func fields() throws(ActRefusal) -> CBORMap {
        guard let value = body[BodyKey.fields] else { return CBORMap() }
        guard let fields = value.asMap else { throw .wrongType(key: BodyKey.fields) }
        let pairs = fields.pairs.span
        for index in pairs.indices {
            guard pairs[index].key.isText else { throw .malformed(key: BodyKey.fields) }
            if case .bytes(let bytes) = pairs[index].value, bytes.count != 32 {
                throw .malformed(key: BodyKey.fields)
            }
        }
        return fields
    }

    /// A list that is sorted and has nothing twice: one set has one form.
    func sortedList<Element: Comparable>(
        _ key: Int64,
        limit: Int,
        _ element: (CBOR) -> Element?
    ) throws(ActRefusal) -> [Element] {
        let elements = try list(key, counts: 1...limit, element)
        guard zip(elements, elements.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .malformed(key: key) }
        return elements
    }
}
