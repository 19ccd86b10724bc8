import District
import Licenses
import SignedLog
import Signing
import Storage

/// The incidents of the district, as far as their acts are here and count.
struct IncidentBook {
    /// By the order in which they were declared here.
    let incidents: [Incident]

    init(_ state: ReplicaState, _ store: StoreReader) throws {
        var documents: [DocumentID] = []
        var statements: [DocumentID: [IncidentStatement]] = [:]
        for act in try store.acts(ofKind: Kind.incident.rawValue) {
            guard state.exceptions.standing(ofActIn: act.entries) == .counts,
                case .incident(let content)? = try? DistrictAct.decode(act.act)
            else { continue }
            if act.act.isFounding { documents.append(act.document) }
            statements[act.document, default: []].append(
                IncidentStatement(
                    id: act.id,
                    parents: act.act.parents,
                    act: content,
                    author: Self.author(of: act, content.office, state)
                )
            )
        }
        incidents = documents.compactMap { Incident($0, statements[$0] ?? []) }
    }

    /// By the authority that the author had seen.
    private static func author(of act: StoredAct, _ office: OfficeID, _ state: ReplicaState) -> IncidentAuthor {
        let history = state.authority.history
        let view = state.authority.view(at: history.past(of: act.seen.filter(history.isRootEntry)))
        if view.acts(act.author, for: office) { return .office }
        return view.supervises(act.author) ? .supervisor : .other
    }

    func incident(_ document: DocumentID) -> Incident? { incidents.first { $0.document == document } }

    /// Those that hold an office up now.
    func open(of office: OfficeID) -> [Incident] { incidents.filter { $0.office == office && $0.isOpen } }
}
