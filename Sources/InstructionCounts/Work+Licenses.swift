import Licenses
import SignedLog

// From what a person enters to what is signed, and from that to what a license is.
extension Work {
    private static let amendmentCount = 9

    static var licenses: [Work] {
        [
            Work("draft-act", count: 100) {
                let (face, nonce) = (MadeUp.face(0), MadeUp.bytes16("nonce"))
                return { try MadeUp.draft(of: face, nonce: nonce).fields.count }
            },
            Work("fold-founded", count: 100) {
                let act = try MadeUp.act()
                return { fold([MadeUp.folded(act)]) }
            },
            Work("fold-amended", count: 20) {
                let acts = try MadeUp.amended(times: amendmentCount)
                return { fold(acts.map(MadeUp.folded)) }
            },
        ]
    }

    private static func fold(_ acts: [FoldedAct]) -> Int {
        let history = LicenseFold.fold(acts, itemAt: { _, _ in .known(MadeUp.item) }, knows: { _, _ in false })
        return history.timeline.count
    }
}
