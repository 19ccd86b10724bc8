import Signing

/// The three kinds of act that the log itself reads, because they say whose entries a district knows. Their bodies
/// are fixed for ever (`docs/formats/entry.md`).
enum KeyNaming {
    static let genesisKind: UInt64 = 0
    static let rotationKind: UInt64 = 1
    static let nodeKeyKind: UInt64 = 4

    /// Body keys: genesis and rotation name a root and a recovery key, an enrollment the node's signing key.
    static let firstKey: Int64 = 100
    static let recoveryKey: Int64 = 101
}

extension Act {
    func isGenesis(by author: PublicKey) -> Bool {
        guard kind == KeyNaming.genesisKind, isFounding else { return false }
        guard let keys = namedDistrictKeys else { return false }
        return keys.root == author
    }

    /// Root and recovery key that a genesis or rotation names; nil if they are not two 32-byte strings.
    var namedDistrictKeys: (root: PublicKey, recovery: PublicKey)? {
        guard let root = body[KeyNaming.firstKey]?.asBytes32 else { return nil }
        guard let recovery = body[KeyNaming.recoveryKey]?.asBytes32 else { return nil }
        return (PublicKey(root), PublicKey(recovery))
    }

    /// The signing key that an enrollment names.
    var namedNodeKey: PublicKey? { body[KeyNaming.firstKey]?.asBytes32.map { PublicKey($0) } }
}
