import District
import SignedLog
import Signing

/// A district as its authors make it: the test says who writes what, and who has seen what. Keeps every entry made,
/// past first.
struct Scene {
    struct Node {
        let key: SigningKey
        let document: DocumentID
        let enrollment: VerifiedEntry
        let office: OfficeID
    }

    let genesis: VerifiedEntry
    var root: Pen
    private(set) var made: [VerifiedEntry] = []
    private(set) var history = RootHistory()
    private var nonces = 0

    static let districtOffice = OfficeAct(code: "11310107000000001A", name: "区府办", roles: [.districtOffice])

    init() {
        let act = GenesisAct(
            rootKey: key("root 0").publicKey,
            recoveryKey: key("recovery 0").publicKey,
            name: "普陀区",
            areaCode: "310107"
        )
        let draft = ActDraft.genesis(act, nonce: bytes16("genesis"))
        do {
            let epoch = Epoch(bytes16("epoch genesis"))
            genesis = try LogWriter.genesis(draft: draft, key: key("root 0"), epoch: epoch, time: nil)
        } catch {
            preconditionFailure("no genesis: \(error)")
        }
        root = Pen(key("root 0"), DistrictID(genesis: genesis.id), .district, epoch: "root 0")
        keep(genesis)
    }

    var district: DistrictID { DistrictID(genesis: genesis.id) }
    var genesisDocument: DocumentID { genesis.acts[0].document }
    /// What an author sees who holds all root entries made so far.
    var tips: [EntryID] { history.tips }

    mutating func nonce() -> Bytes16 {
        nonces += 1
        return bytes16("nonce \(nonces)")
    }

    mutating func keep(_ entry: VerifiedEntry) {
        made.append(entry)
        history.insert(entry)
    }
}

// The root's acts.
extension Scene {
    /// The root writes these acts in one entry, having seen all root entries or the given ones.
    @discardableResult
    mutating func rootWrites(_ drafts: ActDraft..., seen: [EntryID]? = nil) -> VerifiedEntry {
        let entry = root.write(drafts, seen: seen ?? tips)
        keep(entry)
        return entry
    }

    @discardableResult
    mutating func office(_ name: String, _ roles: OfficeRole...) -> OfficeID {
        let code = Text("11310107" + String(bytes32(name).hex.prefix(10)).uppercased())
        let act = OfficeAct(code: code, name: Text(name), roles: roles.isEmpty ? [.issuing] : roles)
        return rootWrites(.office(act, nonce: nonce())).acts[0].document
    }

    func nodeKey(_ name: String, _ office: OfficeID, _ kind: NodeKind = .bureau) -> NodeKeyAct {
        NodeKeyAct(
            key: key(name).publicKey,
            boxKey: BoxPublicKey(bytes32("box \(name)")),
            office: office,
            nodeKind: kind,
            code: Text(String(bytes32(name).hex.prefix(4)).uppercased())
        )
    }

    mutating func node(_ name: String, of office: OfficeID, _ kind: NodeKind = .bureau) -> Node {
        let entry = rootWrites(.enroll(nodeKey(name, office, kind), nonce: nonce()))
        return Node(key: key(name), document: entry.acts[0].document, enrollment: entry, office: office)
    }

    /// A cut of a node that trusts these entries, each as a tip of its log, and the named logs in no more than that.
    func cutDraft(of node: Node, trusting tips: [VerifiedEntry]) -> ActDraft {
        .cut(
            nodeKey: node.document,
            parents: [node.document.founding],
            trusting: Dictionary(grouping: tips, by: \.log).map { log, tips in
                TrustedLog(log: log, tips: tips.map(\.tip))
            }
        )
    }

    @discardableResult
    mutating func cut(_ node: Node, trusting tips: [VerifiedEntry], seen: [EntryID]? = nil) -> VerifiedEntry {
        rootWrites(cutDraft(of: node, trusting: tips), seen: seen)
    }

    /// The recovery key of generation `from` names root and recovery key of the next, trusting these tips.
    mutating func rotation(
        from: Int,
        to: String,
        recovery: String? = nil,
        trusting tips: [VerifiedEntry],
        seen: [EntryID]? = nil,
        epoch: String = "recovery"
    ) -> VerifiedEntry {
        var pen = Pen(key("recovery \(from)"), district, .district, epoch: "\(epoch) \(from) \(to)")
        let act = RotationAct(
            nextRoot: key("root \(to)").publicKey,
            nextRecovery: key("recovery \(recovery ?? to)").publicKey
        )
        let parents = [genesisDocument.founding]
        let draft = ActDraft.rotation(act, of: genesisDocument, parents: parents, trusting: tips.map(\.id))
        let entry = pen.write([draft], seen: seen ?? self.tips)
        keep(entry)
        return entry
    }

    /// From here on this root writes.
    mutating func rootIs(_ name: String) {
        root = Pen(key("root \(name)"), district, .district, epoch: "root \(name)")
    }
}

// What nodes write.
extension Scene {
    func pen(_ node: Node, _ audience: Audience? = nil, epoch: String = "first") -> Pen {
        Pen(node.key, district, audience ?? Audience([node.office]), epoch: "\(node.document) \(epoch)")
    }

    /// An entry of the node that founds a license, having seen all root entries or the given ones.
    mutating func issues(_ pen: inout Pen, seen: [EntryID]? = nil) -> VerifiedEntry {
        writes(&pen, [.license(nonce())], seen: seen)
    }

    mutating func writes(_ pen: inout Pen, _ drafts: [ActDraft], seen: [EntryID]? = nil) -> VerifiedEntry {
        let entry = pen.write(drafts, seen: seen ?? tips)
        keep(entry)
        return entry
    }

    /// A receipt of these tips.
    mutating func receipts(_ pen: inout Pen, _ tips: [VerifiedEntry], seen: [EntryID]? = nil) -> VerifiedEntry {
        writes(&pen, [.receipt(ReceiptAct(wanted: 0, tips: tips.map(\.id)), nonce: nonce())], seen: seen)
    }

    mutating func adopts(_ pen: inout Pen, _ entries: [VerifiedEntry], seen: [EntryID]? = nil) -> VerifiedEntry {
        writes(&pen, [.adopt(AdoptAct(entries: entries.map(\.id)), nonce: nonce())], seen: seen)
    }
}

extension ActDraft {
    /// An act of kind issue; what it says is no matter here.
    static func license(_ nonce: Bytes16) -> ActDraft {
        ActDraft(kind: Kind.issue.rawValue, isCritical: true, subject: .founding(nonce: nonce))
    }

    /// An act of a known kind on a document.
    static func on(_ act: VerifiedAct, _ kind: Kind) -> ActDraft {
        ActDraft(
            kind: kind.rawValue,
            isCritical: KindTable.rule(for: kind).isCritical,
            subject: .document(act.document),
            parents: [act.id]
        )
    }
}

extension VerifiedEntry {
    var tip: TrustedTip { TrustedTip(epoch: header.epoch, number: header.number, id: id) }
}
