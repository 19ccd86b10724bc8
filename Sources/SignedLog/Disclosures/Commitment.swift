package import Signing

/// A digest that stands in a value's place. It binds the value to one log and one field name; without the salt it
/// tells nothing about the value (`docs/formats/commitment.md`).
package enum Commitment {
    package static func make(log: LogID, salt: Bytes16, key: Text, value: CBOR) -> Bytes32 {
        var writer = CBORWriter(byteCount: 128)
        writer.array(count: 5)
        writer.text("hefu/field/1")
        writer.bytes(log.bytes)
        writer.bytes(salt)
        writer.text(key)
        writer.item(value)
        return SHA256.digest(writer.bytes)
    }

    /// The salt of one field, from the seed of its act: BLAKE2b-128 keyed by the seed over the field's name. Who
    /// knows one salt learns neither the seed nor another salt.
    package static func salt(seed: Bytes16, key: Text) -> Bytes16 {
        BLAKE2b.digest16(key: seed, message: key.utf8.array)
    }
}
