import District
import Licenses
import SignedLog
import Signing
import Storage

/// Something in every table.
struct FullStore {
    let world: World
    let license: Written
    let other: Written

    /// Fills an empty store.
    init(_ world: World, in store: Store) throws {
        self.world = world
        var alice = world.writer(world.alice)
        license = try alice.write(.note(1), in: world, time: 10)
        let branch = [
            try alice.prepare([.remark(2)], in: world),
            try alice.write(.remark(3, incident: license.act.document), .remark(2), in: world),
        ]
        var later = world.writer(world.alice, epoch: 2, after: [branch[0].id])
        other = try later.write(.note(4), in: world)
        let silent = try later.write(.note(5), in: world)
        var hub = world.writer(world.bob)
        let receipt = try hub.write(.remark(6, kind: 200, references: [branch[1].id]), in: world)
        let early = try later.write(.note(7), in: world)
        let enrolled = try Enrolled(world)

        try store.write { writer in
            try writer.insert(world.genesis)
            for written in [license, branch[0], branch[1]] {
                try writer.insert(written.entry, disclosures: written.disclosures)
            }
            try writer.insert(other.entry, disclosures: other.disclosures)
            try writer.insert(silent.entry)
            try writer.insert(receipt.entry)
            try writer.erase(FieldName(act: other.act.id, key: "reason"))
            try writer.set(.held([.beyond(world.genesis.id)]), of: branch[1].id)
            try writer.noteReception(at: 1_700_000_000_000)
            try writer.set(world.district.bytes.array, for: "district")
            try writer.put(PeerRecord.example(world))
            try writer.put(TokenRecord.example)
            _ = try writer.insertEarly(EarlyEntry(early))
            try writer.markDirty([license.act.document])
            try writer.markDirty(license.entry.id)
            try writer.put(.example(license, world))
            try writer.put(.example(other, world))
            _ = try writer.indexWords(tailLimit: 0)
            try writer.put(.example(other, world, number: "沪普民办0002"))
            try writer.putDistrict(offices: enrolled.offices, nodes: enrolled.nodes, items: [.example])
        }
    }
}

extension EarlyEntry {
    init(_ written: Written) {
        self.init(
            id: written.id,
            author: written.entry.author,
            signed: written.entry.signed,
            disclosures: written.disclosures
        )
    }
}

extension PeerRecord {
    static func example(_ world: World) -> PeerRecord {
        PeerRecord(
            address: "hub.example:7700",
            certificate: [1],
            node: world.bob.publicKey,
            lastContact: 2,
            digest: World.bytes(3),
            wanted: 4,
            watermark: 5
        )
    }
}

extension TokenRecord {
    static var example: TokenRecord {
        TokenRecord(
            id: "00ff",
            name: "窗口系统",
            hash: SecretHash(text: "$argon2id$"),
            scopes: ["issue", "read"],
            createdAt: 1,
            lastDay: 20_270_101,
            isRevoked: true,
            revokedAt: 2
        )
    }
}

extension CivilDate {
    static func day(_ number: Int64) -> CivilDate {
        guard let date = CivilDate(yyyymmdd: number) else { preconditionFailure("no day \(number)") }
        return date
    }
}

extension Interval {
    static func plain(_ from: Int64?, _ state: LicenseState, _ act: ActID? = nil, rivals: [ActID] = []) -> Interval {
        Interval(
            from: from.map(CivilDate.day),
            state: state,
            inForce: act,
            rivals: rivals,
            ending: nil,
            deregistration: nil,
            suspendedBy: [],
            deemedRenewedBy: nil
        )
    }
}

extension LicenseView {
    /// A license as some fold might have left it: in force from 2024 to 2026.
    static func example(_ written: Written, _ world: World, number: Text = "沪普民办0001") -> LicenseView {
        LicenseView(
            document: written.act.document,
            audience: world.bureau,
            office: OfficeID(World.bytes(100)),
            item: DocumentID(World.bytes(200)),
            typeCode: "11310107MB2F31009D001",
            number: number,
            identifier: "1.2.156.3005.2",
            holderType: "099",
            holderCode: "C-17",
            holderName: "甲",
            version: 1,
            dated: .day(2024_01_02),
            validFrom: .day(2024_01_02),
            validTo: .until(.day(2026_12_31)),
            keys: [.number(item: DocumentID(World.bytes(200)), number)],
            timeline: [
                .plain(nil, .notYetInForce),
                .plain(2024_01_02, .valid, written.act.id),
                .plain(2027_01_01, .expired, written.act.id),
            ],
            words: SearchText([number, "C-17", "甲公司"]),
            findings: [LicenseFinding(act: written.act.id, code: "renewed-late", detail: .int(2024_01_01))]
        )
    }
}

/// An office and its node, as the root of a world enrolls them.
struct Enrolled {
    let offices: [Office]
    let nodes: [NodeView]

    init(_ world: World) throws {
        var authority = Authority()
        _ = authority.insert(world.genesis)
        var root = LogWriter(
            key: world.root,
            district: world.district,
            audience: .district,
            epoch: World.epoch(9),
            previous: []
        )
        let founding = OfficeAct(code: "11310107MB2F31009D", name: "教育局", roles: [.issuing])
        let office = try root.write(.office(founding, nonce: World.nonce(8)), in: world)
        _ = authority.insert(office.entry)
        let key = NodeKeyAct(
            key: world.alice.publicKey,
            boxKey: BoxPublicKey(World.bytes(301)),
            office: office.act.document,
            nodeKind: .bureau,
            code: "0A01"
        )
        _ = authority.insert(try root.prepare([.enroll(key, nonce: World.nonce(9))], in: world, seen: office.id).entry)
        let view = authority.currentView
        offices = view.offices.values.sorted { $0.id < $1.id }
        nodes = view.enrollments.map { NodeView(enrollment: $0, isCut: false) }
    }
}

extension CatalogueItem {
    static let example = CatalogueItem(
        document: DocumentID(World.bytes(200)),
        approvedBy: ActID(World.bytes(201)),
        submission: ActID(World.bytes(202)),
        content: ItemSubmission(
            typeCode: "11310107MB2F31009D001",
            name: "民办学校办学许可证",
            office: OfficeID(World.bytes(100)),
            holderKind: .organizations,
            collectFrom: .day(2024_01_01),
            fields: [],
            holderIsPublic: true,
            validity: "0,年"
        )
    )
}
