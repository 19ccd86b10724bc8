import District
package import SignedLog
import Signing

/// What a license file establishes: a statement, never a bare yes. Needs no store, no network and no clock; the day that
/// the state is asked for is handed in.
package struct LicenseVerification {
    package let statement: Statement
    package let history: LicenseHistory
    /// The values that were disclosed, each by its act.
    package let values: [ActID: [Text: CBOR]]
    package let officeName: Text?
    package let typeName: Text?
    /// What the fields of the version shown are called, by the catalogue item as its author had seen it; nil if the file
    /// does not carry that item.
    package let labels: [Text: Text]?

    /// - Parameters:
    ///   - file: as it was handed over; nothing of it is believed.
    ///   - district: the district that the verifier trusts.
    package init(_ file: LicenseFile, in district: DistrictID, at date: CivilDate) throws(LicenseFileRefusal) {
        guard file.district == district else { throw .otherDistrict(file.district) }
        let authority = try Self.authority(file.roots, district)
        var evidence = Evidence()
        let acts = evidence.prove(file.acts, .acts, in: district, authority)
        let items = evidence.prove(file.items, .items, in: district, authority)
        guard let founding = acts.first(where: { $0.act.isFounding && $0.act.kind == Kind.issue.rawValue }) else {
            throw .noLicense(evidence.flaws)
        }
        let own = acts.filter { $0.document == founding.document }
        values = evidence.open(file.disclosures, own)
        let bench = Bench(authority, items)
        let folded = own.map { bench.folded($0) }
        for act in folded { evidence.judge(act, bench) }
        guard Self.isClosed(own) else { throw .noLicense(evidence.flaws) }
        history = LicenseFold.fold(
            folded,
            itemAt: { act, content in bench.item(content.item, seenBy: act.entry, own) },
            knows: { _, _ in false }
        )
        let shown = history.shown(at: date)
        officeName = founding.header.header.audience.offices.first.flatMap { authority.currentView.office($0)?.name }
        typeName = shown.content.flatMap { bench.current($0.item)?.name }
        labels = shown.content.flatMap { content in
            let act = own.first { $0.id == shown.interval.inForce }
            return act.flatMap { bench.item(content.item, seenBy: $0.header.id, own).labels }
        }
        for item in Self.itemsMissing(folded, items) { evidence.note(.itemNotShown(item)) }
        statement = evidence.statement(history, shown, tips: own.map(\.header.id), district: district)
    }

    /// The catalogue items that content acts name and of which no submission is in the file, sorted.
    private static func itemsMissing(_ acts: [FoldedAct], _ items: [ProvedAct]) -> [DocumentID] {
        let named = Set(acts.compactMap { $0.license?.content?.item })
        return named.subtracting(items.map(\.document)).sorted()
    }

    private static func authority(
        _ roots: [SignedEntry],
        _ district: DistrictID
    ) throws(LicenseFileRefusal) -> Authority {
        var authority = Authority()
        for (index, root) in roots.enumerated() {
            let entry: VerifiedEntry
            do throws(EntryRefusal) { entry = try root.verified(in: district) } catch {
                throw .rootsBroken(FlawedPart(.roots, at: index + 1, of: roots.count, .refused(error)))
            }
            guard entry.header.seen.allSatisfy(authority.history.isRootEntry) else {
                throw .rootsBroken(FlawedPart(.roots, at: index + 1, of: roots.count, entry: entry.id, .pastMissing))
            }
            authority.insert(entry)
        }
        return authority
    }

    /// A fold needs every parent: a file that leaves one out proves nothing.
    private static func isClosed(_ acts: [ProvedAct]) -> Bool {
        let held = Set(acts.map(\.id))
        return acts.allSatisfy { $0.act.parents.allSatisfy(held.contains) }
    }
}

/// Judges acts by the root entries in the file alone.
private struct Bench {
    let authority: Authority
    private let submissions: [ActID: SubmittedItem]

    init(_ authority: Authority, _ items: [ProvedAct]) {
        self.authority = authority
        let submitted = items.map { item in
            let header = item.header
            let competence = KindTable.competence(
                of: item.act,
                author: header.author,
                audience: header.header.audience,
                view: authority.view(at: authority.history.past(of: header.header.seen))
            )
            return (
                item.id, SubmittedItem(act: item.act, document: item.document, isCompetent: competence == .competent)
            )
        }
        submissions = Dictionary(submitted) { first, _ in first }
    }

    func view(_ seen: [EntryID]) -> AuthorityView { authority.view(at: authority.history.past(of: seen)) }

    func folded(_ proved: ProvedAct) -> FoldedAct {
        let header = proved.header.header
        return FoldedAct(
            id: proved.id,
            act: proved.act,
            author: proved.header.author,
            office: header.audience.offices.count == 1 ? header.audience.offices.first : nil,
            competence: KindTable.competence(
                of: proved.act,
                author: proved.header.author,
                audience: header.audience,
                view: view(header.seen)
            ),
            standing: .counts,
            entry: proved.header.id
        )
    }

    func item(_ document: DocumentID, seenBy entry: EntryID, _ acts: [ProvedAct]) -> ItemAtAct {
        guard let act = acts.first(where: { $0.header.id == entry }) else { return .unknown }
        return catalogue(view(act.header.header.seen)).itemAtAct(document)
    }

    func current(_ document: DocumentID) -> CatalogueItem? {
        catalogue(authority.currentView).item(document: document)
    }

    private func catalogue(_ view: AuthorityView) -> Catalogue {
        Catalogue(view, submissions: { submissions[$0] }, history: authority.history)
    }
}

/// Gathers what holds and what does not.
private struct Evidence {
    private var established: [Established] = []
    private var notEstablished: [NotEstablished] = []
    /// Proofs that do not hold, in the order of the file.
    private(set) var flaws: [FlawedPart] = []

    mutating func note(_ point: NotEstablished) {
        notEstablished.append(point)
    }

    /// The acts whose proofs hold and whose authors the root entries name.
    mutating func prove(
        _ proofs: [ActProof],
        _ list: FlawedPart.List,
        in district: DistrictID,
        _ authority: Authority
    ) -> [ProvedAct] {
        var proved: [ProvedAct] = []
        for (index, proof) in proofs.enumerated() {
            do throws(EntryRefusal) {
                let act = try proof.verified(in: district)
                guard act.header.header.seen.allSatisfy(authority.history.isRootEntry) else {
                    contradict(FlawedPart(proof, list, at: index + 1, of: proofs.count, in: district, .pastMissing))
                    continue
                }
                established.append(.signed(act.id, entry: act.header.id, author: act.header.author))
                proved.append(act)
            } catch {
                contradict(FlawedPart(proof, list, at: index + 1, of: proofs.count, in: district, .refused(error)))
            }
        }
        return proved
    }

    private var canJudge: Bool {
        !notEstablished.contains { point in
            switch point {
            case .itemNotShown: true
            case .laterActs, .standing, .undisclosed, .noWitness, .notSealed, .notDelivered, .contradicted: false
            }
        }
    }

    private mutating func contradict(_ part: FlawedPart) {
        flaws.append(part)
        notEstablished.append(.contradicted(.proof(part)))
    }

    /// The values that open a commitment of an act in the file.
    mutating func open(_ disclosures: [AnyDisclosure], _ acts: [ProvedAct]) -> [ActID: [Text: CBOR]] {
        var values: [ActID: [Text: CBOR]] = [:]
        for disclosure in disclosures.flatMap(\.disclosures) {
            guard let act = acts.first(where: { $0.id == disclosure.act }),
                let commitment = act.act.commitment(disclosure.key), disclosure.opens(commitment, in: act.header.log)
            else {
                notEstablished.append(.contradicted(.disclosure(disclosure.act, key: disclosure.key)))
                continue
            }
            values[disclosure.act, default: [:]][disclosure.key] = disclosure.value
        }
        for act in acts {
            let opened = values[act.id] ?? [:]
            let missing = act.act.commitments.map(\.key).filter { opened[$0] == nil }.sorted()
            if !opened.isEmpty { established.append(.disclosed(act.id, keys: opened.keys.sorted())) }
            if !missing.isEmpty { notEstablished.append(.undisclosed(act.id, keys: missing)) }
        }
        return values
    }

    mutating func judge(_ act: FoldedAct, _ bench: Bench) {
        guard act.competence != .none(.unknownKind(act.act.kind)) else { return }
        switch act.competence {
        case .competent, .superior: established.append(.competent(act.id))
        case .none: notEstablished.append(.contradicted(.invalid(act.id, .notCompetent(act.competence))))
        }
        guard let enrollment = bench.authority.currentView.enrollment(of: act.author) else { return }
        let enrolled = Established.enrolled(act.author, office: enrollment.office)
        if !established.contains(enrolled) { established.append(enrolled) }
    }

    /// What a file alone can never show stands in every statement.
    mutating func statement(
        _ history: LicenseHistory,
        _ shown: Shown,
        tips: [EntryID],
        district: DistrictID
    ) -> Statement {
        // Without the catalogue item no act of content is valid here, and the license would pass for void.
        if canJudge { established.append(.state(shown.state, inForce: shown.interval.inForce)) }
        notEstablished += [.laterActs, .standing]
        if let inForce = shown.interval.inForce {
            notEstablished.append(.noWitness(inForce))
            if history.seal(of: inForce).state != .sealed { notEstablished.append(.notSealed(inForce)) }
        }
        return Statement(
            district: district,
            license: history.document,
            asOf: shown.date,
            knowledge: Knowledge(tips: tips.sorted().withoutRepeats(), claimedTime: nil, witnessedBy: nil),
            established: established,
            notEstablished: notEstablished
        )
    }
}

extension ItemAtAct {
    /// The catalogue's names of the face fields, by their keys; nil if the item is not known.
    fileprivate var labels: [Text: Text]? {
        switch self {
        case .unknown: nil
        case .known(let item): Dictionary(item.fields.map { ($0.key, $0.label) }) { first, _ in first }
        }
    }
}
