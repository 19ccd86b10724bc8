import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage

/// A district whose people and thieves do what a seed says: real replicas, in memory.
final class Crowd {
    struct Member {
        let name: String
        let replica: Replica
        let store: Store
        let keys: Identity
        let office: OfficeID
    }

    private(set) var members: [Member] = []
    var random: SeededRandom
    let entropy: Entropy
    let clock = RehearsalClock(at: day)
    private let root: SigningKey
    var recovery: SigningKey
    var licenseCount = 0
    /// How often each kind of deed succeeded.
    var done: [String: Int] = [:]

    static let day = CivilDate(yyyymmdd: 2026_01_20) ?? .earliest
    static let days = [0, 5, 10, 19].compactMap { CivilDate(yyyymmdd: 2026_01_01)?.adding(days: $0) }
    static let types = ["113101070024500211001", "11310107002450056K001"]

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        entropy = .seeded(SHA256.digest(Array("crowd \(seed)".utf8)))
        (root, recovery) = (SigningKey(seed: entropy.bytes32()), SigningKey(seed: entropy.bytes32()))
        let keys = Self.identity(entropy)
        let store = try Store.inMemory()
        let hub = try Replica.found(
            DistrictFounding(
                name: "普陀区",
                areaCode: "310107",
                officeCode: "11310107MB1K00019P",
                officeName: "区府办",
                nodeCode: "QFB1",
                rootKey: root,
                recoveryKey: recovery.publicKey
            ),
            in: store,
            identity: keys,
            surroundings: clock.surroundings(entropy)
        )
        let office = hub.offices()[0].id
        members = [Member(name: "hub", replica: hub, store: store, keys: keys, office: office)]
        try enrollAll()
    }

    private static func identity(_ entropy: Entropy) -> Identity {
        let secrets = KeySecrets.generate(using: entropy)
        return Identity(signing: secrets.signingKey, box: secrets.boxKey)
    }

    private func enrollAll() throws {
        let education = try hub.author(.enrollOffice(code: "113101070024500211", name: "教育局", roles: [.issuing]))
        let health = try hub.author(.enrollOffice(code: "11310107002450056K", name: "卫健委", roles: [.issuing]))
        let data = try hub.author(.enrollOffice(code: "11310107MB2F30009R", name: "大数据中心", roles: [.cityLibrary]))
        for (code, office, kind) in [
            ("JYJ1", education, NodeKind.bureau), ("JYJ2", education, .bureau), ("WJW1", health, .bureau),
            ("SZK1", data, .city),
        ] {
            try enroll(code, of: office.document, kind)
        }
        for (index, member) in [members[1], members[3]].enumerated() {
            let item = ItemSubmission.school(member.office, typeCode: Text(Self.types[index]))
            let submitted = try member.replica.author(.submitItem(item, item: nil))
            try meet(member, members[0])
            _ = try hub.author(.approveItem(submitted.document, submission: nil))
        }
        for member in members.dropFirst() { try meet(member, members[0]) }
    }

    private func enroll(_ code: String, of office: OfficeID, _ kind: NodeKind) throws {
        let keys = Self.identity(entropy)
        let request = try JoinRequest(
            key: keys.signing,
            boxKey: keys.box.publicKey,
            nodeKind: kind,
            officeName: Text(code)
        )
        _ = try hub.author(.enrollNode(request, office: office, kind: kind, code: code))
        let store = try Store.inMemory()
        let replica = try Replica(
            store: store,
            identity: keys,
            root: nil,
            surroundings: clock.surroundings(entropy),
            start: .ordinary
        )
        if let district = hub.district { try replica.join(district) }
        members.append(Member(name: code, replica: replica, store: store, keys: keys, office: office))
        try meet(members[members.count - 1], members[0])
    }

    var hub: Replica { members[0].replica }

    func meet(_ one: Member, _ other: Member) throws { try Line.meet(one.replica, other.replica) }
}

extension ItemSubmission {
    static func school(_ office: OfficeID, version: UInt64 = 1, typeCode: Text) -> ItemSubmission {
        ItemSubmission(
            version: version,
            typeCode: typeCode,
            name: "民办培训机构办学许可证",
            office: office,
            holderKind: .both,
            collectFrom: CivilDate(yyyymmdd: 2020_01_01) ?? .earliest,
            fields: [
                FaceField(key: "address", label: "地址", type: .text, isPublic: true, isRequired: false),
                FaceField(key: "principal", label: "校长", type: .text, isPublic: false, isRequired: false),
            ],
            holderIsPublic: true,
            validity: "长期"
        )
    }
}
