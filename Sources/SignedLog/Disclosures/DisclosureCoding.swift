import Signing

/// What a disclosure looks like in files and messages: `[act, seed, {key: value}]` in full,
/// `[act, key, salt, value]` for one field. Not part of what is signed.
package enum DisclosureCoding {
    /// Most bytes of one encoded disclosure: four acts' worth. Who seals an act with more is refused, so that whatever
    /// is signed can also be handed on.
    package static let byteLimit = 256 * 1024

    package static func item(_ disclosure: FullDisclosure) -> CBOR {
        .array([.bytes(disclosure.act), .bytes(disclosure.seed), .map(disclosure.values)])
    }

    package static func item(_ disclosure: Disclosure) -> CBOR {
        .array([
            .bytes(disclosure.act), .text(disclosure.key), .bytes(disclosure.salt), disclosure.value,
        ])
    }

    package static func encoded(_ disclosure: FullDisclosure) -> [UInt8] { item(disclosure).encoded() }

    /// How many bytes ``encoded(_:)`` would be.
    package static func byteCount(_ disclosure: FullDisclosure) -> Int { item(disclosure).encodedByteCount }

    package static func byteCount(_ disclosure: Disclosure) -> Int { item(disclosure).encodedByteCount }

    /// The map of keys and values alone.
    package static func encodedValues(_ disclosure: FullDisclosure) -> [UInt8] {
        var writer = CBORWriter(byteCount: 128)
        writer.map(disclosure.values)
        return writer.bytes
    }

    package static func encoded(_ disclosure: Disclosure) -> [UInt8] { item(disclosure).encoded() }

    /// Either form; whether it opens anything is another question (``Disclosure/opens(_:in:)``).
    package static func decode(_ bytes: [UInt8]) throws(EntryRefusal) -> AnyDisclosure {
        guard bytes.count <= byteLimit else { throw .disclosureTooLarge(byteCount: bytes.count) }
        let item: CBOR
        do { item = try CBOR.decode(bytes) } catch { throw .notCBOR(.disclosure, error) }
        return try disclosure(item)
    }

    package static func disclosure(_ item: CBOR) throws(EntryRefusal) -> AnyDisclosure {
        guard let parts = item.asArray, let act = parts.first?.asBytes32 else { throw .wrongShape(.disclosure) }
        switch parts.count {
        case 3: return .full(try full(ActID(act), parts))
        case 4: return .single(try single(ActID(act), parts))
        default: throw .wrongShape(.disclosure)
        }
    }

    private static func full(_ act: ActID, _ parts: [CBOR]) throws(EntryRefusal) -> FullDisclosure {
        guard let seed = parts[1].asBytes16, let values = parts[2].asMap else { throw .wrongShape(.disclosure) }
        guard let full = FullDisclosure(act: act, seed: seed, values: values) else { throw .wrongShape(.disclosure) }
        return full
    }

    private static func single(_ act: ActID, _ parts: [CBOR]) throws(EntryRefusal) -> Disclosure {
        guard let key = parts[1].asText, let salt = parts[2].asBytes16 else { throw .wrongShape(.disclosure) }
        return Disclosure(act: act, key: key, salt: salt, value: parts[3])
    }
}

/// A disclosure in one of its two forms.
package enum AnyDisclosure: Hashable, Sendable {
    case full(FullDisclosure)
    case single(Disclosure)

    package var act: ActID {
        switch self {
        case .full(let disclosure): disclosure.act
        case .single(let disclosure): disclosure.act
        }
    }

    /// What it says of a field; nil if it says nothing of it.
    package func value(of key: Text) -> CBOR? {
        switch self {
        case .full(let disclosure): disclosure.values[key]
        case .single(let disclosure): disclosure.key == key ? disclosure.value : nil
        }
    }

    /// Field by field, whichever form it has.
    package var disclosures: [Disclosure] {
        switch self {
        case .full(let disclosure): disclosure.disclosures
        case .single(let disclosure): [disclosure]
        }
    }
}
