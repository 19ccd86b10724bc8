import District
package import Licenses
package import SignedLog
import Signing
package import Storage

/// Questions about licenses. Answers come from what is held here; what is held here is what `status` says.
extension Replica {
    package static let pageLimit = 500

    /// What a page has room for where so much is asked for: at least 1 and at most ``pageLimit``.
    static func pageSize(_ limit: Int) -> Int { min(max(limit, 1), pageLimit) }

    package func licenses(
        _ filter: LicenseFilter,
        after: DocumentID?,
        limit: Int
    ) throws -> PageQuestion<LicensePage> {
        let names = Names(state)
        return try PageQuestion(of: filter, after: after, limit: limit, in: self) { page, _ in
            LicensePage(licenses: page.views.map { LicenseRow($0, at: filter.date, names) }, next: page.next)
        }
    }

    package func licenseCount(_ filter: LicenseFilter) throws -> Int {
        try store.read { try $0.licenseCount(filter) }
    }

    /// - Parameter asOf: nil means today by this machine's clock.
    package func license(_ selector: String, asOf: CivilDate?, knownAt: KnownAt?) throws -> LicenseAnswer {
        guard let asOf = asOf ?? surroundings.today else { throw Refusal(.missingField, field: "asOf") }
        return try store.read { store in
            let document = try store.license(selecting: selector)
            let known = try KnownEntries(knownAt, in: store, view: state.authority.currentView)
            let then = try state.known(known, in: store)
            var folder = LicenseFolder(then, store: store)
            guard let history = try folder.fold(document, where: { known.contains($0.sequence) }) else {
                throw Refusal(.notFound, field: "license", ["found": selector])
            }
            // Clocks run by what is known now.
            let clocks = try knownAt == nil ? clocks(of: history, on: asOf, store) : (nil, nil)
            let witnesses = Witnesses.all(state.authority.currentView)
            return try LicenseAnswer(history, at: asOf, Names(then), store, witnesses, clocks: clocks)
        }
    }

    package func history(_ selector: String) throws -> HistoryAnswer {
        try store.read { store in
            let document = try store.license(selecting: selector)
            var folder = LicenseFolder(state, store: store)
            guard let history = try folder.fold(document) else {
                throw Refusal(.notFound, field: "license", ["found": selector])
            }
            let (names, inForce) = (Names(state), Set(history.heads))
            let acts = try history.acts.map { act in
                try ActAnswer(act, isInForce: inForce.contains(act.id), history, names, store)
            }
            return HistoryAnswer(license: document, acts: acts)
        }
    }
}

/// Names of offices, nodes and types, by all root entries that are here.
struct Names {
    private let view: AuthorityView
    private let catalogue: Catalogue

    init(_ state: ReplicaState) {
        let now = Perspectives(state).current()
        (view, catalogue) = (now.view, now.catalogue)
    }

    func office(_ id: OfficeID) -> String? { view.office(id)?.name.string }

    func item(_ id: DocumentID?) -> CatalogueItem? { id.flatMap { catalogue.item(document: $0) } }

    var items: [CatalogueItem] { catalogue.items }

    /// By type code.
    var termRules: [Text: TermRule] {
        Dictionary(catalogue.items.map { ($0.typeCode, $0.termRule) }) { first, _ in first }
    }

    func node(_ key: PublicKey) -> NodeEnrollment? { view.enrollment(of: key) }
}

extension LicenseRow {
    init(_ view: LicenseView, at date: CivilDate, _ names: Names) {
        let interval = view.timeline.last { $0.from.map { $0 <= date } ?? true }
        self.init(
            document: view.document,
            type: view.typeCode?.string,
            typeName: names.item(view.item)?.name.string,
            office: view.office,
            officeName: names.office(view.office),
            number: view.number?.string,
            identifier: view.identifier?.string,
            holder: HolderAnswer(
                type: view.holderType?.string,
                code: view.holderCode?.string,
                name: view.holderName?.string
            ),
            version: view.version,
            date: view.dated,
            state: interval?.state ?? .notYetInForce,
            validFrom: view.validFrom,
            validTo: TermAnswer(view.validTo),
            rivals: (interval?.rivals.count ?? 0) > 1,
            findings: view.findings.count,
            seal: view.seal.map { WordName.of($0) },
            test: view.isTest
        )
    }
}
