import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage

/// A small district, and pens for every key in it: what is written on top of it may come in any order.
struct AuthorityScene {
    static let type: Text = "113101070024500211001"

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
        let keys = (0..<6).map { _ in SigningKey(seed: entropy.bytes32()) }
        (root, recovery, first, second, hub, city) = (keys[0], keys[1], keys[2], keys[3], keys[4], keys[5])
        self.entropy = entropy
        let store = try Store.inMemory()
        let replica = try Replica.found(
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
            identity: Identity(signing: hub, box: KeySecrets.generate(using: entropy).boxKey),
            surroundings: clock.surroundings(entropy)
        )
        let code = "113101070024500211"
        office = try replica.author(.enrollOffice(code: code, name: "教育局", roles: [.issuing])).document
        let library = try replica.author(
            .enrollOffice(code: "11310107002450056K", name: "市电子证照库", roles: [.cityLibrary])
        ).document
        let enroll = { (key: SigningKey, office: OfficeID, kind: NodeKind, code: String) in
            let request = try JoinRequest(
                key: key,
                boxKey: KeySecrets.generate(using: entropy).boxKey.publicKey,
                nodeKind: kind,
                officeName: Text(code)
            )
            return try replica.author(.enrollNode(request, office: office, kind: kind, code: code)).document
        }
        firstNode = try enroll(first, office, .bureau, "JYJ1")
        _ = try enroll(second, office, .bureau, "JYJ2")
        _ = try enroll(city, library, .city, "SZK1")
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
            ItemSubmission.school(office, typeCode: Self.type),
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
            content: .school(office, typeCode: Self.type)
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
