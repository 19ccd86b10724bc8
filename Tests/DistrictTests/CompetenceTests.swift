import District
import SignedLog
import Signing
import Testing

/// The table of kinds, act by act.
@Suite struct CompetenceTests {
    static let scene = makeScene()

    struct World {
        var scene = Scene()
        let office: OfficeID
        let other: OfficeID
        let nodes: [String: Scene.Node]
        let authority: Authority
    }

    static func makeScene() -> World {
        var scene = Scene()
        let office = scene.office("教育局")
        let other = scene.office("卫健委")
        let districtOffice = scene.office("区府办", .districtOffice)
        let library = scene.office("市电子证照库", .cityLibrary)
        let nodes = [
            "counter": scene.node("counter", of: office),
            "stranger": scene.node("stranger", of: other),
            "hub": scene.node("hub", of: districtOffice, .hub),
            "city": scene.node("city", of: library, .city),
        ]
        return World(
            scene: scene,
            office: office,
            other: other,
            nodes: nodes,
            authority: Holder(scene).authority
        )
    }

    /// Who may write each kind, with body and references that fit it.
    static let authors: [(Kind, [String])] = [
        (.genesis, ["root"]), (.rotation, ["recovery"]),
        (.office, ["root"]), (.takeOver, ["root"]), (.nodeKey, ["root"]), (.cut, ["root"]),
        (.approveItem, ["root"]), (.retireItem, ["root"]), (.returnItem, ["root"]), (.lease, ["root"]),
        (.calendar, ["root"]), (.standards, ["root"]),
        (.endpoint, ["counter"]), (.burnBlocks, ["counter"]), (.submitItem, ["counter"]),
        (.forkProof, ["city", "counter", "hub", "stranger"]), (.incident, ["city", "counter", "hub", "stranger"]),
        (.issue, ["counter"]), (.amend, ["counter"]), (.renew, ["counter"]), (.settle, ["counter"]),
        (.suspend, ["counter"]), (.reinstate, ["counter"]), (.withdraw, ["counter"]), (.cancel, ["counter"]),
        (.revoke, ["counter"]), (.annul, ["counter", "hub superior"]), (.correct, ["counter", "hub superior"]),
        (.erase, ["counter", "hub superior"]), (.lost, ["counter"]), (.applyForRenewal, ["counter"]),
        (.refuseRenewal, ["counter"]), (.deliver, ["counter"]), (.seal, ["city"]),
        (.inspect, ["counter"]), (.paper, ["counter"]), (.layout, ["counter"]), (.refuseSeal, ["city"]),
        (.submit, ["city"]), (.libraryAnswer, ["city"]), (.batch, ["counter"]),
        (.appoint, ["counter"]), (.filePerson, ["counter", "hub superior"]),
        (.roll, ["counter"]),
        (.receipt, ["city", "hub"]), (.object, ["counter", "stranger"]), (.answerObjection, ["counter", "stranger"]),
    ]

    @Test(arguments: authors)
    func whoMayWriteAKind(kind: Kind, expected: [String]) {
        let world = Self.scene
        let keys = ["city", "counter", "hub", "nobody", "recovery", "root", "stranger"]
        let may = keys.compactMap { name -> String? in
            switch Self.competence(kind, by: name, for: Self.audience(of: kind)) {
            case .competent: name
            case .superior: name + " superior"
            case .none: nil
            }
        }
        #expect(may == expected)
        #expect(world.authority.currentView.offices.count == 4)
    }

    @Test(arguments: authors.map(\.0))
    func outsideItsAudienceAKindIsInvalid(kind: Kind) {
        let rule = KindTable.rule(for: kind)
        let author = Self.authors.first { $0.0 == kind }?.1[0] ?? ""
        let audiences = [
            Audience.district, Audience([Self.scene.office]), Audience([Self.scene.office, Self.scene.other]),
        ]
        let fits = audiences.map { Self.competence(kind, by: author, for: $0) == .competent }
        switch rule.audience {
        case .district: #expect(fits == [true, false, false])
        case .oneOffice: #expect(fits == [false, true, false])
        case .twoOffices: #expect(fits == [false, false, true])
        case .ofTheLogs: #expect(fits == [true, true, true])
        }
    }

    @Test(arguments: authors.map(\.0))
    func theFlagIsFixedByTheKind(kind: Kind) {
        let author = Self.authors.first { $0.0 == kind }?.1[0] ?? ""
        let wrong = Self.competence(kind, by: author, for: Self.audience(of: kind), flipped: true)
        #expect(wrong == .none(.malformed(.wrongCriticalFlag(kind: kind.rawValue))))
    }

    @Test func theTableCoversAllKindsOnceAndInRange() {
        #expect(KindTable.rules.map(\.kind) == Kind.allCases)
        #expect(Set(Self.authors.map(\.0)) == Set(Kind.allCases).subtracting([.adopt]))
        #expect(KindTable.rule(for: 999) == nil)
        let ranges = KindRange.all
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.numbers.upperBound + 1 == $1.numbers.lowerBound })
        let critical = KindTable.rules.filter(\.isCritical).map(\.kind.rawValue)
        #expect(critical == Array(0...9) + Array(100...110) + [201])
    }

    @Test func anUnknownKindIsJudgedByNobody() {
        let act = Act(kind: 999, isCritical: true, subject: .founding(nonce: bytes16("999")))
        let competence = KindTable.competence(
            of: act,
            author: key("counter").publicKey,
            audience: Audience([Self.scene.office]),
            view: Self.scene.authority.currentView
        )
        #expect(competence == .none(.unknownKind(999)))
    }

    @Test func anotherOfficesLicenseActIsKeptAndHasNoEffect() {
        let audience = Audience([Self.scene.office])
        let competence = Self.competence(.issue, by: "stranger", for: audience)
        #expect(competence == .none(.notOfOffice(Self.scene.office)))
        #expect(Self.competence(.issue, by: "nobody", for: audience) == .none(.notEnrolled))
        let unknown = OfficeID(bytes32("no such office"))
        #expect(Self.competence(.issue, by: "counter", for: Audience([unknown])) == .none(.unknownOffice(unknown)))
    }

    @Test func anEndpointIsOfTheNodeItself() {
        #expect(Self.competence(.endpoint, by: "stranger", for: .district) == .none(.notThatNode))
    }

    @Test func nothingPersonalStandsInADistrictAct() {
        let world = Self.scene
        let act = Act(
            kind: Kind.incident.rawValue,
            isCritical: false,
            subject: .founding(nonce: bytes16("by")),
            body: Self.body(of: .incident),
            about: CBORMap([(.int(AboutKey.by), .bytes(bytes32("commitment")))])
        )
        let competence = KindTable.competence(
            of: act,
            author: key("counter").publicKey,
            audience: .district,
            view: world.authority.currentView
        )
        #expect(competence == .none(.malformed(.committed("about/by"))))
    }
}

extension CompetenceTests {
    static func audience(of kind: Kind) -> Audience {
        switch KindTable.rule(for: kind).audience {
        case .district, .ofTheLogs: .district
        case .oneOffice: Audience([scene.office])
        case .twoOffices: Audience([scene.office, scene.other])
        }
    }

    /// The answer to an act of this kind by the key of this name.
    static func competence(_ kind: Kind, by name: String, for audience: Audience, flipped: Bool = false) -> Competence {
        let rule = KindTable.rule(for: kind)
        let document = [.endpoint, .burnBlocks].contains(kind) ? scene.nodes["counter"]?.document : nil
        let continued = document ?? scene.scene.genesisDocument
        let isFounding = rule.isFounding ?? true
        let act = Act(
            kind: kind.rawValue,
            isCritical: rule.isCritical != flipped,
            subject: isFounding ? .founding(nonce: bytes16("\(kind)")) : .document(continued),
            parents: isFounding ? [] : [continued.founding],
            references: kind == .receipt ? [scene.scene.genesis.id] : [],
            body: body(of: kind)
        )
        let author = name == "root" || name == "recovery" ? key("\(name) 0") : key(name)
        return KindTable.competence(
            of: act,
            author: author.publicKey,
            audience: audience,
            view: scene.authority.currentView
        )
    }

    /// What the table itself looks at.
    static func body(of kind: Kind) -> CBORMap {
        switch kind {
        case .genesis: CBORMap([(.int(100), .bytes(key("root 0").publicKey.bytes))])
        case .submitItem: CBORMap([(.int(102), .bytes(scene.office))])
        default: CBORMap()
        }
    }
}
