import District
import Licenses
import SignedLog
import Signing

/// One act of each kind with the bytes that `docs/formats` shows. Ids in them are digests of names and stand for
/// documents that are not there; commitments are such digests too.
struct FixtureRow: Sendable {
    /// The file `Fixtures/<name>.hex`.
    let name: String
    let act: Act
    /// What the act says, by its kind; nil of kinds that are not a license's.
    let license: LicenseAct?

    private static let license = DocumentID(Sample.digest("license"))
    private static let issue = license.founding
    private static let apply = Sample.act("apply")
    private static let revoke = Sample.act("revoke")

    private init(_ name: String, _ act: Act) {
        self.name = name
        self.act = act
        license = (try? LicenseAct.decode(act)) ?? nil
    }

    private init(_ kind: LicenseActKind, _ name: String? = nil, after parent: ActID, _ body: [(Int64, CBOR)]) {
        self.init(
            name ?? "\(kind)",
            Act(
                kind: kind.rawValue,
                isCritical: kind.isCritical,
                subject: .document(Self.license),
                parents: [parent],
                body: CBORMap(body.map { (.int($0.0), $0.1) }),
                about: Self.about
            )
        )
    }

    private static let about = CBORMap([
        (.int(AboutKey.by), .bytes(Sample.digest("operator"))), (.int(AboutKey.decidedOn), 2024_01_09),
    ])

    private static let reason = CBOR.map(CBORMap([("reason", .bytes(Sample.digest("reason")))]))

    private static func face(address: CBOR) -> CBOR {
        .map(
            CBORMap([
                ("holder/type", "001"), ("holder/code", "91310107MA1G000120"), ("holder/name", "普陀一校"),
                ("address", address), ("principal", .bytes(Sample.digest("principal"))), ("area", "1200.50"),
            ])
        )
    }

    private static func content(version: Int64, dated: Int64, until: CBOR, address: CBOR) -> [(Int64, CBOR)] {
        [
            (BodyKey.version, .int(version)), (BodyKey.number, "教民131010730000001号"),
            (BodyKey.identifier, .text((try? Sample.identifier(version: Int(version))) ?? "")),
            (BodyKey.dated, .int(dated)), (BodyKey.item, .bytes(Sample.itemDocument)), (BodyKey.itemVersion, 1),
            (BodyKey.validFrom, 2024_01_10), (BodyKey.validTo, until), (BodyKey.fields, face(address: address)),
        ]
    }

    private static let named = CBOR.array([.array([.bytes(issue), "principal"])])

    static let licenses: [FixtureRow] = [
        FixtureRow(
            "issue",
            Act(
                kind: LicenseActKind.issue.rawValue,
                isCritical: true,
                subject: .founding(nonce: Sample.nonce("issue")),
                body: CBORMap(
                    content(version: 1, dated: 2024_01_10, until: 2028_12_31, address: "曹杨路1号")
                        .map { (.int($0.0), $0.1) }
                ),
                about: about
            )
        ),
        FixtureRow(
            .amend,
            after: issue,
            content(version: 2, dated: 2024_03_01, until: 2028_12_31, address: "曹杨路2号")
        ),
        FixtureRow(
            .renew,
            after: apply,
            content(version: 3, dated: 2028_12_01, until: .null, address: "曹杨路2号")
        ),
        FixtureRow(
            .settle,
            after: issue,
            content(version: 3, dated: 2024_04_01, until: 2028_12_31, address: "曹杨路3号")
        ),
        FixtureRow(
            .suspend,
            after: issue,
            [
                (BodyKey.dated, 2024_05_01), (BodyKey.until, 2024_05_31), (BodyKey.basis, "普教罚〔2024〕1号"),
                (BodyKey.fields, reason),
            ]
        ),
        FixtureRow(.reinstate, after: Sample.act("suspend"), [(BodyKey.dated, 2024_05_20)]),
        FixtureRow(.withdraw, after: issue, [(BodyKey.dated, 2024_06_01), (BodyKey.basis, "行政许可法 §8")]),
        FixtureRow(.cancel, after: issue, [(BodyKey.dated, 2024_06_01), (BodyKey.ground, "行政许可法 §70 (3)")]),
        FixtureRow(
            .cancel,
            "deregister",
            after: revoke,
            [(BodyKey.dated, 2024_07_10), (BodyKey.deregisters, .bytes(revoke))]
        ),
        FixtureRow(
            .revoke,
            after: issue,
            [(BodyKey.dated, 2024_07_01), (BodyKey.basis, "普教罚〔2024〕2号"), (BodyKey.fields, reason)]
        ),
        FixtureRow(.annul, after: issue, [(BodyKey.dated, 2024_07_01), (BodyKey.ground, "行政许可法 §69 (5)")]),
        FixtureRow(
            .correct,
            after: revoke,
            [(BodyKey.targets, .array([.bytes(revoke)])), (BodyKey.ground, "录入错误"), (BodyKey.fields, reason)]
        ),
        FixtureRow(.erase, after: issue, [(BodyKey.namedFields, named), (BodyKey.basis, "个人信息保护法 §47")]),
        FixtureRow(.lost, after: issue, [(BodyKey.namedFields, named)]),
        FixtureRow(.apply, after: issue, [(BodyKey.dated, 2028_11_15)]),
        FixtureRow(.refuse, after: apply, [(BodyKey.dated, 2028_12_01), (BodyKey.fields, reason)]),
        FixtureRow(
            .deliver,
            after: issue,
            [(BodyKey.dated, 2024_01_11), (LicenseKey.version, .bytes(issue)), (LicenseKey.channel, "一网通办")]
        ),
        FixtureRow(
            .deliver,
            "deliver-proof",
            after: issue,
            [
                (BodyKey.dated, 2024_01_11), (LicenseKey.version, .bytes(issue)), (LicenseKey.channel, "一网通办"),
                (LicenseKey.proof, "送达2024-000123"), (LicenseKey.entered, 1_704_942_000_000),
            ]
        ),
        FixtureRow(
            .deliver,
            "deliver-paper",
            after: issue,
            [
                (BodyKey.dated, 2024_01_12), (LicenseKey.version, .bytes(issue)), (LicenseKey.channel, "综合窗口"),
                (LicenseKey.way, 1),
            ]
        ),
        FixtureRow(
            .seal,
            after: issue,
            [
                (BodyKey.dated, 2024_01_10), (LicenseKey.version, .bytes(issue)),
                (LicenseKey.sealName, "普陀区教育局电子证照专用章"),
            ]
        ),
        FixtureRow(
            .refuseSeal,
            "refuse-seal",
            after: issue,
            [(BodyKey.dated, 2024_01_10), (LicenseKey.version, .bytes(issue)), (BodyKey.ground, "照面信息有误")]
        ),
        FixtureRow(
            .submit,
            "submit-library",
            after: issue,
            [
                (BodyKey.dated, 2024_01_10), (LicenseKey.told, .array([.bytes(issue)])), (LicenseKey.operation, 0),
            ]
        ),
        FixtureRow(
            .submit,
            "submit-withdrawal",
            after: issue,
            [(BodyKey.dated, 2024_01_10), (LicenseKey.told, .array([])), (LicenseKey.operation, 1)]
        ),
        FixtureRow(
            .libraryAnswer,
            "library-answer",
            after: Sample.act("submit"),
            [
                (BodyKey.number, "SK-0000017"), (BodyKey.dated, 2024_01_10),
                (LicenseKey.submission, .bytes(Sample.act("submit"))), (LicenseKey.outcome, 0),
            ]
        ),
        FixtureRow(
            .libraryAnswer,
            "library-rejection",
            after: Sample.act("submit"),
            [
                (BodyKey.dated, 2024_01_10), (BodyKey.ground, "缺少证照有效期截止日期"),
                (LicenseKey.submission, .bytes(Sample.act("submit"))), (LicenseKey.outcome, 1),
            ]
        ),
        FixtureRow(
            .inspect,
            after: issue,
            [
                (BodyKey.dated, 2025_08_06), (BodyKey.until, 2026_09_05), (BodyKey.basis, "医疗机构管理条例 §22"),
                (LicenseKey.result, 3),
            ]
        ),
        FixtureRow(
            .paper,
            after: issue,
            [(BodyKey.number, "沪教印0012345"), (BodyKey.dated, 2024_01_11), (LicenseKey.version, .bytes(issue))]
        ),
        FixtureRow(
            .layout,
            after: issue,
            [
                (BodyKey.fields, .map(CBORMap([(.text(LayoutFile.contentKey), .bytes(Sample.digest("layout")))]))),
                (LicenseKey.version, .bytes(issue)), (LicenseKey.format, 2), (LicenseKey.size, 48_213),
            ]
        ),
    ]

    /// Bodies that are reserved: no code reads them yet.
    static let objections: [FixtureRow] = [
        FixtureRow(
            "object",
            Act(
                kind: 300,
                isCritical: false,
                subject: .founding(nonce: Sample.nonce("object")),
                body: CBORMap([
                    (.int(BodyKey.dated), 2024_08_01), (.int(BodyKey.fields), reason), (100, .bytes(license)),
                    (101, .bytes(issue)), (102, 0),
                ]),
                about: about
            )
        ),
        FixtureRow(
            "answer-objection",
            Act(
                kind: 301,
                isCritical: false,
                subject: .document(DocumentID(Sample.digest("object"))),
                parents: [Sample.act("object")],
                body: CBORMap([
                    (.int(BodyKey.dated), 2024_08_08), (.int(BodyKey.fields), reason), (100, 2),
                    (101, .bytes(Sample.act("amend"))),
                ]),
                about: about
            )
        ),
    ]

    static let all = licenses + objections + catalogue

    private static let school = Sample.school.with {
        $0.definingBody = "上海市教育委员会"
        $0.matterName = "民办学校办学许可"
        $0.matterCode = "310105109000"
        $0.issuerLevel = "区县级"
        $0.catalogType = .license
        $0.fields = Array($0.fields.prefix(3))
    }

    private static let noted = Sample.noted.with { $0.fields = Array($0.fields.suffix(1)) }

    static let catalogue: [FixtureRow] = {
        guard let draft = try? ActDraft.submitItem(school, nonce: Sample.nonce("item")),
            let noted = try? ActDraft.submitItem(noted, nonce: Sample.nonce("item")),
            let place = try? LicensePlace(document: Sample.itemDocument, parents: [Sample.act("approval")])
        else { return [] }
        let approval = ActDraft.approveItem(Sample.itemDocument, submission: Sample.itemDocument.founding, version: 1)
        let retirement = ActDraft.retireItem(place.document, parents: place.parents)
        let drafts = [("submit", draft), ("submit-noted", noted), ("approve", approval), ("retire", retirement)]
        return drafts.map { name, draft in
            FixtureRow(
                name,
                Act(
                    kind: draft.kind,
                    isCritical: draft.isCritical,
                    subject: draft.subject,
                    parents: draft.parents,
                    body: draft.body
                )
            )
        }
    }()
}
