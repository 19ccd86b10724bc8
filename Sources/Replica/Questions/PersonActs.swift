import District
import Licenses
import SignedLog
import Storage

/// Gathers what the fold of an office's people needs: acts with the competence and the standing that the district gives
/// them. What is set aside is left out.
struct PersonActs {
    private let state: ReplicaState

    init(_ state: ReplicaState) { self.state = state }

    /// All that are held here.
    func all(in store: StoreReader) throws -> [PersonAct] {
        try judged([Kind.appoint, .filePerson].flatMap { try store.acts(ofKind: $0.rawValue) })
    }

    func all(of document: DocumentID, in store: StoreReader) throws -> [PersonAct] {
        let kinds = [Kind.appoint.rawValue, Kind.filePerson.rawValue]
        return try judged(try store.acts(of: document).filter { kinds.contains($0.act.kind) })
    }

    private func judged(_ acts: [StoredAct]) throws -> [PersonAct] {
        var perspectives = Perspectives(state)
        return try acts.compactMap { act in
            let standing = state.exceptions.standing(ofActIn: act.entries)
            guard !standing.isSetAside else { return nil }
            let view = try perspectives(seen: act.seen).view
            return PersonAct(
                id: act.id,
                document: act.document,
                act: act.act,
                author: act.author,
                office: act.audience.offices.count == 1 ? act.audience.offices.first : nil,
                competence: KindTable.competence(
                    of: act.act,
                    author: act.author,
                    audience: act.audience,
                    view: view
                ),
                isOfDistrictOffice: view.isDistrictOffice(act.author),
                standing: standing
            )
        }
    }
}
