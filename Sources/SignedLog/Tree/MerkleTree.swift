package import Signing

/// The Merkle tree of RFC 9162 §2.1 over leaves that are hashed already (the ids of acts).
package enum MerkleTree {
    /// The root over these leaves, in order; at least one.
    package static func root(of leaves: [Bytes32]) -> Bytes32 {
        precondition(!leaves.isEmpty, "a tree without leaves has no place in an entry")
        var level = leaves
        while level.count > 1 { level = levelAbove(level) }
        return level[0]
    }

    /// The inclusion proof of RFC 9162 §2.1.3.1: the siblings on the way from a leaf to the root, lowest first.
    package static func inclusionProof(of index: Int, in leaves: [Bytes32]) -> [Bytes32] {
        precondition(leaves.indices.contains(index), "no leaf \(index) among \(leaves.count)")
        var (level, position, path) = (leaves, index, [Bytes32]())
        while level.count > 1 {
            let sibling = position ^ 1
            if sibling < level.count { path.append(level[sibling]) }
            level = levelAbove(level)
            position /= 2
        }
        return path
    }

    /// The root that a leaf and its path lead to (RFC 9162 §2.1.3.2). Nil if the path does not fit a tree of `count`
    /// leaves; so a true answer must still equal the root that somebody signed.
    package static func rootFromInclusion(
        of leaf: Bytes32,
        at index: Int,
        count: Int,
        path: [Bytes32]
    ) -> Bytes32? {
        guard count > 0, 0..<count ~= index else { return nil }
        var (position, last, root, rest) = (index, count - 1, leaf, path[...])
        while last > 0 {
            let isRight = position & 1 == 1
            if isRight || position < last {
                guard let sibling = rest.popFirst() else { return nil }
                root = isRight ? SHA256.node(sibling, root) : SHA256.node(root, sibling)
            }
            position /= 2
            last /= 2
        }
        return rest.isEmpty ? root : nil
    }

    package static func verifyInclusion(
        of leaf: Bytes32,
        at index: Int,
        count: Int,
        path: [Bytes32],
        root: Bytes32
    ) -> Bool {
        rootFromInclusion(of: leaf, at: index, count: count, path: path) == root
    }

    /// A lone node at the end of a level moves up as it is: this is the RFC's split at the largest power of two.
    private static func levelAbove(_ level: [Bytes32]) -> [Bytes32] {
        stride(from: 0, to: level.count, by: 2).map { index in
            index + 1 < level.count ? SHA256.node(level[index], level[index + 1]) : level[index]
        }
    }
}
