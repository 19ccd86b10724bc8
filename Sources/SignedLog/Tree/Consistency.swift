package import Signing

/// Consistency proofs (RFC 9162 §2.1.4): that a larger tree begins with the leaves of a smaller one.
extension MerkleTree {
    /// The proof that the tree over the first `count` leaves is the beginning of the tree over all of them.
    package static func consistencyProof(from count: Int, in leaves: [Bytes32]) -> [Bytes32] {
        precondition(1...leaves.count ~= count, "no tree of \(count) within \(leaves.count) leaves")
        return subproof(count, leaves[...], isWhole: true)
    }

    private static func subproof(_ count: Int, _ leaves: ArraySlice<Bytes32>, isWhole: Bool) -> [Bytes32] {
        if count == leaves.count { return isWhole ? [] : [root(of: Array(leaves))] }
        let split = largestPowerOfTwo(below: leaves.count)
        let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
        if count <= split { return subproof(count, left, isWhole: isWhole) + [root(of: Array(right))] }
        return subproof(count - split, right, isWhole: false) + [root(of: Array(left))]
    }

    private static func largestPowerOfTwo(below count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    /// Whether the proof shows that the tree of `count` leaves with `root` is the beginning of that of `largerCount`
    /// leaves with `largerRoot` (RFC 9162 §2.1.4.2).
    package static func verifyConsistency(
        from count: Int,
        root: Bytes32,
        to largerCount: Int,
        largerRoot: Bytes32,
        proof: [Bytes32]
    ) -> Bool {
        guard 1 <= count, count <= largerCount else { return false }  // Of no leaves nothing is worth proving.
        if count == largerCount { return proof.isEmpty && root == largerRoot }
        // A smaller tree that is a whole subtree of the larger one is not repeated in the proof.
        let isWholeSubtree = count & (count - 1) == 0
        let nodes = isWholeSubtree ? [root] + proof : proof
        guard let first = nodes.first else { return false }
        return climb(nodes.dropFirst(), from: first, position: count - 1, last: largerCount - 1) == [root, largerRoot]
    }

    /// The roots of the smaller and the larger tree that the proof leads to; nil if it has too many or too few nodes.
    private static func climb(
        _ path: ArraySlice<Bytes32>,
        from first: Bytes32,
        position: Int,
        last: Int
    ) -> [Bytes32]? {
        var (position, last) = (position, last)
        while position & 1 == 1 {
            position /= 2
            last /= 2
        }
        var (smaller, larger) = (first, first)
        for node in path {
            guard last > 0 else { return nil }
            if position & 1 == 1 || position == last {
                smaller = SHA256.node(node, smaller)
                larger = SHA256.node(node, larger)
                while position & 1 == 0, position > 0 {
                    position /= 2
                    last /= 2
                }
            } else {
                larger = SHA256.node(larger, node)
            }
            position /= 2
            last /= 2
        }
        return last == 0 ? [smaller, larger] : nil
    }
}
