import District
import Licenses
import SignedLog
import Signing
import Storage

/// Acts that offices have made part of incidents afterwards, by the office's own word.
struct IncidentRolls {
    private var rolls: [DocumentID: [ActID]] = [:]

    init(_ state: ReplicaState, _ store: StoreReader) throws {
        let view = state.authority.currentView
        for act in try store.acts(ofKind: Kind.roll.rawValue) {
            guard state.exceptions.standing(ofActIn: act.entries) == .counts, let office = act.audience.offices.first,
                view.acts(act.author, for: office), let roll = try? IncidentRoll.decode(act.act)
            else { continue }
            rolls[roll.incident, default: []] += roll.acts
        }
    }

    subscript(_ incident: DocumentID) -> [ActID] { rolls[incident] ?? [] }

    /// The incidents that an act was made part of.
    func incidents(of act: ActID) -> [DocumentID] { Array(rolls.filter { $0.value.contains(act) }.keys) }
}
