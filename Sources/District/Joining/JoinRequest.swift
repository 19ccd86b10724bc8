package import SignedLog
package import Signing

/// What a new node asks the district office: enroll these keys. It says nothing that must be kept secret, and means
/// nothing until a person has compared its fingerprint with the bearer's paper. See `docs/formats/join.md`.
package struct JoinRequest: Hashable, Sendable {
    package static let version: Int64 = 1
    /// Bytes of a request: keys, signature, and a name of ``Limit/text``.
    package static let byteLimit = 1_024
    static let domain = Array("hefu/join/1".utf8)

    package let key: PublicKey
    package let boxKey: BoxPublicKey
    package let nodeKind: NodeKind
    /// As the bearer writes it: for the person who reads it, not a reference.
    package let officeName: Text
    /// The signed payload as it came in.
    private let payload: [UInt8]
    private let signature: Signature

    /// Signs. The name has 1 to ``Limit/text`` bytes.
    package init(key: SigningKey, boxKey: BoxPublicKey, nodeKind: NodeKind, officeName: Text) throws(JoinRefusal) {
        guard 1...Limit.text ~= officeName.utf8.count else { throw .wrongShape }
        self.key = key.publicKey
        self.boxKey = boxKey
        self.nodeKind = nodeKind
        self.officeName = officeName
        payload = CBOR.array([
            .int(Self.version), .bytes(key.publicKey.bytes), .bytes(boxKey.bytes), .int(Int64(nodeKind.rawValue)),
            .text(officeName),
        ]).encoded()
        signature = key.sign(Self.domain + payload)
    }

    /// Reads strictly and checks the signature: who asks holds the key.
    package init(decoding bytes: [UInt8]) throws(JoinRefusal) {
        guard bytes.count <= Self.byteLimit else { throw .tooLarge(byteCount: bytes.count) }
        guard let parts = Self.array(bytes), parts.count == 2, let payload = parts[0].asBytes?.array,
            let signature = parts[1].asBytes.flatMap({ Signature($0) }), let fields = Self.array(payload)
        else { throw .wrongShape }
        guard let version = fields.first?.asInt else { throw .wrongShape }
        guard version == Self.version else { throw .upgradeNeeded(version: version) }
        guard fields.count == 5, let key = fields[1].asBytes32, let boxKey = fields[2].asBytes32,
            let nodeKind = fields[3].asUInt.flatMap(NodeKind.init), let officeName = fields[4].asText,
            1...Limit.text ~= officeName.utf8.count
        else { throw .wrongShape }
        self.key = PublicKey(key)
        self.boxKey = BoxPublicKey(boxKey)
        self.nodeKind = nodeKind
        self.officeName = officeName
        self.payload = payload
        self.signature = signature
        guard self.key.validates(signature, over: Self.domain + payload) else { throw .signatureInvalid }
    }

    /// `[payload, signature]`
    package func encoded() -> [UInt8] {
        CBOR.array([.bytes(payload), .bytes(signature.array)]).encoded()
    }

    /// What two people read to each other: 24 characters of base 32 in six groups, 120 bits of the SHA-256 of what is
    /// signed. Enough that nobody finds other keys with the same one.
    package var fingerprint: String {
        let digits = Base32.encode(SHA256.digest(Self.domain + payload).array.prefix(15))
        return stride(from: 0, to: digits.count, by: 4).map { start in
            String(decoding: digits[start..<(start + 4)], as: UTF8.self)
        }.joined(separator: "-")
    }

    private static func array(_ bytes: [UInt8]) -> [CBOR]? {
        (try? CBOR.decode(bytes))?.asArray
    }
}

/// Why a request to join is refused.
package enum JoinRefusal: Error, Hashable, Sendable {
    case tooLarge(byteCount: Int)
    /// No request stands between the marks, or what stands there is none.
    case wrongShape
    case upgradeNeeded(version: Int64)
    case signatureInvalid
}

/// Base 32 of Crockford: no I, L, O, U, so that nothing is misread aloud.
private enum Base32 {
    static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Five bits a digit. The bytes must come in fives.
    static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var (bits, count): (UInt, Int) = (0, 0)
        for byte in bytes {
            bits = bits << 8 | UInt(byte)
            count += 8
            while count >= 5 {
                count -= 5
                result.append(digits[Int(bits >> count & 31)])
            }
            bits &= (1 << count) - 1
        }
        return result
    }
}
