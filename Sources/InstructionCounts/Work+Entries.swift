import SignedLog
import Signing

// What a batch takes to be signed and to be let in; one signature for all of it.
extension Work {
    private static let actCount = 1_000

    static var entries: [Work] {
        [
            Work("merkle-root", count: 5) {
                let leaves = (0..<actCount).map { MadeUp.digest("leaf \($0)") }
                return { MerkleTree.root(of: leaves) == .zero ? 0 : 1 }
            },
            Work("seal-entry", count: 1) {
                let (writer, drafts) = (MadeUp.writer(), try MadeUp.drafts(actCount))
                return {
                    try writer.sealed(drafts: drafts, seen: [], time: nil, entropy: MadeUp.entropy()).disclosures.count
                }
            },
            Work("verify-entry", count: 1) {
                let entry = try MadeUp.entry(actCount).entry
                return { try entry.verified(in: MadeUp.district).acts.count }
            },
        ]
    }
}
