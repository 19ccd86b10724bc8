/// A CBOR map: keys unique, sorted bytewise by their encoded form (RFC 8949 §4.2.1).
package struct CBORMap: Sendable {
    /// Sorted by encoded key, no key twice.
    package private(set) var pairs: [(key: CBOR, value: CBOR)]

    package init() {
        pairs = []
    }

    /// The keys must differ from each other: a caller that has them twice has lost a value already.
    package init(_ pairs: [(CBOR, CBOR)]) {
        let sorted = pairs.sorted { CBOR.isEncodedBefore($0.0, $1.0) }
        for index in sorted.indices.dropFirst() {
            precondition(sorted[index - 1].0 != sorted[index].0, "a map key twice: \(sorted[index].0)")
        }
        self.pairs = sorted.map { (key: $0.0, value: $0.1) }
    }

    /// For those who know that the keys are sorted and differ, as the decoder does.
    init(sorted pairs: [(key: CBOR, value: CBOR)]) {
        self.pairs = pairs
    }

    package var isEmpty: Bool { pairs.isEmpty }

    package var count: Int { pairs.count }

    package subscript(key: CBOR) -> CBOR? {
        get {
            let index = position(of: key)
            guard index < pairs.count, pairs[index].key == key else { return nil }
            return pairs[index].value
        }
        set {
            let index = position(of: key)
            let isHeld = index < pairs.count && pairs[index].key == key
            switch (newValue, isHeld) {
            case (let value?, true): pairs[index].value = value
            case (let value?, false): pairs.insert((key: key, value: value), at: index)
            case (nil, true): pairs.remove(at: index)
            case (nil, false): break
            }
        }
    }

    package subscript(key: Int64) -> CBOR? {
        get {
            // Maps of acts are small: to look at each key costs less than to find the middle.
            for index in pairs.indices {
                if case .int(key) = pairs[index].key { return pairs[index].value }
            }
            return nil
        }
        set { self[.int(key)] = newValue }
    }

    package subscript(key: Text) -> CBOR? {
        get {
            for index in pairs.indices {
                if case .text(let text) = pairs[index].key, text == key { return pairs[index].value }
            }
            return nil
        }
        set { self[.text(key)] = newValue }
    }

    /// Where the key stands, or would stand.
    private func position(of key: CBOR) -> Int {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if CBOR.isEncodedBefore(pairs[middle].key, key) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension CBORMap: Hashable {
    package static func == (left: CBORMap, right: CBORMap) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0.key == $1.key && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(pairs.count)
        for pair in pairs {
            hasher.combine(pair.key)
            hasher.combine(pair.value)
        }
    }
}
