import Replica
import SignedLog
import Signing

/// A token as its program shows it: `hefu_` and the id of its record, 16 hexadecimal digits, then `_` and the secret, 64.
struct APIToken: Hashable, Sendable {
    let id: String
    private let secret: [UInt8]

    private static let prefix = "hefu"
    private static let idByteCount = 8
    private static let secretByteCount = 32

    /// A new one.
    init(_ entropy: Entropy) {
        id = Hex.encode(entropy.bytes(Self.idByteCount))
        secret = entropy.bytes(Self.secretByteCount)
    }

    /// Nil if the text is of another form.
    init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 3, parts[0] == Self.prefix, Hex.decode(parts[1])?.count == Self.idByteCount,
            let secret = Hex.decode(parts[2]), secret.count == Self.secretByteCount
        else { return nil }
        (id, self.secret) = (parts[1], secret)
    }

    /// Reads the header `Authorization: Bearer TOKEN` (RFC 6750); the scheme's name in any case.
    init?(authorization: String) {
        let words = authorization.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        self.init(String(words[1]))
    }

    var text: String { [Self.prefix, id, Hex.encode(secret)].joined(separator: "_") }

    func hash() throws -> SecretHash { try SecretHash(of: secret) }

    func fits(_ hash: SecretHash) -> Bool { hash.fits(secret) }

    /// Stands for the token in memory, so that its secret need not.
    func digest(_ key: Bytes16) -> Bytes16 { BLAKE2b.digest16(key: key, message: Array(text.utf8)) }
}
