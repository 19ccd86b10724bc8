import District
import FaultyDisk
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Synchronization

/// A small district around one node whose disk is struck: the hub of 区府办, two counters of 教育局. All nodes but that
/// one live in memory and are not touched once the stage is set.
///
/// A class, because it owns open replicas.
final class Stage {
    enum Subject: Sendable {
        case hub, counter
    }

    static let day = CivilDate(yyyymmdd: 2026_01_05) ?? .earliest

    let subject: Subject
    let disk: FaultyDisk
    let clock = RehearsalClock(at: day)
    private let folder: TemporaryFolder
    private let seed: Bytes32
    private let entropy: Entropy
    private var processCount: UInt64 = 0

    let root: SigningKey
    let recovery: SigningKey
    let hubKeys: Identity
    let counterKeys: Identity
    let colleagueKeys: Identity
    /// The subject's process; nil while it is down.
    private(set) var process: Process?
    /// The node that is not the subject: hub or counter.
    private var other: Replica?
    private var second: (replica: Replica, store: Store)?
    private(set) var education = OfficeID(ActID(.zero).bytes)

    /// An empty disk; nothing is founded yet.
    init(_ subject: Subject, seed: String) throws {
        self.subject = subject
        self.seed = SHA256.digest(Array("hefu crash points \(seed)".utf8))
        entropy = .seeded(self.seed)
        folder = try TemporaryFolder()
        disk = FaultyDisk(directory: folder.path)
        (root, recovery) = (SigningKey(seed: entropy.bytes32()), SigningKey(seed: entropy.bytes32()))
        hubKeys = .drawn(from: entropy)
        counterKeys = .drawn(from: entropy)
        colleagueKeys = .drawn(from: entropy)
    }

    /// On the wall it is always the same moment, so that the same write has the same bytes; but whoever asks how much
    /// time has passed finds that it was enough.
    private static func surroundings(
        _ entropy: Entropy,
        wallClock: @escaping @Sendable () -> Int64?
    ) -> Surroundings {
        let asked = Counter()
        return Surroundings(
            entropy: entropy,
            wallClock: wallClock,
            monotonicMilliseconds: { asked.next() * 2_000 }
        )
    }

    var surroundings: Surroundings { clock.surroundings(entropy) }

    var subjectKeys: Identity {
        switch subject {
        case .hub: hubKeys
        case .counter: counterKeys
        }
    }

    func nonce() -> Bytes16 { entropy.bytes16() }
}

/// A class, because a clock is asked again and again.
private final class Counter: Sendable {
    private let count = Atomic<Int64>(0)

    func next() -> Int64 { count.wrappingAdd(1, ordering: .relaxed).newValue }
}

// The subject's processes.
extension Stage {
    /// Starts the subject's program by the ordinary path. Each start of one number draws the same, and another number
    /// something else, as a real process would.
    @discardableResult
    func start(number: UInt64? = nil) throws -> Process {
        processCount += 1
        let digits = Array("process \(number.map { "\($0)" } ?? "\(processCount) at last")".utf8)
        let own = Entropy.seeded(SHA256.digest(seed.array + digits))
        let store = try Store.open(directory: folder.path)
        let surroundings = Self.surroundings(own, wallClock: clock.surroundings(own).wallClock)
        let replica = try Replica(
            store: store,
            identity: subjectKeys,
            root: subject == .hub ? root : nil,
            surroundings: surroundings,
            start: .ordinary
        )
        let process = Process(store: store, surroundings: surroundings, replica: replica)
        self.process = process
        return process
    }

    /// The process is gone, and nothing of what it would still write reaches the disk.
    func stop() {
        disk.halt()
        process = nil
        disk.restart()
    }

    /// The power is gone, and with it the process.
    func cutPower(_ fate: (Int) -> SectorFate) {
        disk.halt()
        process = nil
        disk.cutPower(fate)
    }

    func found(in store: Store, _ surroundings: Surroundings) throws -> Replica {
        try Replica.found(
            .rehearsed(root: root, recovery: recovery.publicKey),
            in: store,
            identity: hubKeys,
            surroundings: surroundings
        )
    }
}

// The district, set up by real acts.
extension Stage {
    var hub: Replica { replica(subject == .hub) }
    var counter: Replica { replica(subject == .counter) }
    var colleague: Replica { present(second?.replica) }

    private func replica(_ isSubject: Bool) -> Replica {
        isSubject ? present(process?.replica) : present(other)
    }

    private func present(_ replica: Replica?) -> Replica {
        guard let replica else { preconditionFailure("the stage is not set") }
        return replica
    }

    /// Everybody is enrolled, one type is approved, 教1号 is issued, and all hold it.
    func set() throws {
        try setHub()
        education = try hub.enrollOffice("113101070024500211", "教育局")
        let counter = try enrollCounter()
        let store = try Store.inMemory()
        second = (try hub.enroll(colleagueKeys, as: "JYJ2", of: education, on: store, surroundings), store)
        if subject == .hub { other = counter }
        try Line.meet(counter, hub)
        try hub.approve(.school(education), submittedBy: counter)
        _ = try counter.author(.issue("教1号"))
        try meetAll()
    }

    private func setHub() throws {
        switch subject {
        case .hub:
            let process = try start()
            process.replica = try found(in: process.store, surroundings)
        case .counter:
            other = try found(in: Store.inMemory(), surroundings)
        }
    }

    /// As the subject it runs on the disk that is struck.
    private func enrollCounter() throws -> Replica {
        guard subject == .counter else {
            return try hub.enroll(counterKeys, as: "JYJ1", of: education, on: .inMemory(), surroundings)
        }
        try hub.enroll(counterKeys, as: "JYJ1", of: education)
        let replica = try start().replica
        if let district = hub.district { try replica.join(district) }
        return replica
    }

    /// Both counters meet the hub, twice, so that each has what the other wrote.
    func meetAll() throws {
        for _ in 0..<2 {
            try Line.meet(counter, hub)
            try Line.meet(colleague, hub)
        }
    }

    /// Signs drafts by a node's key behind its back.
    func forge(
        _ drafts: [ActDraft],
        by keys: Identity,
        audience: Audience,
        epoch: Epoch? = nil
    ) throws -> (entry: SignedEntry, disclosures: [AnyDisclosure]) {
        guard let district = hub.district else { preconditionFailure("no district") }
        let writer = LogWriter(
            key: keys.signing,
            district: district,
            audience: audience,
            epoch: epoch ?? Epoch(nonce()),
            previous: []
        )
        let made = try writer.prepared(drafts: drafts, seen: hub.rootTips, time: nil, entropy: entropy)
        return (made.entry.signed, made.disclosures.map(AnyDisclosure.full))
    }

    var ownAudience: Audience { Audience([education]) }

    /// What the colleague writes for these requests, one entry each, with its disclosures; nobody else has it.
    func writtenByColleague(_ requests: [LicenseRequest]) throws -> [ServedEntry] {
        let entries = try requests.map { try colleague.author($0).entry }
        return try entries.map { entry in
            guard let served = try second?.store.read({ try $0.servedEntry(entry) }) else {
                preconditionFailure("the colleague does not hold its own entry")
            }
            return served
        }
    }
}

extension Stage {
    /// The keys with which the subject signs.
    var ownKeys: [PublicKey] {
        switch subject {
        case .hub: [hubKeys.signing.publicKey, root.publicKey, recovery.publicKey]
        case .counter: [counterKeys.signing.publicKey]
        }
    }
}
