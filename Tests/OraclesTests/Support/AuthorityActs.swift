import District
import SignedLog
import Signing

/// Sets of six acts on one base, by root, recovery key, two counters and two witnesses, each written without knowing
/// what else is written, or knowing some of it.
enum AuthorityActs: String, CaseIterable, Sendable {
    case stolenLaptop, fork, forkThatWasReceipted, bothBranchesReceipted, rotation, twoRotations, newOffice

    func written(in scene: AuthorityScene) throws -> [VerifiedEntry] {
        switch self {
        case .stolenLaptop: try Self.stolenLaptop(scene)
        case .fork: try Self.fork(scene)
        case .forkThatWasReceipted: try Self.forkThatWasReceipted(scene)
        case .bothBranchesReceipted: try Self.bothBranchesReceipted(scene)
        case .rotation: try Self.rotation(scene)
        case .twoRotations: try Self.twoRotations(scene)
        case .newOffice: try Self.newOffice(scene)
        }
    }

    /// A narrow cut and a wide one that do not know of each other, work beyond the narrow one, adoption, a receipt.
    private static func stolenLaptop(_ scene: AuthorityScene) throws -> [VerifiedEntry] {
        var laptop = scene.pen(scene.first, scene.own)
        let honest = try laptop.write(scene.issue("1"), seen: scene.tips)
        let later = try laptop.write(scene.issue("2"), seen: scene.tips)
        let narrow = try scene.byRoot(scene.cut(trusting: [honest]))
        let wide = try scene.byRoot(scene.cut(trusting: [later]))
        var colleague = scene.pen(scene.second, scene.own)
        let adoption = try colleague.write(scene.adopt(later), seen: scene.tips)
        var witness = scene.pen(scene.hub, scene.own)
        return [honest, later, narrow, wide, adoption, try witness.write(scene.receipt(later), seen: scene.tips)]
    }

    /// Two branches, one that goes on, a proof of the fork, an adoption, a cut that trusts one branch.
    private static func fork(_ scene: AuthorityScene) throws -> [VerifiedEntry] {
        let pen = scene.pen(scene.first, scene.own)
        var (left, right) = (pen, pen)
        let one = try left.write(scene.issue("1"), seen: scene.tips)
        let other = try right.write(scene.issue("2"), seen: scene.tips)
        let further = try left.write(scene.issue("3"), seen: scene.tips)
        var colleague = scene.pen(scene.second, .district)
        let proof = try colleague.write(scene.proof(one, other), seen: scene.tips)
        var adopter = scene.pen(scene.second, scene.own)
        let adoption = try adopter.write(scene.adopt(further), seen: scene.tips)
        return [one, other, further, proof, adoption, try scene.byRoot(scene.cut(trusting: [other]))]
    }

    /// Each witness has met another branch, one of them knowing the other's receipt.
    private static func forkThatWasReceipted(_ scene: AuthorityScene) throws -> [VerifiedEntry] {
        let pen = scene.pen(scene.first, scene.own)
        var (left, right) = (pen, pen)
        let one = try left.write(scene.issue("1"), seen: scene.tips)
        let other = try right.write(scene.issue("2"), seen: scene.tips)
        let further = try right.write(scene.issue("3"), seen: scene.tips)
        var hub = scene.pen(scene.hub, scene.own)
        let first = try hub.write(scene.receipt(one), seen: scene.tips)
        var city = scene.pen(scene.city, scene.own)
        let second = try city.write(scene.receipt(further, first), seen: scene.tips)
        return [one, other, further, first, second, try scene.byRoot(scene.cut(trusting: [further]))]
    }

    /// One witness has met both branches one after the other, and the other witness names both in one receipt: it stands
    /// first for neither.
    private static func bothBranchesReceipted(_ scene: AuthorityScene) throws -> [VerifiedEntry] {
        let pen = scene.pen(scene.first, scene.own)
        var (left, right) = (pen, pen)
        let one = try left.write(scene.issue("1"), seen: scene.tips)
        let other = try right.write(scene.issue("2"), seen: scene.tips)
        var hub = scene.pen(scene.hub, scene.own)
        let first = try hub.write(scene.receipt(one), seen: scene.tips)
        let second = try hub.write(scene.receipt(other), seen: scene.tips)
        var city = scene.pen(scene.city, scene.own)
        let both = try city.write(scene.receipt(one, other, second), seen: scene.tips)
        var laptop = scene.pen(scene.second, scene.own)
        return [one, other, first, second, both, try laptop.write(scene.adopt(other), seen: scene.tips)]
    }

    /// The root is ended; what it writes beyond that is no authority, until the new root trusts it after all.
    private static func rotation(_ scene: AuthorityScene) throws -> [VerifiedEntry] {
        let late = try scene.byRoot(scene.enrollment("late"))
        let rotation = try scene.rotation(to: "b", trusting: scene.rootTips, seen: scene.tips)
        var node = scene.pen(scene.key("late"), scene.own)
        let issue = try node.write(scene.issue("1"), seen: [late.id])
        var laptop = scene.pen(scene.first, scene.own)
        let honest = try laptop.write(scene.issue("2"), seen: scene.tips)
        var root = scene.pen(scene.key("root b"), .district)
        let cut = try root.write(scene.cut(trusting: []), seen: [rotation.id])
        let wider = try root.write(scene.rootCut(trusting: [late.id]), seen: [late.id, rotation.id].sorted())
        return [late, rotation, issue, honest, cut, wider]
    }

    /// Of two that differ neither counts; the second link of the one is then none either.
    private static func twoRotations(_ scene: AuthorityScene) throws -> [VerifiedEntry] {
        let late = try scene.byRoot(scene.enrollment("late"))
        let one = try scene.rotation(to: "b", trusting: scene.rootTips, seen: scene.tips)
        let other = try scene.rotation(to: "c", trusting: [late.id], seen: [late.id])
        var root = scene.pen(scene.key("root b"), .district)
        let cut = try root.write(scene.cut(trusting: []), seen: [one.id])
        var laptop = scene.pen(scene.first, scene.own)
        let honest = try laptop.write(scene.issue("1"), seen: scene.tips)
        var node = scene.pen(scene.key("late"), scene.own)
        return [late, one, other, cut, honest, try node.write(scene.issue("2"), seen: [late.id])]
    }

    /// Enrolled, taken over, retired and worked for at once.
    private static func newOffice(_ scene: AuthorityScene) throws -> [VerifiedEntry] {
        let office = try scene.byRoot(scene.heir())
        let heir = office.acts[0].document
        let node = try scene.byRoot(scene.enrollment("heir", of: heir), after: office)
        let takeOver = try scene.byRoot(
            [.takeOver(of: scene.office, parents: [scene.office.founding], by: heir)],
            after: office
        )
        let retired = try scene.byRoot([.retireItem(scene.item, parents: [scene.item.founding])])
        var pen = scene.pen(scene.key("heir"), scene.own)
        let before = try pen.write(scene.issue("1"), seen: [node.id])
        let after = try pen.write(scene.issue("2"), seen: [node.id, takeOver.id].sorted())
        return [office, node, takeOver, retired, before, after]
    }
}

extension AuthorityScene {
    fileprivate func proof(_ one: VerifiedEntry, _ other: VerifiedEntry) -> [ActDraft] {
        guard let fork = Fork(SignedHeader(one), SignedHeader(other)) else { preconditionFailure("no fork") }
        return [.forkProof(fork, nonce: nonce())]
    }

    fileprivate func enrollment(_ name: String, of other: OfficeID? = nil) -> [ActDraft] {
        let act = NodeKeyAct(
            key: key(name).publicKey,
            boxKey: BoxPublicKey(SHA256.digest(Array(name.utf8))),
            office: other ?? office,
            nodeKind: .bureau,
            code: "JYJ9"
        )
        return [.enroll(act, nonce: nonce())]
    }

    fileprivate func heir() -> [ActDraft] {
        [.office(OfficeAct(code: "11310107MB2F30009R", name: "大数据中心", roles: [.issuing]), nonce: nonce())]
    }

    /// By a newer root: what of the first root is trusted.
    fileprivate func rootCut(trusting tips: [EntryID]) throws -> [ActDraft] {
        guard let genesis = try base.first?.verifiedGenesis().acts[0] else { preconditionFailure("an empty base") }
        return [.cut(root: root.publicKey, of: genesis.document, parents: [genesis.id], trusting: tips)]
    }
}
