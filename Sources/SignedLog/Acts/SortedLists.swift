import Signing

/// Lists of ids in headers and acts: sorted bytewise, none twice.
extension Array where Element: Comparable {
    /// Of a sorted array, each element once.
    @inlinable
    package func withoutRepeats() -> [Element] {
        if count < 2 { return self }
        var result: [Element] = []
        result.reserveCapacity(count)
        for element in self where result.last != element {
            result.append(element)
        }
        return result
    }

    var isStrictlyAscending: Bool {
        zip(self, dropFirst()).allSatisfy { $0 < $1 }
    }
}

extension CBORWriter {
    package mutating func identifiers(_ list: [some Identifier]) {
        array(count: list.count)
        for id in list { bytes(id.bytes) }
    }
}

extension CBOR {
    /// The ids in an array of 32-byte strings; nil if it is not such an array.
    func identifiers<ID: Identifier>(_: ID.Type = ID.self) -> [ID]? {
        guard let items = asArray else { return nil }
        var ids: [ID] = []
        ids.reserveCapacity(items.count)
        for item in items {
            guard let bytes = item.asBytes32 else { return nil }
            ids.append(ID(bytes))
        }
        return ids
    }
}
