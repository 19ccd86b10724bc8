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
    /// Every key is a text.
    package let values: CBORMap

    /// Nil if a key is no text.
    package init?(act: ActID, seed: Bytes16, values: CBORMap) {
        guard values.pairs.allSatisfy({ $0.key.asText != nil }) else { return nil }
        (self.act, self.seed, self.values) = (act, seed, values)
    }

    package var keys: [Text] { values.pairs.compactMap(\.key.asText) }

    package var disclosures: [Disclosure] {
        values.pairs.compactMap { pair in
            pair.key.asText.map { key in
                Disclosure(act: act, key: key, salt: Commitment.salt(seed: seed, key: key), value: pair.value)
            }
        }
    }

    /// Whether it opens all of these commitments, of an act of this log, and says nothing more.
    package func opensAll(_ commitments: [(key: Text, commitment: Bytes32)], in log: LogID) -> Bool {
        values.count == commitments.count
            && values.pairs.allSatisfy { pair in
                guard let key = pair.key.asText, let named = commitments.first(where: { $0.key == key }) else {
                    return false
                }
                let salt = Commitment.salt(seed: seed, key: key)
                return Commitment.make(log: log, salt: salt, key: key, value: pair.value) == named.commitment
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

    package var customMirror: Mirror { Mirror(self, children: ["act": act, "keys": keys]) }
}
