import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage

/// A small district, and pens for every key in it: what is written on top of it may come in any order.
struct AuthorityScene {
    let base: [SignedEntry]
    let district: DistrictID
    let office: OfficeID
    let item: DocumentID
    let (root, recovery): (SigningKey, SigningKey)
    /// Of 教育局.
    let (first, second): (SigningKey, SigningKey)
    /// Witnesses.
    let (hub, city): (SigningKey, SigningKey)
    let firstNode: DocumentID
    /// Root entries that a writer sees who has seen the base.
    let tips: [EntryID]
    private let rootTip: EntryID
    private let entropy: Entropy

    init() throws {
        let entropy = Entropy.seeded(SHA256.digest(Array("authority scene".utf8)))
        let clock = RehearsalClock(at: CivilDate(yyyymmdd: 2026_01_20) ?? .earliest)
        let drawn = (0..<6).map { _ in SigningKey(seed: entropy.bytes32()) }
        (root, recovery, first, second, hub, city) = (drawn[0], drawn[1], drawn[2], drawn[3], drawn[4], drawn[5])
        self.entropy = entropy
        let store = try Store.inMemory()
        let replica = try Replica.found(
            .rehearsed(root: root, recovery: recovery.publicKey),
            in: store,
            identity: Identity(signing: hub, box: KeySecrets.generate(using: entropy).boxKey),
            surroundings: clock.surroundings(entropy)
        )
        office = try replica.enrollOffice("113101070024500211", "教育局")
        let library = try replica.enrollOffice("11310107002450056K", "市电子证照库", [.cityLibrary])
        let keys = { Identity(signing: $0, box: KeySecrets.generate(using: entropy).boxKey) }
        firstNode = try replica.enroll(keys(first), as: "JYJ1", of: office).document
        try replica.enroll(keys(second), as: "JYJ2", of: office)
        try replica.enroll(keys(city), as: "SZK1", of: library, .city)
        guard let district = replica.district else { preconditionFailure("no district") }
        self.district = district
        var pen = LogWriter(
            key: first,
            district: district,
            audience: .district,
            epoch: Epoch(entropy.bytes16()),
            previous: []
        )
        let draft = try ActDraft.submitItem(
            ItemSubmission.school(office),
            nonce: entropy.bytes16()
        )
        let submitted = try pen.prepared(drafts: [draft], seen: replica.rootTips, time: nil, entropy: entropy).entry
        pen.committed(submitted)
        _ = try replica.admit([submitted.signed])
        item = submitted.acts[0].document
        rootTip = try replica.author(.approveItem(item, submission: nil)).entry
        tips = replica.rootTips
        base = try store.read { store in
            try store.sequences(in: .district).compactMap { try store.servedEntry(sequence: $0)?.signed }
        }
    }

    func nonce() -> Bytes16 { entropy.bytes16() }
}

// Pens.
extension AuthorityScene {
    /// A writer's epoch. A copy of it goes its own way from there: that is a fork.
    struct Pen {
        fileprivate var writer: LogWriter
        fileprivate let entropy: Entropy

        mutating func write(_ drafts: [ActDraft], seen: [EntryID]) throws -> VerifiedEntry {
            let entry = try writer.prepared(drafts: drafts, seen: seen, time: nil, entropy: entropy).entry
            writer.committed(entry)
            return entry
        }
    }

    func pen(_ key: SigningKey, _ audience: Audience, after: [EntryID] = []) -> Pen {
        Pen(
            writer: LogWriter(
                key: key,
                district: district,
                audience: audience,
                epoch: Epoch(nonce()),
                previous: after
            ),
            entropy: entropy
        )
    }

    var own: Audience { Audience([office]) }

    /// One entry of the root in an epoch of its own, having seen the base and what is named.
    func byRoot(_ drafts: [ActDraft], after: VerifiedEntry? = nil) throws -> VerifiedEntry {
        var pen = pen(root, .district, after: [after?.id ?? rootTip])
        return try pen.write(drafts, seen: after.map { [$0.id] } ?? tips)
    }

    func issue(_ number: String) throws -> [ActDraft] {
        let face = FaceDraft(
            number: Text(number),
            identifier: nil,
            dated: CivilDate(yyyymmdd: 2026_01_03) ?? .earliest,
            holder: Holder(type: HolderCodeType(utf8: Array("099".utf8))!, code: Text("X\(number)"), name: "某")
        )
        let content = CatalogueItem(
            document: item,
            approvedBy: ActID(.zero),
            submission: ActID(.zero),
            content: .school(office)
        )
        return [try .issue(face, item: content, nonce: nonce(), circumstances: Circumstances(by: "某"))]
    }

    func cut(trusting tips: [VerifiedEntry]) -> [ActDraft] {
        let logs = Dictionary(grouping: tips, by: \.log).map { log, tips in
            TrustedLog(
                log: log,
                tips: tips.map { TrustedTip(epoch: $0.header.epoch, number: $0.header.number, id: $0.id) }
            )
        }
        return [.cut(nodeKey: firstNode, parents: [firstNode.founding], trusting: logs)]
    }

    func receipt(_ entries: VerifiedEntry...) -> [ActDraft] {
        [.receipt(ReceiptAct(wanted: 0, tips: entries.map(\.id)), nonce: nonce())]
    }

    func adopt(_ entries: VerifiedEntry...) -> [ActDraft] {
        [.adopt(AdoptAct(entries: entries.map(\.id)), nonce: nonce())]
    }

    func rotation(to name: String, trusting tips: [EntryID], seen: [EntryID]) throws -> VerifiedEntry {
        guard let genesis = try base.first?.verifiedGenesis().acts[0] else { preconditionFailure("an empty base") }
        let act = RotationAct(nextRoot: key("root \(name)").publicKey, nextRecovery: key("recovery \(name)").publicKey)
        let draft = ActDraft.rotation(act, of: genesis.document, parents: [genesis.id], trusting: tips)
        var pen = pen(recovery, .district)
        return try pen.write([draft], seen: seen)
    }

    func key(_ name: String) -> SigningKey { SigningKey(seed: SHA256.digest(Array(name.utf8))) }

    var rootTips: [EntryID] { [rootTip] }
}
