import District
import Licenses
import SignedLog
import Signing

/// A real district of two bureaus, each with one node: everything in it is signed, and authority is computed from the
/// entries.
struct SmallDistrict {
    struct Bureau {
        let office: OfficeID
        let key: SigningKey
    }

    private(set) var authority = Authority()
    private var root: LogWriter
    private let district: DistrictID
    private(set) var submissions: [ActID: SubmittedItem] = [:]
    private var epochs = 0

    init() throws {
        let key = SigningKey(seed: Sample.digest("root"))
        let recovery = SigningKey(seed: Sample.digest("recovery"))
        let act = GenesisAct(
            rootKey: key.publicKey,
            recoveryKey: recovery.publicKey,
            name: "普陀区",
            areaCode: "310107"
        )
        let genesis = try LogWriter.genesis(
            draft: .genesis(act, nonce: Sample.nonce("genesis")),
            key: key,
            epoch: Epoch(Sample.nonce("genesis")),
            time: nil
        )
        district = DistrictID(genesis: genesis.id)
        root = LogWriter(
            key: key,
            district: district,
            audience: .district,
            epoch: Epoch(Sample.nonce("root")),
            previous: []
        )
        authority.insert(genesis)
    }

    var id: DistrictID { district }

    var history: RootHistory { authority.history }

    mutating func bureau(_ name: String) throws -> Bureau {
        let office = OfficeAct(code: "113101070024500211", name: Text(name), roles: [.issuing])
        let id = try rootWrites(.office(office, nonce: Sample.nonce(name))).document
        let key = SigningKey(seed: Sample.digest("\(name)'s key"))
        let node = NodeKeyAct(
            key: key.publicKey,
            boxKey: BoxPublicKey(Sample.digest("\(name)'s box key")),
            office: id,
            nodeKind: .bureau,
            code: "B001"
        )
        _ = try rootWrites(.enroll(node, nonce: Sample.nonce("\(name)'s node")))
        return Bureau(office: id, key: key)
    }

    mutating func rootWrites(_ draft: ActDraft) throws -> VerifiedAct {
        let entropy = Entropy.seeded(Sample.digest("entropy"))
        let entry = try root.prepared(drafts: [draft], seen: history.tips, time: nil, entropy: entropy).entry
        root.committed(entry)
        authority.insert(entry)
        return entry.acts[0]
    }

    /// One entry of one act, in an epoch of its own.
    mutating func writes(
        _ bureau: Bureau,
        _ draft: ActDraft,
        for audience: Audience,
        seen: [EntryID]? = nil
    ) throws -> VerifiedEntry {
        epochs += 1
        let writer = LogWriter(
            key: bureau.key,
            district: district,
            audience: audience,
            epoch: Epoch(Sample.nonce("epoch \(epochs)")),
            previous: []
        )
        let entropy = Entropy.seeded(Sample.digest("entropy \(epochs)"))
        return try writer.prepared(drafts: [draft], seen: seen ?? history.tips, time: nil, entropy: entropy).entry
    }

    mutating func submits(_ bureau: Bureau, _ draft: ActDraft) throws -> VerifiedAct {
        let entry = try writes(bureau, draft, for: .district)
        let act = entry.acts[0]
        let competence = authority.competence(of: act.act, in: EntryNode(entry))
        let isCompetent = competence == .competent
        submissions[act.id] = SubmittedItem(act: act.act, document: act.document, isCompetent: isCompetent)
        return act
    }

    func catalogue(at view: AuthorityView) -> Catalogue {
        Catalogue(view, submissions: { submissions[$0] }, history: history)
    }

    /// The acts of a license as a replica hands them to the fold; all count.
    func folded(_ entries: [VerifiedEntry]) -> LicenseHistory {
        let views = Dictionary(entries.map { ($0.id, authority.view(of: EntryNode($0))) }) { first, _ in first }
        let acts = entries.flatMap { entry in
            entry.acts.map { act in
                FoldedAct(
                    id: act.id,
                    act: act.act,
                    author: entry.author,
                    office: entry.header.audience.offices.count == 1 ? entry.header.audience.offices[0] : nil,
                    competence: FoldedAct.competence(
                        of: act.act,
                        author: entry.author,
                        audience: entry.header.audience,
                        view: views[entry.id] ?? authority.currentView
                    ),
                    standing: .counts,
                    entry: entry.id
                )
            }
        }
        return LicenseFold.fold(acts) { act, content in
            catalogue(at: views[act.entry] ?? authority.currentView).itemAtAct(content.item)
        } knows: { _, _ in
            false
        }
    }
}
