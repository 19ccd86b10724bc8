import District
import Foundation
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage

/// A whole small district in one process and one thread: real signatures, real SQLite in memory, sessions driven by
/// hand. The clock stands still unless a test moves it.
final class World {
    let entropy: Entropy
    private(set) var now: Int64 = 1_767_225_600_000  // 2026-01-01 08:00 in Shanghai
    private(set) var monotonic: Int64 = 0
    let root: SigningKey
    let recovery: SigningKey
    let hub: Replica
    private let workers: Workers
    private var clocks: [ObjectIdentifier: Clock] = [:]
    private var identities: [ObjectIdentifier: Identity] = [:]
    private var stores: [ObjectIdentifier: Store] = [:]

    /// The clock of one replica; tests set it wrong.
    final class Clock: @unchecked Sendable {
        // Only the test's own thread reads and writes it.
        var now: Int64?
        var monotonic: Int64 = 0
        /// Of the same machine.
        var claims = RehearsedClaims()
        init(_ now: Int64?) { self.now = now }
    }

    static let educationCode = "113101070024500211"
    static let healthCode = "11310107002450056K"
    static let tutoringType = "113101070024500211001"

    /// - Parameter workers: who computes in its nodes.
    init(seed: UInt8 = 1, workers: Workers = .one) throws {
        self.workers = workers
        entropy = .seeded(Bytes32(Array(repeating: seed, count: 32))!)
        root = SigningKey(seed: entropy.bytes32())
        recovery = SigningKey(seed: entropy.bytes32())
        let clock = Clock(now)
        hub = try Replica.found(
            .rehearsed(root: root, recovery: recovery.publicKey),
            in: Store.inMemory(),
            identity: .drawn(from: entropy),
            surroundings: Self.surroundings(entropy, clock, workers)
        )
        clocks[ObjectIdentifier(hub)] = clock
    }

    static func surroundings(_ entropy: Entropy, _ clock: Clock, _ workers: Workers = .one) -> Surroundings {
        Surroundings(
            entropy: entropy,
            wallClock: { clock.now },
            monotonicMilliseconds: { clock.monotonic },
            workers: workers
        )
        .claiming(by: clock.claims)
    }

    func clock(of replica: Replica) -> Clock { clocks[ObjectIdentifier(replica)]! }

    func identity(of replica: Replica) -> Identity { identities[ObjectIdentifier(replica)]! }

    /// Signs drafts as an entry by the replica's key behind its back, as whoever has stolen the key would.
    func forge(
        _ drafts: [ActDraft],
        by replica: Replica,
        for audience: Audience,
        previous: [EntryID] = [],
        epoch: Epoch? = nil
    ) throws -> (entry: SignedEntry, disclosures: [AnyDisclosure]) {
        let writer = LogWriter(
            key: identity(of: replica).signing,
            district: hub.district!,
            audience: audience,
            epoch: epoch ?? Epoch(entropy.bytes16()),
            previous: previous
        )
        let made = try writer.prepared(drafts: drafts, seen: replica.rootTips, time: nil, entropy: entropy)
        return (made.entry.signed, made.disclosures.map(AnyDisclosure.full))
    }

    /// The node's program once more, on what the first has left, or on another disk.
    func restarted(
        _ replica: Replica,
        on store: Store? = nil,
        start: StartCondition = .ordinary
    ) throws -> Replica {
        try Replica(
            store: store ?? stores[ObjectIdentifier(replica)]!,
            identity: identity(of: replica),
            root: nil,
            surroundings: Self.surroundings(entropy, clock(of: replica)),
            start: start
        )
    }

    /// Moves every clock on.
    func pass(milliseconds: Int64) {
        for clock in clocks.values {
            clock.now = clock.now.map { $0 + milliseconds }
            clock.monotonic += milliseconds
        }
    }

    func office(_ code: String, _ name: String) throws -> OfficeID {
        try hub.enrollOffice(code, name)
    }

    /// A node that has asked to join, was enrolled, and has pulled the district.
    func node(
        _ code: String,
        of office: OfficeID,
        _ kind: NodeKind = .bureau,
        in store: Store? = nil
    ) throws -> Replica {
        let (identity, clock) = (Identity.drawn(from: entropy), Clock(now))
        let store = try store ?? Store.inMemory()
        let replica = try hub.enroll(
            identity,
            as: code,
            of: office,
            kind,
            on: store,
            Self.surroundings(entropy, clock, workers)
        )
        clocks[ObjectIdentifier(replica)] = clock
        identities[ObjectIdentifier(replica)] = identity
        stores[ObjectIdentifier(replica)] = store
        try sync(replica, hub)
        return replica
    }

    /// 教育局 with a counter that knows of it.
    func education() throws -> (office: OfficeID, counter: Replica) {
        let office = try office(Self.educationCode, "教育局")
        let counter = try node("JYJ1", of: office)
        try sync(counter, hub)
        return (office, counter)
    }

    /// The node of 市证照库.
    func city() throws -> Replica { try node("SZK1", of: office("11310000MB2F30640R", "市证照库"), .city) }

    /// The tutoring-school type of an office, submitted by its node and approved by the root.
    func approveTutoring(_ office: OfficeID, by node: Replica) throws -> DocumentID {
        try hub.approve(.school(office), submittedBy: node)
    }
}

extension World {
    /// One session, the first dialing the second, until it ends.
    @discardableResult
    func sync(_ dialer: Replica, _ responder: Replica) throws -> SyncOutcome { try Line.meet(dialer, responder) }
}

extension LicenseRequest {
    static func issue(_ number: String, type: String = World.tutoringType, by: String = "经办甲") -> LicenseRequest {
        var request = LicenseRequest(.issue)
        request.type = type
        request.holder = HolderDraft(type: "099", code: "C\(number)", name: "培训学校\(number)")
        request.number = number
        request.date = CivilDate(year: 2026, month: 1, day: 1)
        request.fields = ["address": .text("曹杨路1号"), "principal": .text("某某")]
        request.by = by
        return request
    }

    static func on(_ license: String, _ verb: LicenseVerb, day: Int = 2, by: String = "经办甲") -> LicenseRequest {
        var request = LicenseRequest(verb)
        request.license = license
        request.date = CivilDate(year: 2026, month: 1, day: day)
        request.by = by
        request.ground = verb == .correct ? "entry-error" : nil
        return request
    }
}

extension Replica {
    /// Digests of the audiences, sorted: equal on two nodes that may hold the same and do.
    func digests() throws -> [String] {
        try status().audiences.map { "\($0.offices) \($0.log) \($0.state) \($0.wanted)" }
    }

    func state(of license: String, on day: Int = 15) throws -> LicenseState {
        try self.license(license, asOf: CivilDate(year: 2026, month: 1, day: day), knownAt: nil).state
    }
}

extension ActDraft {
    /// An issue as its author might draft it without looking: of an item of schools, whoever has approved that, and whether it
    /// was approved.
    static func blindIssue(
        _ number: Text,
        of document: DocumentID,
        by office: OfficeID,
        to holder: Holder = Holder(type: HolderCodeType(utf8: Array("099".utf8))!, code: "X1", name: "某培训学校"),
        nonce: Bytes16
    ) throws -> ActDraft {
        let item = CatalogueItem(
            document: document,
            approvedBy: ActID(.zero),
            submission: ActID(.zero),
            content: .school(office)
        )
        let day = CivilDate(year: 2026, month: 1, day: 3)!
        let face = FaceDraft(number: number, identifier: nil, dated: day, holder: holder)
        return try .issue(face, item: item, nonce: nonce, circumstances: Circumstances(by: "某"))
    }
}
