import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing

// What thieves and broken machines do.
extension Crowd {
    private func drafts(_ member: Member) throws -> [ActDraft] {
        licenseCount += 1
        let item = try hub.item(named: type(of: member))
        let face = FaceDraft(
            number: Text("偷\(licenseCount)号"),
            identifier: nil,
            dated: someDay(),
            holder: Holder(type: HolderCodeType(utf8: Array("099".utf8))!, code: Text("X\(licenseCount)"), name: "某")
        )
        let content = CatalogueItem(
            document: item,
            approvedBy: ActID(.zero),
            submission: ActID(.zero),
            content: .school(member.office, typeCode: Text(type(of: member)))
        )
        return [try .issue(face, item: content, nonce: entropy.bytes16(), circumstances: Circumstances(by: "某"))]
    }

    private func writer(_ member: Member) -> LogWriter? {
        hub.district.map {
            LogWriter(
                key: member.keys.signing,
                district: $0,
                audience: Audience([member.office]),
                epoch: Epoch(entropy.bytes16()),
                previous: []
            )
        }
    }

    /// Signs one place twice and goes on from one or both; different nodes hear of the branches first.
    func fork(of member: Member) throws -> Bool {
        guard member.name != "hub", let writer = writer(member) else { return false }
        for _ in 0..<2 + random.below(2) {
            var branch = writer
            let heard = random.pick(members) ?? members[0]
            for _ in 0..<1 + random.below(3) {
                let seen = heard.replica.rootTips
                let made = try branch.prepared(drafts: drafts(member), seen: seen, time: nil, entropy: entropy)
                branch.committed(made.entry)
                _ = try heard.replica.admit([made.entry.signed], disclosures: made.disclosures.map(AnyDisclosure.full))
            }
        }
        return true
    }

    /// Writes by a node's key behind its back.
    func steal(from member: Member) throws -> Bool {
        guard member.name != "hub", var writer = writer(member) else { return false }
        let heard = random.pick(members) ?? members[0]
        for _ in 0..<1 + random.below(3) {
            let made = try writer.prepared(
                drafts: drafts(member),
                seen: heard.replica.rootTips,
                time: nil,
                entropy: entropy
            )
            writer.committed(made.entry)
            _ = try heard.replica.admit([made.entry.signed], disclosures: made.disclosures.map(AnyDisclosure.full))
        }
        return true
    }
}
