package import Signing

/// What opens one commitment of an act: salt and value. Named by (act, key), never by the commitment.
package struct Disclosure: Hashable, Sendable {
    package let act: ActID
    package let key: Text
    package let salt: Bytes16
    package let value: CBOR

    package init(act: ActID, key: Text, salt: Bytes16, value: CBOR) {
        self.act = act
        self.key = key
        self.salt = salt
        self.value = value
    }

    /// Whether this is what was committed to, in an act of this log.
    package func opens(_ commitment: Bytes32, in log: LogID) -> Bool {
        Commitment.make(log: log, salt: salt, key: key, value: value) == commitment
    }
}

/// All values of an act and, in place of their salts, the seed that the salts follow from.
package struct FullDisclosure: Hashable, Sendable {
    package let act: ActID
    package let seed: Bytes16
    /// Sorted as the keys of a CBOR map, no key twice.
    package let values: [(key: Text, value: CBOR)]

    /// The keys must differ from each other.
    package init(act: ActID, seed: Bytes16, values: [(Text, CBOR)]) {
        self.act = act
        self.seed = seed
        let sorted = values.sorted { CBOR.isEncodedBefore(.text($0.0), .text($1.0)) }
        for (first, second) in zip(sorted, sorted.dropFirst()) {
            precondition(first.0 != second.0, "a field twice: \(first.0)")
        }
        self.values = sorted
    }

    /// Nil if a key of the map is no text.
    package init?(act: ActID, seed: Bytes16, map: CBORMap) {
        self.act = act
        self.seed = seed
        values = map.pairs.compactMap { pair in pair.key.asText.map { ($0, pair.value) } }
        guard values.count == map.count else { return nil }
    }

    package var disclosures: [Disclosure] {
        values.map {
            Disclosure(act: act, key: $0.key, salt: Commitment.salt(seed: seed, key: $0.key), value: $0.value)
        }
    }

    package static func == (left: FullDisclosure, right: FullDisclosure) -> Bool {
        left.act == right.act && left.seed == right.seed
            && left.values.elementsEqual(right.values) { $0.key == $1.key && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(act)
        hasher.combine(seed)
        for (key, value) in values {
            hasher.combine(key)
            hasher.combine(value)
        }
    }
}

/// Values and salts never print: what is withheld from the signed part must not appear in a log.
extension Disclosure: CustomStringConvertible, CustomReflectable {
    package var description: String { "Disclosure(act: \(act), key: \(key), value withheld)" }

    package var customMirror: Mirror { Mirror(self, children: ["act": act, "key": key]) }
}

/// Values and seeds never print.
extension FullDisclosure: CustomStringConvertible, CustomReflectable {
    package var description: String { "FullDisclosure(act: \(act), \(values.count) values withheld)" }

    package var customMirror: Mirror { Mirror(self, children: ["act": act, "keys": values.map(\.key)]) }
}
