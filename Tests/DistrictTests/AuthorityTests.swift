import District
import SignedLog
import Signing
import Testing

/// The authority as a function of the root entries, at any past.
@Suite struct AuthorityTests {
    var scene = Scene()

    @Test mutating func aViewKnowsWhatItsPastSaysAndNoMore() {
        let before = scene.tips
        let office = scene.office("教育局")
        let between = scene.tips
        let node = scene.node("counter", of: office)
        let authority = Holder(scene).authority
        let views = [before, between, scene.tips].map { authority.view(at: authority.history.past(of: $0)) }
        #expect(views.map { $0.office(office)?.name } == [nil, "教育局", "教育局"])
        #expect(views.map { $0.enrollment(of: node.key.publicKey)?.office } == [nil, nil, office])
        #expect(views.map { $0.enrollment(document: node.document)?.key } == [nil, nil, node.key.publicKey])
        #expect(views.map { $0.offices.count } == [0, 1, 1])
        #expect(views.map { $0.enrollments.count } == [0, 0, 1])
        #expect(views.map { $0.rootActs.count } == [1, 2, 3])
        #expect(views.map(\.rootKey) == Array(repeating: key("root 0").publicKey, count: 3))
    }

    @Test mutating func ofSeveralEnrollmentsTheCausallyFirstHolds() {
        let (one, other) = (scene.office("教育局"), scene.office("卫健委"))
        let first = scene.node("counter", of: one)
        let second = scene.node("counter", of: other, .hub)
        let view = Holder(scene).authority.currentView
        #expect(view.enrollment(of: first.key.publicKey)?.document == first.document)
        #expect(view.enrollment(of: first.key.publicKey)?.kind == .bureau)
        #expect(view.enrollment(document: second.document) == nil)
        #expect(view.enrolledKey(document: second.document) == first.key.publicKey)
        #expect(!view.acts(first.key.publicKey, for: other))
    }

    @Test mutating func ofConcurrentEnrollmentsTheSmallerActIdHolds() {
        let (one, other) = (scene.office("教育局"), scene.office("卫健委"))
        var twin = scene
        let first = scene.node("counter", of: one)
        let second = twin.node("counter", of: other)
        scene.keep(second.enrollment)
        let holds = min(first.document, second.document)
        let authority = Holder(scene).authority
        #expect(authority.currentView.enrollment(of: first.key.publicKey)?.document == holds)
        // In a past that knows only one of them, that one holds.
        for node in [first, second] {
            let view = authority.view(at: authority.history.past(of: [node.enrollment.id]))
            #expect(view.enrollment(of: node.key.publicKey)?.office == node.office)
        }
    }

    @Test mutating func theHeirsNodesAndItsHeirsBecomeNodesOfTheEndedOffice() {
        let offices = ["文化局", "文旅局", "文旅体局"].map { scene.office($0) }
        let nodes = zip(["a", "b", "c"], offices).map { scene.node($0, of: $1) }
        let before = scene.tips
        for (ended, heir) in zip(offices, offices.dropFirst()) {
            scene.rootWrites(.takeOver(of: ended, parents: [ended.founding], by: heir))
        }
        let authority = Holder(scene).authority
        let acting = { (view: AuthorityView) in
            nodes.map { node in offices.map { view.acts(node.key.publicKey, for: $0) } }
        }
        let earlier = authority.view(at: authority.history.past(of: before))
        #expect(acting(earlier) == [[true, false, false], [false, true, false], [false, false, true]])
        let view = authority.currentView
        #expect(acting(view) == [[true, false, false], [true, true, false], [true, true, true]])
        #expect(view.heirs(of: offices[0]) == [offices[1], offices[2]])
        #expect(view.offices(servedBy: nodes[2].key.publicKey) == Set(offices))
        #expect(view.mayHold(Audience([offices[0]]), by: nodes[2].key.publicKey))
        #expect(!view.mayHold(Audience([offices[2]]), by: nodes[0].key.publicKey))
    }

    @Test mutating func aLaterTakeOverAddsAndOfConcurrentOnesTheSmallerActIdHasEffect() {
        let offices = ["文化局", "文旅局", "体育局", "档案局"].map { scene.office($0) }
        let parents = [offices[0].founding]
        var twin = scene
        let one = scene.rootWrites(.takeOver(of: offices[0], parents: parents, by: offices[1]))
        let other = twin.rootWrites(.takeOver(of: offices[0], parents: parents, by: offices[2]))
        scene.keep(other)
        scene.root = scene.root.reopened("merge", after: [one])
        scene.rootWrites(.takeOver(of: offices[0], parents: parents, by: offices[3]))
        let view = Holder(scene).authority.currentView
        let winner = one.acts[0].id < other.acts[0].id ? offices[1] : offices[2]
        #expect(view.heirs(of: offices[0]) == [winner, offices[3]])
        #expect(view.takeOvers(of: offices[0]).others.map(\.act.id) == [max(one.acts[0].id, other.acts[0].id)])
    }

    @Test mutating func officesThatTakeEachOtherOverEndInNoLoop() {
        let (one, other) = (scene.office("甲"), scene.office("乙"))
        scene.rootWrites(.takeOver(of: one, parents: [one.founding], by: other))
        scene.rootWrites(.takeOver(of: other, parents: [other.founding], by: one))
        let view = Holder(scene).authority.currentView
        #expect(view.heirs(of: one) == [one, other])
    }

    /// Act ids are random: of several rounds the smaller one is on either side.
    @Test(arguments: 0..<6)
    mutating func ofConcurrentRootActsAboutOneItemTheRestrictingOneWins(round: Int) {
        for index in 0..<round { scene.office("office \(index)") }
        let office = scene.office("教育局")
        let node = scene.node("counter", of: office)
        var pen = scene.pen(node, .district)
        let submission = scene.writes(&pen, [.submitItem(.sample(office), nonce: scene.nonce())]).acts[0]
        let item = submission.document
        let approval = ApproveItemAct(version: 1, submission: submission.id)
        let first = scene.rootWrites(.approveItem(approval, item: item, parents: [submission.id]))
        var twin = scene
        let again = scene.rootWrites(.approveItem(approval, item: item, parents: [submission.id]))
        let retired = twin.rootWrites(.retireItem(item, parents: [submission.id]))
        scene.keep(retired)
        let view = Holder(scene).authority.currentView
        #expect(view.item(item)?.statement.act.id == retired.acts[0].id)
        #expect(view.item(item)?.others.map(\.act.id) == [again.acts[0].id])
        #expect(view.itemStatements(item).count == 3)
        #expect(view.items == [item])
        let authority = Holder(scene).authority
        let earlier = authority.view(at: authority.history.past(of: [first.id]))
        #expect(earlier.item(item)?.statement.act.id == first.acts[0].id)
    }

    @Test mutating func aReturnIsNoWordOnTheItem() {
        let office = scene.office("教育局")
        var pen = scene.pen(scene.node("counter", of: office), .district)
        let submission = scene.writes(&pen, [.submitItem(.sample(office), nonce: scene.nonce())]).acts[0]
        let item = submission.document
        let returned = ReturnItemAct(submission: submission.id, reasons: ["缺照面信息"])
        let first = scene.rootWrites(.returnItem(returned, item: item))
        let view = Holder(scene).authority.currentView
        #expect(view.itemReturns(item).map(\.act.id) == [first.acts[0].id])
        #expect(view.itemStatements(item).isEmpty)
        #expect(view.items.isEmpty)
        #expect(view.item(item) == nil)
    }

    @Test mutating func theLastWordOnAnOfficeAndAYearStands() {
        let office = scene.office("教育局")
        let renamed = OfficeAct(code: "11310107000000002B", name: "教育体育局", roles: [.using, .issuing])
        scene.rootWrites(.office(renamed, changing: office, parents: [office.founding]))
        let draft = CalendarAct(year: 2026, exceptions: [], source: "draft")
        let notice = CalendarAct(
            year: 2026,
            exceptions: [.init(date: 20_261_001, isWorkingDay: false)],
            source: "notice"
        )
        scene.rootWrites(.calendar(draft, nonce: scene.nonce()))
        scene.rootWrites(.calendar(notice, nonce: scene.nonce()))
        let view = Holder(scene).authority.currentView
        #expect(view.office(office)?.name == "教育体育局")
        #expect(view.office(office)?.roles == [.issuing, .using])
        let last: DistrictAct? = view.calendar(year: 2026)?.statement.content
        #expect(last == .calendar(notice))
        #expect(view.calendarYears == [2026])
        #expect(view.calendarStatements(year: 2026).count == 2)
    }

    @Test mutating func hubCityAndDistrictOfficeHoldAllAudiencesAndABureauItsOwn() {
        let office = scene.office("教育局")
        let other = scene.office("卫健委")
        let districtOffice = scene.office("区府办", .districtOffice)
        let library = scene.office("市电子证照库", .cityLibrary)
        let nodes = [
            scene.node("counter", of: office), scene.node("hub", of: districtOffice, .hub),
            scene.node("desk", of: districtOffice), scene.node("city", of: library, .city),
        ]
        let audiences = [Audience.district, Audience([office]), Audience([other]), Audience([office, other])]
        let view = Holder(scene).authority.currentView
        let holds = nodes.map { node in audiences.map { view.mayHold($0, by: node.key.publicKey) } }
        let all = [true, true, true, true]
        #expect(holds == [[true, true, false, true], all, all, all])
        #expect(audiences.map { view.mayHold($0, by: key("stranger").publicKey) } == [false, false, false, false])
        #expect(nodes.map { view.isDistrictOffice($0.key.publicKey) } == [false, true, true, false])
        #expect(nodes.map { view.isWitness($0.key.publicKey) } == [false, true, false, true])
    }

    @Test mutating func anEnrollmentOfTheWrongShapeEnrollsNobodyAndItsEntriesAreSetAside() {
        let office = scene.office("教育局")
        // The door reads the key and lets its entries in; the node code is malformed.
        let malformed = NodeKeyAct(
            key: key("odd").publicKey,
            boxKey: BoxPublicKey(bytes32("box")),
            office: office,
            nodeKind: .bureau,
            code: "abc"
        )
        scene.rootWrites(.enroll(malformed, nonce: scene.nonce()))
        var pen = Pen(key("odd"), scene.district, Audience([office]), epoch: "odd")
        let early = scene.issues(&pen)
        let enrolled = scene.node("odd", of: office)
        let late = scene.issues(&pen)
        let holder = Holder(scene)
        // The later entry counts, and what it follows is in sight.
        #expect(holder.standings([early, late]) == [.held([.notEnrolled]), .counts])
        #expect(holder.authority.currentView.enrollment(of: key("odd").publicKey)?.document == enrolled.document)
        #expect(Holder(scene, scene.made.dropLast()).standing(early) == .setAside([.notEnrolled]))
    }

    @Test mutating func theAuthorityGrowsToWhatItIsWhenBuiltAtOnce() {
        let office = scene.office("教育局")
        let node = scene.node("counter", of: office)
        scene.cut(node, trusting: [])
        _ = scene.rotation(from: 0, to: "1", trusting: scene.made.filter { scene.tips.contains($0.id) })
        scene.rootIs("1")
        let other = scene.office("卫健委")
        let grown = Holder(scene).authority
        let built = Authority(history: grown.history)
        for authority in [grown, built] {
            #expect(Set(authority.currentView.offices.keys) == [office, other])
            #expect(authority.isCut(node.key.publicKey))
            #expect(authority.chain == grown.chain)
        }
    }

    @Test mutating func aNewRootEntrySaysWhatIsToBeJudgedAgain() {
        let office = scene.office("教育局")
        let node = scene.node("counter", of: office)
        var pen = scene.pen(node)
        let issued = scene.issues(&pen)
        let cut = scene.cut(node, trusting: [])
        let rotation = scene.rotation(from: 0, to: "1", trusting: scene.made.filter { scene.tips.contains($0.id) })
        var authority = Authority()
        let changes = scene.made.map { authority.insert($0) }
        #expect(scene.made.map(\.id).suffix(3) == [issued.id, cut.id, rotation.id])
        #expect(changes == [.rejudged, .extended, .extended, .none, .cut, .rejudged])
        #expect(authority.insert(cut) == .none)
    }
}

extension SubmitItemAct {
    static func sample(_ office: OfficeID, version: UInt64 = 1) -> SubmitItemAct {
        SubmitItemAct(
            version: version,
            typeCode: "113101070000000001001",
            name: "民办学校办学许可证",
            office: office,
            holderKind: .legal,
            collectFrom: 2022_01_01,
            level: "区县级",
            template: "{{holder/name}}",
            fields: [
                ItemField(key: "address", label: "地址", type: .text, isPublic: true, isRequired: true),
                ItemField(key: "founded", label: "成立日期", type: .date, isPublic: false, isRequired: false),
            ],
            holderIsPublic: true,
            validity: "5年"
        )
    }
}
