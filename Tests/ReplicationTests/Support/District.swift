import District
import SignedLog
import Signing

@testable import Replication

func seed(_ name: String) -> Bytes32 { SHA256.digest(Array(name.utf8)) }

func epoch(_ name: String) -> Epoch { Epoch(Bytes16(seed(name).array.prefix(16))!) }  // 16 of 32 bytes.

func office(_ name: String) -> OfficeID { OfficeID(seed("office " + name)) }

func audience(_ names: String...) -> Audience { Audience(names.map(office)) }

/// A district as small as these tests need it: genesis, and a root that enrolls and cuts keys.
final class TestDistrict {
    let root = SigningKey(seed: seed("root"))
    let genesis: VerifiedEntry
    let id: DistrictID
    let entropy = Entropy.seeded(seed("district"))
    private var writer: LogWriter
    private(set) var rootEntries: [VerifiedEntry]

    init() throws {
        let recovery = SigningKey(seed: seed("recovery")).publicKey
        let body = CBORMap([(.int(100), .bytes(root.publicKey.bytes)), (.int(101), .bytes(recovery.bytes))])
        let nonce = Bytes16(Array(repeating: 7, count: 16))!  // 16 bytes are there.
        let draft = ActDraft(kind: 0, isCritical: true, subject: .founding(nonce: nonce), body: body)
        genesis = try LogWriter.genesis(draft: draft, key: root, epoch: Epoch(nonce), time: nil)
        id = DistrictID(genesis: genesis.id)
        rootEntries = [genesis]
        writer = LogWriter(
            key: root,
            district: id,
            audience: .district,
            epoch: Epoch(entropy.bytes16()),
            previous: []
        )
    }

    /// The root's next entry, with one act of that kind.
    @discardableResult
    func rootWrites(_ kind: UInt64, _ body: CBORMap) throws -> VerifiedEntry {
        let draft = ActDraft(kind: kind, isCritical: true, subject: .founding(nonce: entropy.bytes16()), body: body)
        let seen = rootEntries.suffix(1).map(\.id)
        let (entry, _) = try writer.prepared(drafts: [draft], seen: seen, time: nil, entropy: entropy)
        writer.committed(entry)
        rootEntries.append(entry)
        return entry
    }

    @discardableResult
    func enroll(_ key: PublicKey, _ kind: NodeKind, _ officeName: String) throws -> VerifiedEntry {
        try rootWrites(
            4,
            CBORMap([
                (.int(100), .bytes(key.bytes)), (.int(102), .bytes(office(officeName))),
                (.int(103), .int(Int64(kind.rawValue))),
            ])
        )
    }

    /// Cuts a key: in this district a cut key's entries count up to a number in their epoch.
    @discardableResult
    func cut(_ key: PublicKey, trusting tips: [LogMark]) throws -> VerifiedEntry {
        let trusted = tips.map { CBOR.array([.bytes($0.epoch.bytes), .int(Int64($0.number))]) }
        return try rootWrites(5, CBORMap([(.int(100), .bytes(key.bytes)), (.int(101), .array(trusted))]))
    }
}

/// One epoch of one author, written without a store.
struct TestAuthor {
    private var writer: LogWriter
    private let seen: [EntryID]
    private let entropy: Entropy

    init(
        _ key: SigningKey,
        _ district: TestDistrict,
        _ audience: Audience,
        after previous: [EntryID] = [],
        epoch: Epoch? = nil
    ) {
        entropy = district.entropy
        seen = [district.genesis.id]
        writer = LogWriter(
            key: key,
            district: district.id,
            audience: audience,
            epoch: epoch ?? Epoch(entropy.bytes16()),
            previous: previous
        )
    }

    var log: LogID { writer.logID }
    var epoch: Epoch { writer.epoch }

    /// An entry with one license-like act, its holder committed to.
    mutating func write(
        _ text: String = "x",
        references: [EntryID] = [],
        byteCount: Int = 0
    ) throws -> OutgoingVerified {
        let padding = CBOR.bytes(Array(repeating: 1, count: byteCount))
        let draft = ActDraft(
            kind: 100,
            isCritical: true,
            subject: .founding(nonce: entropy.bytes16()),
            references: references,
            body: CBORMap([(.int(2), .text(Text(text))), (.int(101), padding)]),
            committed: CBORMap([
                (.text("holder/name"), .text("somebody")), (.text("holder/code"), .text(Text(text))),
            ])
        )
        let (entry, disclosures) = try writer.prepared(drafts: [draft], seen: seen, time: nil, entropy: entropy)
        writer.committed(entry)
        return OutgoingVerified(entry: entry, disclosures: disclosures.map { .full($0) })
    }
}

struct OutgoingVerified {
    let entry: VerifiedEntry
    let disclosures: [AnyDisclosure]

    var outgoing: OutgoingEntry { OutgoingEntry(signed: entry.signed, disclosures: disclosures) }

    var mark: LogMark { LogMark(epoch: entry.header.epoch, number: entry.header.number, id: entry.id) }
}
