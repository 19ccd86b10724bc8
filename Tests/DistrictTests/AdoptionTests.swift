import District
import SignedLog
import Signing
import Testing

/// Step 7 of `docs/formats/standing.md`.
@Suite struct AdoptionTests {
    var scene = Scene()
    let office: OfficeID
    let laptop: Scene.Node
    var laptopPen: Pen
    var colleague: Pen

    init() {
        office = scene.office("教育局")
        laptop = scene.node("laptop", of: office)
        laptopPen = scene.pen(laptop)
        colleague = scene.pen(scene.node("colleague", of: office))
    }

    @Test mutating func theStolenLaptopsFiftyHonestLicensesComeBack() {
        let synced = scene.issues(&laptopPen)
        let seenOffline = scene.tips
        let cut = scene.cut(laptop, trusting: [synced])
        let honest = (0..<50).map { _ in scene.issues(&laptopPen, seen: seenOffline) }
        let flood = (0..<50).map { _ in scene.issues(&laptopPen, seen: seenOffline) }
        let aside = Standing.setAside([.beyond(cut.id)])
        #expect(Holder(scene).standings([synced] + honest) == [.counts] + honest.map { _ in aside })

        _ = scene.adopts(&colleague, honest)
        let holder = Holder(scene)
        #expect(holder.standings(honest) == honest.map { _ in .counts })
        #expect(holder.standings(flood) == flood.map { _ in aside })
        // Their acts are judged by their own past, in which the key was in force.
        let competence = holder.authority.competence(of: honest[49].acts[0].act, in: EntryNode(honest[49]))
        #expect(competence == .competent)
    }

    @Test mutating func adoptingAnEntryDoesNotAdoptWhatIsBeforeIt() {
        let entries = (0..<3).map { _ in scene.issues(&laptopPen) }
        let cut = scene.cut(laptop, trusting: [])
        _ = scene.adopts(&colleague, [entries[1]])
        let held = Standing.held([.beyond(cut.id)])
        #expect(Holder(scene).standings(entries) == [held, .counts, .setAside([.beyond(cut.id)])])
    }

    @Test mutating func aCutEndsNoAdoption() {
        let entry = scene.issues(&laptopPen)
        scene.cut(laptop, trusting: [])
        _ = scene.adopts(&colleague, [entry])
        scene.cut(laptop, trusting: [])
        #expect(Holder(scene).standing(entry) == .counts)
    }

    @Test mutating func nobodyAdoptsWhatItsOwnKeyWrote() {
        let entry = scene.issues(&laptopPen)
        let own = scene.adopts(&laptopPen, [entry])
        let cut = scene.cut(laptop, trusting: [own])
        #expect(Holder(scene).standings([entry, own]) == [.counts, .counts])
        let narrower = scene.cut(laptop, trusting: [])
        _ = cut
        let held = Standing.held([.beyond(narrower.id)])
        #expect(Holder(scene).standings([entry, own]) == [held, held])
    }

    @Test mutating func aKeysTrustedBranchAdoptsNothingOfItsOther() {
        let trunk = scene.issues(&laptopPen)
        var other = laptopPen.reopened("other", after: [trunk])
        let beyond = scene.issues(&other)
        let own = scene.adopts(&laptopPen, [beyond])
        let cut = scene.cut(laptop, trusting: [own])
        #expect(Holder(scene).standings([trunk, own, beyond]) == [.counts, .counts, .held([.beyond(cut.id)])])
    }

    @Test mutating func anotherOfficeAdoptsNothing() {
        let entry = scene.issues(&laptopPen)
        let cut = scene.cut(laptop, trusting: [])
        var stranger = scene.pen(scene.node("stranger", of: scene.office("卫健委")), Audience([office]))
        let adoption = scene.adopts(&stranger, [entry])
        let holder = Holder(scene)
        #expect(holder.standing(entry) == .held([.beyond(cut.id)]))
        let competence = holder.authority.competence(
            of: adoption.acts[0].act,
            in: EntryNode(adoption),
            adopted: [EntryNode(entry)]
        )
        #expect(competence == .none(.notOfAudience))
    }

    @Test mutating func theDistrictOfficeMayAdopt() {
        let entry = scene.issues(&laptopPen)
        scene.cut(laptop, trusting: [])
        let districtOffice = scene.office("区府办", .districtOffice)
        var superior = scene.pen(scene.node("hub", of: districtOffice, .hub), Audience([office]))
        _ = scene.adopts(&superior, [entry])
        #expect(Holder(scene).standing(entry) == .counts)
    }

    @Test mutating func inTheDistrictAudienceTheKeysOfficeAdopts() {
        var pen = scene.pen(laptop, .district)
        let submission = ActDraft.incident(IncidentAct(office: office, cause: "flood"), nonce: scene.nonce())
        let entry = scene.writes(&pen, [submission])
        let cut = scene.cut(laptop, trusting: [])
        var stranger = scene.pen(scene.node("stranger", of: scene.office("卫健委")), .district)
        _ = scene.adopts(&stranger, [entry])
        #expect(Holder(scene).standing(entry) == .held([.beyond(cut.id)]))
        var own = colleague
        own = Pen(own.key, scene.district, .district, epoch: "colleague in the district")
        _ = scene.adopts(&own, [entry])
        #expect(Holder(scene).standing(entry) == .counts)
    }

    @Test mutating func ofSeveralEntriesAllOrNoneAreAdopted() {
        let entry = scene.issues(&laptopPen)
        // Of the district audience: another log than the adoption's.
        var elsewhere = scene.pen(laptop, .district)
        let incident = ActDraft.incident(IncidentAct(office: office, cause: "fire"), nonce: scene.nonce())
        let other = scene.writes(&elsewhere, [incident])
        let cut = scene.cut(laptop, trusting: [])
        _ = scene.adopts(&colleague, [entry, other])
        #expect(Holder(scene).standing(entry) == .held([.beyond(cut.id)]))
    }

    @Test mutating func anAdoptionWorksOnlyIfItsOwnEntryCountsByItselfOrByALaterOne() {
        let entry = scene.issues(&laptopPen)
        let first = scene.cut(laptop, trusting: [])
        let spare = scene.node("spare", of: office)
        var sparePen = scene.pen(spare)
        let adoption = scene.adopts(&sparePen, [entry])
        #expect(Holder(scene).standing(entry) == .counts)
        // The adopter is cut off with its adoption.
        let second = scene.cut(spare, trusting: [])
        #expect(
            Holder(scene).standings([entry, adoption]) == [
                .setAside([.beyond(first.id)]), .setAside([.beyond(second.id)]),
            ]
        )
        // A third key adopts the adoption: latest first.
        let later = scene.adopts(&colleague, [adoption])
        #expect(Holder(scene).standings([entry, adoption, later]) == [.counts, .counts, .counts])
    }

    @Test mutating func anAdoptionGivesBackWhatAForkHolds() {
        var twin = laptopPen
        let one = scene.issues(&laptopPen)
        let other = scene.issues(&twin)
        _ = scene.adopts(&colleague, [one])
        let fork = ForkPoint(log: twin.log, epoch: twin.writer.epoch, number: 0)
        #expect(Holder(scene).standings([one, other]) == [.counts, .held([.forked(fork)])])
    }
}
