import SignedLog
import Signing

/// The small district of the pages in `docs/formats/`: everything in it follows from fixed seeds.
///
/// The root key opens the district, then enrolls an office and the key of its one node; the node writes one entry
/// that issues two licenses and amends the first.
struct FixtureDistrict {
    let rootKey = SigningKey(seed: FixtureDistrict.seed(0x01))
    let recoveryKey = SigningKey(seed: FixtureDistrict.seed(0x02))
    let nodeKey = SigningKey(seed: FixtureDistrict.seed(0x03))
    let genesis: VerifiedEntry
    let enrollment: VerifiedEntry
    let entry: VerifiedEntry
    let disclosures: [FullDisclosure]

    static func seed(_ byte: UInt8) -> Bytes32 {
        Bytes32([UInt8](repeating: byte, count: 32)) ?? .zero
    }

    static func nonce(_ byte: UInt8) -> Bytes16 {
        Bytes16([UInt8](repeating: byte, count: 16)) ?? .zero
    }

    init() throws {
        let genesisDraft = ActDraft(
            kind: 0,
            isCritical: true,
            subject: .founding(nonce: Self.nonce(0xa0)),
            body: CBORMap([
                (.int(100), .bytes(rootKey.publicKey.bytes)), (.int(101), .bytes(recoveryKey.publicKey.bytes)),
                (.int(102), .text("普陀区")), (.int(103), .text("310107")),
            ])
        )
        genesis = try LogWriter.genesis(
            draft: genesisDraft,
            key: rootKey,
            epoch: Epoch(Self.nonce(0xe0)),
            time: 1_767_225_600_000
        )
        let district = DistrictID(genesis: genesis.id)
        enrollment = try Self.enrollment(rootKey, nodeKey, district, seen: genesis.id)
        let office = OfficeID(founding: enrollment.acts[0].id)
        let writer = LogWriter(
            key: nodeKey,
            district: district,
            audience: Audience([office]),
            epoch: Epoch(Self.nonce(0xe2)),
            previous: []
        )
        (entry, disclosures) = try Self.licenses(writer, seen: enrollment.id)
    }

    var district: DistrictID { DistrictID(genesis: genesis.id) }

    /// Office and node key in one entry: the office's act comes first, and the key's names it.
    private static func enrollment(
        _ rootKey: SigningKey,
        _ nodeKey: SigningKey,
        _ district: DistrictID,
        seen: EntryID
    ) throws -> VerifiedEntry {
        let root = LogWriter(
            key: rootKey,
            district: district,
            audience: .district,
            epoch: Epoch(nonce(0xe1)),
            previous: []
        )
        let office = ActDraft(
            kind: 2,
            isCritical: true,
            subject: .founding(nonce: nonce(0xa1)),
            body: CBORMap([
                (.int(100), .text("113101070024681392")), (.int(101), .text("普陀区教育局")),
                (.int(102), .array([.int(0)])),
            ])
        )
        let alone = try root.prepared(drafts: [office], seen: [seen], time: nil, entropy: entropy).entry
        let node = ActDraft(
            kind: 4,
            isCritical: true,
            subject: .founding(nonce: nonce(0xa2)),
            body: CBORMap([
                (.int(100), .bytes(nodeKey.publicKey.bytes)), (.int(101), .bytes(seed(0x04))),
                (.int(102), .bytes(alone.acts[0].id)), (.int(103), .int(0)), (.int(104), .text("A001")),
            ])
        )
        return try root.prepared(drafts: [office, node], seen: [seen], time: 1_767_225_660_000, entropy: entropy).entry
    }

    private static func licenses(
        _ writer: LogWriter,
        seen: EntryID
    ) throws -> (entry: VerifiedEntry, disclosures: [FullDisclosure]) {
        let first = license(1, name: "某某教育培训学校", holder: "王小明")
        let second = license(2, name: "某某艺术培训中心", holder: "李小红")
        let alone = try writer.prepared(drafts: [first], seen: [seen], time: nil, entropy: entropy).entry
        var amendment = license(1, name: "某某教育培训学校（新）", holder: "王小明")
        amendment.kind = 101
        amendment.subject = .document(alone.acts[0].document)
        amendment.parents = [alone.acts[0].id]
        amendment.body[BodyKey.version] = .int(2)
        return try writer.prepared(
            drafts: [first, second, amendment],
            seen: [seen],
            time: 1_767_225_720_000,
            entropy: entropy
        )
    }

    private static func license(_ number: UInt8, name: Text, holder: Text) -> ActDraft {
        ActDraft(
            kind: 100,
            isCritical: true,
            subject: .founding(nonce: nonce(0xb0 + number)),
            body: CBORMap([
                (.int(1), .int(1)), (.int(2), .text(Text("教民131010770000\(number)9号"))),
                (.int(4), .int(20_260_101)), (.int(5), .bytes(seed(0x05))), (.int(6), .int(1)),
                (.int(7), .int(20_260_101)), (.int(8), .int(20_281_231)),
            ]),
            about: CBORMap([(.int(2), .int(20_260_101))]),
            fields: CBORMap([(.text("holder/type"), .text("001")), (.text("name"), .text(name))]),
            committed: CBORMap([(.text("holder/name"), .text(holder))]),
            by: .text("operator 7")
        )
    }

    /// Repeats itself: each entry draws its seeds from the same stream.
    private static var entropy: Entropy { .seeded(seed(0x50)) }
}
