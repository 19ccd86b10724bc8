import SignedLog
import Signing

/// What has been admitted, in memory.
struct MemoryEntries: HeldEntries {
    var entries: [EntryID: EntryNode] = [:]
    var acts: [ActID: ActNode] = [:]

    func entry(_ id: EntryID) -> EntryNode? { entries[id] }

    func act(_ id: ActID) -> ActNode? { acts[id] }

    mutating func insert(_ entry: VerifiedEntry) {
        entries[entry.id] = EntryNode(entry)
        for act in entry.acts { acts[act.id] = ActNode(act, in: entry) }
    }
}

/// A district in memory with everybody's keys, admitting through the door.
struct World {
    let rootKey = key(101)
    let recoveryKey = key(102)
    let alice = key(103)
    let bob = key(104)
    let office = OfficeID(bytes32(201))
    let otherOffice = OfficeID(bytes32(202))
    let genesis: VerifiedEntry
    /// The root's entry that enrolls Alice.
    let enrollment: VerifiedEntry
    private(set) var history = RootHistory()
    private(set) var held = MemoryEntries()

    init() throws {
        genesis = try LogWriter.genesis(
            draft: .genesis(root: rootKey, recovery: recoveryKey),
            key: rootKey,
            epoch: Epoch(bytes16(10)),
            time: 0
        )
        let district = DistrictID(genesis: genesis.id)
        var root = LogWriter(
            key: rootKey,
            district: district,
            audience: .district,
            epoch: Epoch(bytes16(11)),
            previous: []
        )
        enrollment = try root.next([.enrolling(alice, nonce: 1)], seen: [genesis.id])
        try admitOrFail(genesis)
        try admitOrFail(enrollment)
    }

    var district: DistrictID { DistrictID(genesis: genesis.id) }
    var genesisDocument: DocumentID { genesis.acts[0].document }

    mutating func admit(_ entry: VerifiedEntry) throws -> Admission {
        let admission = try Door.admit(entry, history: history, held: held)
        if admission == .admitted {
            held.insert(entry)
            history.insert(entry)
        }
        return admission
    }

    mutating func admitOrFail(_ entry: VerifiedEntry) throws {
        let admission = try admit(entry)
        precondition(admission == .admitted, "\(admission)")
    }

    func writer(
        _ key: SigningKey,
        _ audience: Audience = .district,
        epoch: Int,
        previous: [EntryID] = []
    ) -> LogWriter {
        LogWriter(
            key: key,
            district: district,
            audience: audience,
            epoch: Epoch(bytes16(epoch)),
            previous: previous
        )
    }

    /// An entry by Alice for her office, valid as it is, for a test to break.
    func raw(_ acts: [Act] = [.note(1)]) -> RawEntry {
        var raw = RawEntry(key: alice, district: district, acts: acts.map { $0.encoded() })
        raw.set(audience: [office])
        raw.set(seen: [enrollment.id])
        return raw
    }
}

extension LogWriter {
    /// Prepares and commits in one.
    mutating func next(_ drafts: [ActDraft], seen: [EntryID], time: Int64? = nil) throws -> VerifiedEntry {
        let entry = try prepared(drafts: drafts, seen: seen, time: time, entropy: .seeded(bytes32(7))).entry
        committed(entry)
        return entry
    }
}

extension Act {
    /// An act of a kind that nobody knows, founding a document.
    static func note(_ nonce: Int, kind: UInt64 = 999, refs: [EntryID] = []) -> Act {
        Act(kind: kind, isCritical: false, subject: .founding(nonce: bytes16(nonce)), references: refs)
    }

    static func reply(to act: VerifiedAct, kind: UInt64 = 999) -> Act {
        Act(kind: kind, isCritical: false, subject: .document(act.document), parents: [act.id])
    }
}

extension ActDraft {
    static func note(_ nonce: Int, kind: UInt64 = 999) -> ActDraft {
        ActDraft(kind: kind, isCritical: false, subject: .founding(nonce: bytes16(nonce)))
    }

    static func genesis(root: SigningKey, recovery: SigningKey) -> ActDraft {
        ActDraft(
            kind: 0,
            isCritical: true,
            subject: .founding(nonce: bytes16(9)),
            body: CBORMap([
                (.int(100), .bytes(root.publicKey.bytes)), (.int(101), .bytes(recovery.publicKey.bytes)),
                (.int(102), .text("普陀区")), (.int(103), .text("310107")),
            ])
        )
    }

    static func enrolling(_ key: SigningKey, nonce: Int) -> ActDraft {
        ActDraft(
            kind: 4,
            isCritical: true,
            subject: .founding(nonce: bytes16(nonce)),
            body: CBORMap([(.int(100), .bytes(key.publicKey.bytes))])
        )
    }

    static func rotation(of genesis: VerifiedEntry, root: SigningKey, recovery: SigningKey) -> ActDraft {
        ActDraft(
            kind: 1,
            isCritical: true,
            subject: .document(genesis.acts[0].document),
            parents: [genesis.acts[0].id],
            body: CBORMap([
                (.int(100), .bytes(root.publicKey.bytes)), (.int(101), .bytes(recovery.publicKey.bytes)),
            ])
        )
    }
}
