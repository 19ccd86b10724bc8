import District
import Licenses
import SignedLog
import Signing
import Storage

extension ReplicaState {
    /// Computes the state from what is stored. Entries that bear on authority are verified again; the rest is looked at
    /// only where something happened to it.
    init(reading store: StoreReader) throws {
        self.init(district: try store.district() ?? store.joinedDistrict())
        guard let district else { return }
        for sequence in try store.rootSequences() {
            if let entry = try store.verifiedEntry(sequence: sequence) { try takeUp(entry) }
        }
        try readStatements(store)
        try readExceptions(store, district)
        for waiting in try store.earlyEntries() { try restore(waiting, store, district) }
        unreceipted = Set(try store.audiences())
    }

    /// The door let a root entry in with all that it has seen; a disk that has lost some of it is told so.
    private mutating func takeUp(_ entry: VerifiedEntry) throws(StoreFailure) {
        if let missing = entry.header.seen.first(where: { !authority.history.isRootEntry($0) }) {
            throw .missing(missing)
        }
        authority.insert(entry)
    }

    /// What offices and nodes say for themselves, judged by the authority as it is now.
    mutating func readStatements(_ store: StoreReader) throws {
        statements = DistrictStatements()
        for kind in [Kind.submitItem, .endpoint, .burnBlocks] {
            for act in try store.acts(ofKind: kind.rawValue) { note(act) }
        }
    }

    private mutating func note(_ act: StoredAct) {
        let past = authority.history.past(of: act.seen.filter(authority.history.isRootEntry))
        let authority = self.authority
        statements.note(
            act.act,
            id: act.id,
            document: act.document,
            author: act.author,
            by: authority.view(at: past)
        )
    }

    private mutating func readExceptions(_ store: StoreReader, _ district: DistrictID) throws {
        for kind in [Kind.adopt, .forkProof] {
            for act in try store.acts(ofKind: kind.rawValue) {
                guard let carrier = act.carriers.first else { continue }
                guard let entry = try store.verifiedEntry(sequence: carrier.sequence) else { continue }
                exceptions.facts.insert(entry, in: district)
            }
        }
        for place in try store.forks() { exceptions.facts.insert(fork: try store.entries(at: place)) }
        _ = try exceptions.rejudge(by: authority, in: store)
    }

    private mutating func restore(_ waiting: EarlyEntry, _ store: StoreReader, _ district: DistrictID) throws {
        let entry = try waiting.signed.verified(in: district)
        guard case .early(let missing) = try Door.admit(entry, history: authority.history, held: store) else { return }
        early.restore(entry, waiting.disclosures, missing: missing)
    }
}

extension ReplicaState {
    /// One that knows of a fork of its own log needs a new key, and goes on needing it after each start.
    mutating func stopIfForked(_ ownKeys: Set<PublicKey>, in store: StoreReader) throws {
        for log in exceptions.facts.forkedLogs {
            if let author = try store.log(log)?.author, ownKeys.contains(author) { stop = .forked }
        }
    }
}

extension StoreReader {
    private static let districtSetting: SettingName = "district"

    /// The district that a person has named, before any of its entries is here.
    func joinedDistrict() throws -> DistrictID? {
        try setting(Self.districtSetting).flatMap { Bytes32($0) }.map { DistrictID($0) }
    }

    /// The entries that root and recovery keys may have written for the district, as they were admitted here. Which of
    /// them are root entries is for ``RootHistory`` to say.
    fileprivate func rootSequences() throws -> [Int64] {
        var keys: Set<PublicKey> = []
        for kind in [Kind.genesis, .rotation] {
            for act in try acts(ofKind: kind.rawValue) {
                switch try? DistrictAct.decode(act.act) {
                case .genesis(let genesis): keys.formUnion([genesis.rootKey, genesis.recoveryKey])
                case .rotation(let rotation): keys.formUnion([rotation.nextRoot, rotation.nextRecovery])
                default: continue  // A malformed act names nobody.
                }
            }
        }
        let logs = try keys.sorted().flatMap { try logRecords(of: $0) }.filter(\.audience.isDistrict)
        return try logs.flatMap { try sequences(of: $0.log) }.sorted()
    }
}

extension StoreWriter {
    func setDistrict(_ district: DistrictID) throws {
        try set(district.bytes.array, for: "district")
    }
}

/// A start does not make another copy of this node go away.
extension StoreReader {
    func hasMetOwnKeyElsewhere() throws -> Bool { try setting("own-key-elsewhere") != nil }
}

extension StoreWriter {
    func setMetOwnKeyElsewhere(_ hasMet: Bool) throws {
        try set(hasMet ? [1] : nil, for: "own-key-elsewhere")
    }
}
