import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// 签章: 待签章 until the city has sealed a version, and sent back with a reason where it does not.
@Suite struct SealTests {
    let scene: OutageScene
    private static let name = "普陀区教育局电子证照专用章"

    init() throws {
        scene = try OutageScene()
        _ = try scene.issue("教1号", "2022-09-28", in: nil)
        try scene.deliver(from: scene.counter)
    }

    private func seal(_ license: String = "教1号", day: String = "2022-09-28") throws -> LicenseRequest {
        var request = LicenseRequest.on(license, .seal)
        (request.sealName, request.date) = (Self.name, try OutageScene.day(day))
        return request
    }

    private func refusal(_ request: LicenseRequest, at node: Replica) -> Refusal.Code? {
        do {
            _ = try node.author(request)
            return nil
        } catch { return (error as? Refusal)?.code }
    }

    private func shown(at node: Replica? = nil) throws -> LicenseAnswer {
        try (node ?? scene.counter).license("教1号", asOf: OutageScene.day("2022-09-30"), knownAt: nil)
    }

    /// The city's acts reach the bureau by the hub.
    private func bringBack() throws {
        try scene.world.sync(scene.world.hub, scene.city)
        try scene.world.sync(scene.counter, scene.world.hub)
    }

    @Test func theCitySealsAndTheBureauSeesIt() throws {
        #expect(try shown().overlays.first == "awaiting-seal")
        _ = try scene.city.author(seal())
        try bringBack()
        #expect(try !shown().overlays.contains("awaiting-seal"))
        #expect(try shown().seal?.name == Self.name)
        #expect(try shown().seal?.state == "sealed")
        #expect(refusal(try seal(), at: scene.city) == .sealedAlready)
        #expect(try scene.counter.check { _, _ in }.findings.isEmpty)
    }

    @Test func nobodyElseSeals() throws {
        #expect(refusal(try seal(), at: scene.counter) == .notCity)
        #expect(refusal(try seal(), at: scene.world.hub) == .notCity)
        // One that signs all the same has no effect.
        let document = try shown().document
        let act = try #require(scene.counter.history("教1号").acts.first).act
        let place = try LicensePlace(document: document, parents: [act])
        let draft = try ActDraft.seal(act, dated: OutageScene.day("2022-09-28"), name: "伪章", at: place)
        let forged = try scene.world.forge([draft], by: scene.second, for: Audience([scene.office]))
        _ = try scene.counter.admit([forged.entry], disclosures: forged.disclosures)
        #expect(try shown().overlays.first == "awaiting-seal")
        #expect(try shown().findings.map(\.code) == ["invalid"])
    }

    @Test func whatIsSentBackIsCorrectedAndSealed() throws {
        var back = LicenseRequest.on("教1号", .refuseSeal)
        (back.ground, back.date) = ("照面信息有误", try OutageScene.day("2022-09-28"))
        _ = try scene.city.author(back)
        try bringBack()
        #expect(try shown().overlays.first == "seal-refused")
        #expect(try shown().seal?.reason == "照面信息有误")
        var amend = LicenseRequest.on("教1号", .amend)
        amend.date = try OutageScene.day("2022-09-29")
        _ = try scene.counter.author(amend)
        #expect(try shown().overlays.first == "awaiting-seal", "of the new version nothing is said yet")
        try scene.deliver(from: scene.counter)
        _ = try scene.city.author(try seal(day: "2022-09-29"))
        try bringBack()
        #expect(try shown().seal?.state == "sealed")
    }

    /// A seal stays on what it was set on; the state says what has become of the license.
    @Test func aSealedVersionThatIsAnnulledSaysSo() throws {
        _ = try scene.city.author(seal())
        try bringBack()
        var annul = LicenseRequest.on("教1号", .annul)
        annul.date = try OutageScene.day("2022-09-29")
        _ = try scene.counter.author(annul)
        #expect(try shown().state == .annulled)
        #expect(try shown().seal?.state == "sealed")
        try scene.deliver(from: scene.counter)
        #expect(refusal(try seal(day: "2022-09-29"), at: scene.city) == .licenseEnded)
    }

    @Test func theCityNodeSealsByItselfWhatItFindsRight() throws {
        _ = try scene.issue("教2号", "2022-09-28", in: nil)
        var wrong = LicenseRequest.issue("教3号")
        wrong.isTest = true
        _ = try scene.counter.author(wrong)
        try scene.forgeIssue("教4号", "2022-09-28")
        try scene.deliver(from: scene.counter)
        var sweep = LicenseSweep()
        var done = (sealed: 0, refused: 0)
        while let step = try scene.city.sealStep(&sweep) {
            let one = try scene.city.seal(step, name: Text(Self.name))
            done = (done.sealed + one.sealed, done.refused + one.refused)
        }
        #expect(done == (2, 1))
        try bringBack()
        let fourth = try scene.counter.license("教4号", asOf: OutageScene.day("2022-09-30"), knownAt: nil)
        #expect(fourth.seal?.state == "refused")
        #expect(fourth.seal?.reason == "identifier")
        #expect(try scene.city.sealStep(&sweep)?.isEmpty ?? true, "nothing waits any more")
    }
}

extension OutageScene {
    /// A license whose 证照标识 is none, signed by a program that checks nothing, and handed to the hub.
    func forgeIssue(_ number: String, _ day: String) throws {
        let item = try CatalogueItem(
            document: world.hub.item(named: World.tutoringType),
            approvedBy: ActID(.zero),
            submission: ActID(.zero),
            content: .school(office)
        )
        let face = FaceDraft(
            number: Text(number),
            identifier: nil,
            dated: try Self.day(day),
            holder: Holder(type: .otherOrganization, code: "C9", name: "培训学校")
        )
        var draft = try ActDraft.issue(face, item: item, nonce: world.entropy.bytes16())
        draft.body[BodyKey.identifier] = .text("不是标识")
        let stranger = try world.node("JYJ9", of: office)
        let forged = try world.forge([draft], by: stranger, for: Audience([office]))
        _ = try world.hub.admit([forged.entry], disclosures: forged.disclosures)
    }
}
