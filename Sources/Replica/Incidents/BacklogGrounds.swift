import District
import SignedLog
import Storage

/// What tells which acts belong to incidents, and how far they have come.
struct BacklogGrounds {
    let book: IncidentBook
    let rolls: IncidentRolls
    let witnesses: Witnesses
    let collected: CityCollection

    init(_ state: ReplicaState, _ store: StoreReader) throws {
        (book, rolls) = (try IncidentBook(state, store), try IncidentRolls(state, store))
        (witnesses, collected) = (.all(state.authority.currentView), CityCollection(state))
    }
}
