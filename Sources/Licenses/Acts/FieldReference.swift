package import SignedLog

/// One committed field of one act: under this pair its disclosure is stored, wanted, served and erased.
package struct FieldReference: Hashable, Comparable, Sendable {
    package let act: ActID
    package let key: Text

    package init(act: ActID, key: Text) {
        self.act = act
        self.key = key
    }

    /// `[act id, field key]`, nil if it is something else.
    init?(_ value: CBOR) {
        guard let pair = value.asArray, pair.count == 2, let act = pair[0].asBytes32, let key = pair[1].asText
        else { return nil }
        self.init(act: ActID(act), key: key)
    }

    var value: CBOR { .array([.bytes(act), .text(key)]) }

    /// By act, then by the bytes of the key.
    package static func < (left: Self, right: Self) -> Bool {
        left.act != right.act ? left.act < right.act : left.key < right.key
    }
}
