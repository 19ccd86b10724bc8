import District
import Licenses
import SignedLog
import Signing

/// A license under test: acts are added by what they say, ids are digests of their names, so that their order is not
/// that in which they were made.
struct LicenseCase {
    private(set) var acts: [FoldedAct] = []
    private let name: String
    var items: [ActID: ItemAtAct] = [:]
    /// Which settles know which causes beyond the corrections among their ancestors.
    var known: Set<Knowing> = []

    struct Knowing: Hashable {
        let settle: ActID
        let cause: LossCause
    }

    init(_ name: String = "license") { self.name = name }

    var document: DocumentID { DocumentID(founding: acts[0].id) }

    /// Ids of acts that have not been added yet.
    func id(_ act: String) -> ActID { Sample.act("\(name)/\(act)") }

    @discardableResult
    mutating func add(
        _ act: String,
        _ kind: LicenseActKind,
        after parents: [ActID],
        _ body: CBORMap,
        about: CBORMap = CBORMap(),
        by author: PublicKey = Sample.counter,
        competence: Competence = .competent,
        standing: Standing = .counts
    ) -> ActID {
        add(
            act,
            kind: kind.rawValue,
            isCritical: kind.isCritical,
            after: parents,
            body,
            about: about,
            by: author,
            competence: competence,
            standing: standing
        )
    }

    @discardableResult
    mutating func add(
        _ act: String,
        kind: UInt64,
        isCritical: Bool,
        after parents: [ActID],
        _ body: CBORMap,
        about: CBORMap = CBORMap(),
        by author: PublicKey = Sample.counter,
        competence: Competence = .competent,
        standing: Standing = .counts
    ) -> ActID {
        let subject: Subject = acts.isEmpty ? .founding(nonce: .zero) : .document(document)
        let act = FoldedAct(
            id: id(act),
            act: Act(kind: kind, isCritical: isCritical, subject: subject, parents: parents, body: body, about: about),
            author: author,
            office: Sample.office,
            competence: competence,
            standing: standing,
            entry: Sample.entry("\(name)/\(act)")
        )
        acts.append(act)
        return act.id
    }

    func folded(_ order: [FoldedAct]? = nil) -> LicenseHistory {
        LicenseFold.fold(order ?? acts, itemAt: itemAt) { settle, cause in
            known.contains(Knowing(settle: settle.id, cause: cause))
        }
    }

    func itemAt(_ act: FoldedAct, _ content: Content) -> ItemAtAct {
        items[act.id] ?? (content.item == Sample.itemDocument ? .known(Sample.item) : .unknown)
    }

    func state(_ date: Int64) -> LicenseState { folded().shown(at: day(date)).state }

    func shown(_ date: Int64) -> ActID? { folded().shown(at: day(date)).interval.inForce }

    /// The reason why an act is invalid; nil if it is valid.
    func reason(_ act: ActID) -> InvalidReason? { folded().acts.first { $0.id == act }?.invalid }
}

/// Verbs, with what they say left at what most tests do not care about.
extension LicenseCase {
    @discardableResult
    mutating func issue(
        _ dated: Int64 = 2024_01_10,
        until: Int64? = nil,
        version: Int64 = 1,
        about: CBORMap = CBORMap(),
        competence: Competence = .competent,
        standing: Standing = .counts
    ) -> ActID {
        let body = Self.content(version: version, dated: dated, until: until)
        return add("issue", .issue, after: [], body, about: about, competence: competence, standing: standing)
    }

    @discardableResult
    mutating func amend(
        _ act: String,
        _ dated: Int64,
        after parents: [ActID],
        version: Int64 = 2,
        until: Int64? = nil,
        kind: LicenseActKind = .amend,
        standing: Standing = .counts
    ) -> ActID {
        add(act, kind, after: parents, Self.content(version: version, dated: dated, until: until), standing: standing)
    }

    @discardableResult
    mutating func amend(_ dated: Int64, after parents: [ActID], version: Int64 = 2, until: Int64? = nil) -> ActID {
        amend("amend", dated, after: parents, version: version, until: until)
    }

    @discardableResult
    mutating func fact(
        _ kind: LicenseActKind,
        _ dated: Int64,
        after parents: [ActID],
        _ act: String? = nil,
        extra: CBORMap = CBORMap(),
        by author: PublicKey = Sample.counter,
        competence: Competence = .competent,
        standing: Standing = .counts
    ) -> ActID {
        var body = extra
        body[BodyKey.dated] = .int(dated)
        return add(
            act ?? "\(kind)",
            kind,
            after: parents,
            body,
            by: author,
            competence: competence,
            standing: standing
        )
    }

    @discardableResult
    mutating func correct(
        _ targets: [ActID],
        after parents: [ActID],
        _ act: String = "correct",
        competence: Competence = .competent,
        standing: Standing = .counts
    ) -> ActID {
        let body = CBORMap([
            (.int(BodyKey.targets), .array(targets.sorted().map { CBOR.bytes($0) })),
            (.int(BodyKey.ground), "录入错误"),
        ])
        return add(act, .correct, after: parents, body, competence: competence, standing: standing)
    }

    static func content(version: Int64, dated: Int64, until: Int64? = nil) -> CBORMap {
        let fields = CBORMap([
            ("holder/type", "001"), ("holder/code", "91310107MA1G000120"), ("holder/name", "普陀一校"),
            ("address", "曹杨路1号"), ("principal", .bytes(Sample.digest("commitment"))),
        ])
        var body = CBORMap([
            (.int(BodyKey.version), .int(version)), (.int(BodyKey.number), "教民131010730000001号"),
            (.int(BodyKey.dated), .int(dated)), (.int(BodyKey.item), .bytes(Sample.itemDocument)),
            (.int(BodyKey.itemVersion), 1), (.int(BodyKey.fields), .map(fields)),
        ])
        body[BodyKey.validTo] = until.map(CBOR.int)
        return body
    }
}

extension Standing {
    /// Beyond a cut.
    static let cut = Standing.held([.beyond(Sample.entry("cut"))])
}
