/// A CBOR map: keys unique, sorted bytewise by their encoded form (RFC 8949 §4.2.1).
package struct CBORMap: Sendable {
    /// Sorted by encoded key, no key twice.
    package private(set) var pairs: [Pair]

    /// A key and its value. No tuple: arrays of tuples are copied and destroyed by looking at their types.
    package struct Pair: Hashable, Sendable {
        package let key: CBOR
        package fileprivate(set) var value: CBOR

        init(key: CBOR, value: CBOR) { (self.key, self.value) = (key, value) }
    }

    package init() {
        pairs = []
    }

    /// For those who put pairs in one by one, at best in their order.
    package init(minimumCapacity: Int) {
        pairs = []
        pairs.reserveCapacity(minimumCapacity)
    }

    /// The keys must differ from each other: a caller that has them twice has lost a value already.
    package init(_ pairs: [(CBOR, CBOR)]) {
        self.pairs = pairs.map(Pair.init)
        self.pairs.sort { CBOR.isEncodedBefore($0.key, $1.key) }
        for index in self.pairs.indices.dropFirst() {
            precondition(
                self.pairs[index - 1].key != self.pairs[index].key,
                "a map key twice: \(self.pairs[index].key)"
            )
        }
    }

    /// For those who know that the keys are sorted and differ, as the decoder does.
    init(sorted pairs: [Pair]) {
        self.pairs = pairs
    }

    package var isEmpty: Bool { pairs.isEmpty }

    package var count: Int { pairs.count }

    package subscript(key: CBOR) -> CBOR? {
        get {
            let (index, isHeld) = place(of: key)
            return isHeld ? pairs[index].value : nil
        }
        set {
            let (index, isHeld) = place(of: key)
            switch (newValue, isHeld) {
            case (let value?, true): pairs[index].value = value
            case (let value?, false) where index == pairs.count: pairs.append(Pair(key: key, value: value))
            case (let value?, false): pairs.insert(Pair(key: key, value: value), at: index)
            case (nil, true): pairs.remove(at: index)
            case (nil, false): break
            }
        }
    }

    package subscript(key: Int64) -> CBOR? {
        get { index(of: key).map { pairs[$0].value } }
        set { self[.int(key)] = newValue }
    }

    package subscript(key: Text) -> CBOR? {
        get { index(of: key).map { pairs[$0].value } }
        set { self[.text(key)] = newValue }
    }

    package func holds(_ key: Int64) -> Bool { index(of: key) != nil }

    package func holds(_ key: Text) -> Bool { index(of: key) != nil }

    // Maps of acts are small: to look at each key costs less than to find the middle.

    private func index(of key: Int64) -> Int? {
        let pairs = pairs.span
        for index in pairs.indices {
            if case .int(key) = pairs[index].key { return index }
        }
        return nil
    }

    private func index(of key: Text) -> Int? {
        let pairs = pairs.span
        for index in pairs.indices {
            if case .text(let text) = pairs[index].key, text == key { return index }
        }
        return nil
    }

    /// Where the key stands, or would stand.
    private func place(of key: CBOR) -> (index: Int, isHeld: Bool) {
        var (low, high) = (0, pairs.count)
        // First the end: as a rule maps are written in order.
        var probe = high - 1
        while low < high {
            switch CBOR.order(pairs[probe].key, key) {
            case .before: low = probe + 1
            case .same: return (probe, true)
            case .after: high = probe
            }
            probe = (low + high) / 2
        }
        return (low, false)
    }
}

extension CBORMap: Hashable {}
