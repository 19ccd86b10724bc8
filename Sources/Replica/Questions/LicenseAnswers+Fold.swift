import District
import Licenses
import SignedLog
import Signing
import Storage

// From what the fold says to what is told.

extension LicenseAnswer {
    init(
        _ history: LicenseHistory,
        at date: CivilDate,
        _ names: Names,
        _ store: StoreReader,
        _ witnesses: Witnesses,
        clocks: (collected: LicenseClockAnswer?, delivered: LicenseClockAnswer?)
    ) throws {
        let shown = history.shown(at: date)
        let act = shown.interval.inForce ?? history.heads.first ?? history.founding.id
        let content = shown.content ?? history.content(of: act)
        let audience = try store.actNode(history.document.founding)?.audience
        let office = audience?.offices.first ?? OfficeID(.zero)
        let item = names.item(content?.item)
        let values = try FaceValues(act, content, store)
        let inspection = InspectionAnswer(history, at: date, by: item?.termRule ?? TermRule())
        self.init(
            document: history.document,
            type: item?.typeCode.string,
            typeName: item?.name.string,
            office: office,
            officeName: names.office(office),
            number: content?.number?.string,
            identifier: content?.identifier?.string,
            holder: HolderAnswer(
                type: content?.holderType.string,
                code: values.text(ReservedField.holderCode),
                name: values.text(ReservedField.holderName)
            ),
            version: content?.version,
            date: content?.dated,
            state: shown.state,
            validFrom: content?.validFrom,
            validTo: content.flatMap { TermAnswer($0.validTo) },
            fields: values.fields(item),
            timeline: history.timeline.map { IntervalAnswer(from: $0.from, state: $0.state, act: $0.inForce) },
            rivals: Self.rivals(shown, history),
            findings: history.findings.map(FindingAnswer.init),
            overlays: Self.overlays(shown, history, inspection, isAwaited: clocks.delivered?.isAwaited ?? false),
            inspection: inspection,
            paper: history.paper(carrying: shown.rivals.isEmpty ? shown.interval.inForce : nil, through: date)
                .map(PaperAnswer.init),
            seal: shown.interval.inForce.flatMap { SealAnswer(history.seal(of: $0, through: date)) },
            delivery: history.delivery(of: shown.interval.inForce, through: date).map(DeliveryAnswer.init),
            library: history.library.state.word,
            layout: try history.layout(of: shown.rivals.isEmpty ? shown.interval.inForce : nil)
                .map { try LayoutAnswer($0, store) },
            duplicates: try Self.duplicates(history, store),
            test: history.isTest,
            asOf: date,
            clocks: try ClockAnswer(act, history, store, witnesses, clocks),
            pending: try store.isDirty(history.document)
        )
    }

    private static func rivals(_ shown: Shown, _ history: LicenseHistory) -> [RivalAnswer] {
        shown.rivals.compactMap { act in
            history.content(of: act).map { content in
                RivalAnswer(
                    act: act,
                    version: content.version,
                    date: content.dated,
                    shown: act == shown.interval.inForce
                )
            }
        }
    }

    private static func overlays(
        _ shown: Shown,
        _ history: LicenseHistory,
        _ inspection: InspectionAnswer?,
        isAwaited: Bool
    ) -> [String] {
        let seal = shown.interval.inForce.map { history.seal(of: $0, through: shown.date).state }
        let isOverdue = inspection?.overdue ?? false
        return (seal.flatMap(\.overlay).map { [$0] } ?? []) + (isAwaited ? ["awaiting-delivery"] : [])
            + (isOverdue ? [Due.Matter.inspectionOverdue.rawValue] : [])
    }

    private static func duplicates(_ history: LicenseHistory, _ store: StoreReader) throws -> [DuplicateAnswer] {
        try history.duplicateKeys.compactMap { key in
            let others = try store.documents(with: key).filter { $0 != history.document }
            return others.isEmpty ? nil : DuplicateAnswer(key: key.name, documents: others)
        }
    }
}

extension SealState {
    /// What it lays over the state; nil of what is sealed.
    fileprivate var overlay: String? {
        switch self {
        case .awaiting: "awaiting-seal"
        case .refused: "seal-refused"
        case .sealed: nil
        }
    }
}

extension SealAnswer {
    fileprivate init?(_ seal: SealRecord) {
        guard seal.state != .awaiting else { return nil }
        self.init(
            state: seal.state == .sealed ? "sealed" : "refused",
            on: seal.on,
            name: seal.name?.string,
            reason: seal.ground?.string
        )
    }
}

extension DeliveryAnswer {
    fileprivate init(_ record: DeliveryRecord) {
        let delivery = record.delivery
        self.init(
            on: delivery.dated,
            channel: delivery.channel.string,
            onPaper: delivery.way == .paper,
            proof: delivery.proof?.string,
            entered: delivery.entered
        )
    }
}

extension LicenseClockAnswer {
    /// 待送达.
    fileprivate var isAwaited: Bool { ["running", "overdue", "unknown"].contains(state) }
}

extension InspectionAnswer {
    fileprivate init?(_ history: LicenseHistory, at date: CivilDate, by rule: TermRule) {
        guard let record = history.inspectionRecord(through: date) else { return nil }
        let deadline = record.deadline(by: rule)
        guard record.last != nil || deadline != nil else { return nil }
        let due = history.timeline.inspectionDue(record, by: rule, on: date, within: 0)
        self.init(last: record.last, dueBy: deadline?.lowerBound, overdue: due?.matter == .inspectionOverdue)
    }
}

extension DuplicateKey {
    var name: String {
        switch self {
        case .identifier: "identifier"
        case .number: "number"
        case .provenance: "provenance"
        case .idempotencyKey: "idempotencyKey"
        case .proof: "proof"
        }
    }
}

extension FindingAnswer {
    init(_ finding: Finding) {
        let listed = LicenseFinding(finding)
        self.init(code: finding.code, act: finding.act, detail: listed.detail.readable)
    }
}

extension CBOR {
    /// One line for a person: acts by their ids, dates and field keys as they are.
    fileprivate var readable: String? {
        switch self {
        case .null: nil
        case .int(let value): String(value)
        case .text(let text): text.string
        case .bytes(let bytes): Hex.encode(bytes.array)
        case .bool(let flag): String(flag)
        case .array(let items): items.compactMap(\.readable).joined(separator: " ")
        case .map(let map): map.pairs.compactMap(\.value.readable).joined(separator: " ")
        }
    }
}

extension ClockAnswer {
    fileprivate init(
        _ act: ActID,
        _ history: LicenseHistory,
        _ store: StoreReader,
        _ witnesses: Witnesses,
        _ clocks: (collected: LicenseClockAnswer?, delivered: LicenseClockAnswer?)
    ) throws {
        let judged = history.acts.first { $0.id == act }
        let entry = try judged.flatMap { try store.storedHeader($0.entry) }
        let time = try entry.map { try AttestedTime(of: $0, by: witnesses, in: store) }
        self.init(
            decidedOn: judged?.about.decidedOn,
            claimed: time?.claimed,
            notBefore: time?.notBefore,
            receiptedAt: time?.receiptedAt,
            collected: clocks.collected,
            delivered: clocks.delivered
        )
    }
}

extension ActAnswer {
    init(
        _ act: JudgedAct,
        isInForce: Bool,
        _ history: LicenseHistory,
        _ names: Names,
        _ store: StoreReader
    ) throws {
        let disclosed = Dictionary(try store.disclosedValues(of: act.id).map { ($0.key, $0.value) }) { first, _ in first
        }
        let body = try store.storedAct(act.id)?.act.body
        let node = names.node(act.author)
        self.init(
            act: act.id,
            verb: LicenseActKind(rawValue: act.kind).map { WordName.of($0) } ?? "kind-\(act.kind)",
            version: act.license?.content?.version,
            date: act.license?.dated,
            decidedOn: act.about.decidedOn,
            by: disclosed[FieldKey.by]?.asText?.string,
            office: node?.office,
            officeName: node.flatMap { names.office($0.office) },
            node: node.map { String(decoding: $0.code, as: UTF8.self) },
            standing: act.standing.name,
            inForce: isInForce,
            dropped: !act.droppedBy.isEmpty,
            valid: act.invalid == nil,
            entry: act.entry,
            parents: act.parents,
            number: body?[BodyKey.number]?.asText?.string,
            until: body?[BodyKey.until]?.asInt.flatMap { CivilDate(yyyymmdd: $0) },
            result: act.license?.inspectionResult.map { WordName.of($0) },
            ground: body?[BodyKey.ground]?.asText?.string,
            basis: body?[BodyKey.basis]?.asText?.string,
            reason: disclosed[ReservedField.reason]?.asText?.string,
            provenance: act.about.provenance.map { ProvenanceAnswer(file: $0.file, row: $0.row) },
            time: try store.claimedTime(of: act.entry),
            findings: history.findings.filter { $0.act == act.id }.map(FindingAnswer.init)
        )
    }
}

extension LicenseAct {
    fileprivate var inspectionResult: InspectionResult? {
        guard case .inspect(let inspection) = self else { return nil }
        return inspection.result
    }
}

extension Standing {
    var name: String {
        switch self {
        case .counts: "counts"
        case .held: "held"
        case .setAside: "set-aside"
        }
    }
}
