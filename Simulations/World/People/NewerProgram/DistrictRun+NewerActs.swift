import District
import Licenses
import Replica
import SignedLog
import Signing

// What only a newer program writes, by node keys.
extension DistrictRun {
    func incident(_ office: Int, _ pen: Pen) -> ActDraft {
        .incident(IncidentAct(office: offices[office], cause: "机房断电"), nonce: pen.entropy.bytes16())
    }

    /// Reserved for licenses, and given to nothing yet.
    private static let unknownKind: UInt64 = 149

    /// An application, what was answered to one, a delivery; or an act of which nobody here can say what it means.
    func fact(at place: LicensePlace) -> ActDraft {
        let kinds: [UInt64] = [113, 114, 115, Self.unknownKind]
        let kind = kinds[below(kinds.count, .deed, 52)]
        var draft = ActDraft(
            kind: kind,
            isCritical: kind == Self.unknownKind,
            subject: .document(place.document),
            parents: place.parents
        )
        draft.body[BodyKey.dated] = today
        return draft
    }

    /// The city has sealed the file of the first version.
    func seal(_ place: LicensePlace, of license: LicenseRow) throws -> [Pen.Written] {
        guard let library = founding.library, let key = try newerKey(as: "NEUC", .city, of: library),
            let replica = hub.running
        else { return [] }
        let draft = try ActDraft.seal(place.document.founding, dated: time.today, name: "电子证照专用章", at: place)
        reach(.licenseSealed)
        return [try pen(of: key).write([draft], for: Audience([license.office]), seen: replica.rootTips)]
    }

    /// An office objects to what another has issued, before the two alone, and is answered there: by the other, or, if
    /// that is the district office, by its own colleague.
    func objection(to license: LicenseRow, by pen: Pen, of office: Int) throws -> [Pen.Written] {
        let others = offices.indices.filter { $0 != office }
        let other = pick(others, .deed, 53)
        guard let party = other.map({ offices[$0] }) ?? hub.running?.node?.office,
            let answering = try other.map({ try newerKey(of: $0) }) ?? pen.key, let replica = hub.running
        else { return [] }
        let audience = Audience([offices[office], party])
        let objection = try pen.write([object(to: license, pen)], for: audience, seen: replica.rootTips)
        let answer = try self.pen(of: answering)
            .write(
                [self.answer(to: objection.entry.acts[0])],
                for: audience,
                after: answering.publicKey == pen.key.publicKey ? [objection.entry.id] : [],
                seen: replica.rootTips
            )
        if !objections.contains(audience) { objections.append(audience) }
        reach(.objectionAnswered)
        return [objection, answer]
    }

    private func object(to license: LicenseRow, _ pen: Pen) -> ActDraft {
        ActDraft(
            kind: Kind.object.rawValue,
            isCritical: false,
            subject: .founding(nonce: pen.entropy.bytes16()),
            body: CBORMap([
                (.int(BodyKey.dated), today), (.int(100), .bytes(license.document)),
                (.int(101), .bytes(license.document.founding)), (.int(102), .int(Int64(below(3, .deed, 54)))),
            ]),
            committed: CBORMap([(.text("reason"), .text("地址有误"))])
        )
    }

    private func answer(to objection: VerifiedAct) -> ActDraft {
        ActDraft(
            kind: Kind.answerObjection.rawValue,
            isCritical: false,
            subject: .document(objection.document),
            parents: [objection.id],
            body: CBORMap([(.int(BodyKey.dated), today), (.int(100), .int(1))]),
            committed: CBORMap([(.text("reason"), .text("查无此事"))])
        )
    }

    /// Now and then the headers of two places are shown as if they were of one: that proves nothing.
    func emptyProof(of written: [Pen.Written], by pen: Pen) throws -> [Pen.Written] {
        guard written.count > 1, below(3, .deed, 55) == 0, let replica = hub.running else { return [] }
        let headers = written.map(\.entry.signed.cose)
        let proof = DistrictAct.forkProof(ForkProofAct(first: headers[0], second: headers[1]))
        let draft = ActDraft.district(proof, .founding(nonce: pen.entropy.bytes16()))
        reach(.nothingProven)
        return [
            try pen.write([draft], for: .district, after: [written[0].entry.id], seen: replica.rootTips)
        ]
    }

    private var today: CBOR { .int(Int64(time.today.yyyymmdd)) }
}
