import Foundation
import SignedLog
import Signing
import Testing

@Suite struct MerkleTests {
    private static let leaves = (0..<33).map { bytes32($0) }

    @Test(arguments: 1...33)
    func rootIsTheTreeOfTheRFC(count: Int) {
        let leaves = Array(Self.leaves.prefix(count))
        #expect(MerkleTree.root(of: leaves) == RawEntry.tree(leaves))
    }

    @Test(arguments: 1...33)
    func everyLeafIsProvedAndNothingElse(count: Int) {
        let leaves = Array(Self.leaves.prefix(count))
        let root = MerkleTree.root(of: leaves)
        for index in leaves.indices {
            let path = MerkleTree.inclusionProof(of: index, in: leaves)
            let leads = { (leaf: Bytes32, index: Int, count: Int, path: [Bytes32]) in
                MerkleTree.verifyInclusion(of: leaf, at: index, count: count, path: path, root: root)
            }
            #expect(leads(leaves[index], index, count, path))
            #expect(!leads(bytes32(99), index, count, path))
            #expect(!leads(leaves[index], index, count, path + [bytes32(99)]))
            #expect(path.isEmpty || !leads(leaves[index], index, count, Array(path.dropLast())))
            #expect(!leads(leaves[index], count, count, path))
            #expect(!leads(leaves[index], -1, count, path))
        }
    }

    @Test(arguments: 1...33)
    func everyBeginningIsConsistent(count: Int) {
        let leaves = Array(Self.leaves.prefix(count))
        let root = MerkleTree.root(of: leaves)
        for smaller in 1...count {
            let proof = MerkleTree.consistencyProof(from: smaller, in: leaves)
            let smallerRoot = MerkleTree.root(of: Array(leaves.prefix(smaller)))
            let holds = { (smallerRoot: Bytes32, proof: [Bytes32]) in
                MerkleTree.verifyConsistency(
                    from: smaller,
                    root: smallerRoot,
                    to: count,
                    largerRoot: root,
                    proof: proof
                )
            }
            #expect(holds(smallerRoot, proof))
            #expect(!holds(bytes32(99), proof))
            #expect(!holds(smallerRoot, proof + [bytes32(99)]))
        }
    }
}

@Suite struct MerkleVectorTests {
    @Test func rowsOfTransparencyDevHoldOrFailAsTheySay() throws {
        let rows = try TestFiles.rows("merkle-rfc6962.tsv")
        var (holding, failing) = (0, 0)
        for row in rows {
            let holds = holds(row)
            #expect(holds == (row[1] == "holds"), "\(row[0])")
            if holds { holding += 1 } else { failing += 1 }
        }
        #expect(rows.count == 196)
        #expect(holding == 12)
        #expect(failing == 184)
    }

    private func holds(_ row: [String]) -> Bool {
        let texts = row[6] == "none" ? [] : row[6].split(separator: ",", omittingEmptySubsequences: false)
        let proof = texts.compactMap { Bytes32(bytes(of: $0)) }
        // Sizes beyond `Int` and nodes of another length cannot even be handed over: such a row fails here.
        guard let first = Int(row[2]), let count = Int(row[3]), proof.count == texts.count else { return false }
        let (left, right) = (bytes(of: row[4]), bytes(of: row[5]))
        if row[0].hasPrefix("inclusion") {
            guard let leaf = Bytes32(left), let root = Bytes32(right) else { return false }
            return MerkleTree.verifyInclusion(of: leaf, at: first, count: count, path: proof, root: root)
        }
        // One row compares two equal roots of nine bytes. Digests stand for them: equal stays equal.
        let (smaller, root) = (Bytes32(left) ?? SHA256.digest(left), Bytes32(right) ?? SHA256.digest(right))
        return MerkleTree.verifyConsistency(from: first, root: smaller, to: count, largerRoot: root, proof: proof)
    }

    private func bytes(of base64: some StringProtocol) -> [UInt8] {
        Array(Data(base64Encoded: String(base64)) ?? Data())
    }
}
