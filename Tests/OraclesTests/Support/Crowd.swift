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
        let keys = Identity.drawn(from: entropy)
        let store = try Store.inMemory()
        let hub = try Replica.found(
            .rehearsed(root: root, recovery: recovery.publicKey),
            in: store,
            identity: keys,
            surroundings: clock.surroundings(entropy)
        )
        let office = hub.offices()[0].id
        members = [Member(name: "hub", replica: hub, store: store, keys: keys, office: office)]
        try enrollAll()
    }

    private func enrollAll() throws {
        let education = try hub.enrollOffice("113101070024500211", "教育局")
        let health = try hub.enrollOffice("11310107002450056K", "卫健委")
        let data = try hub.enrollOffice("11310107MB2F30009R", "大数据中心", [.cityLibrary])
        for (code, office, kind) in [
            ("JYJ1", education, NodeKind.bureau), ("JYJ2", education, .bureau), ("WJW1", health, .bureau),
            ("SZK1", data, .city),
        ] {
            try enroll(code, of: office, kind)
        }
        for (index, member) in [members[1], members[3]].enumerated() {
            let item = ItemSubmission.school(member.office, typeCode: Text(Self.types[index]))
            try hub.approve(item, submittedBy: member.replica)
        }
        for member in members.dropFirst() { try meet(member, members[0]) }
    }

    private func enroll(_ code: String, of office: OfficeID, _ kind: NodeKind) throws {
        let (keys, store) = (Identity.drawn(from: entropy), try Store.inMemory())
        let replica = try hub.enroll(keys, as: code, of: office, kind, on: store, clock.surroundings(entropy))
        members.append(Member(name: code, replica: replica, store: store, keys: keys, office: office))
        try meet(members[members.count - 1], members[0])
    }

    var hub: Replica { members[0].replica }

    func meet(_ one: Member, _ other: Member) throws { try Line.meet(one.replica, other.replica) }
}
