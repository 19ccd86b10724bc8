import District
import SignedLog
import Storage

/// What tells which acts belong to incidents, and how far they have come.
struct BacklogGrounds {
    let book: IncidentBook
    let rolls: IncidentRolls
    /// When hub or city first had an entry.
    let witnessed: WitnessTimes
    let collected: CityCollection

    /// - Parameter times: of hub or city, and of the city alone (``BacklogReading``).
    fileprivate init(_ state: ReplicaState, _ times: [WitnessTimes], _ store: StoreReader) throws {
        (book, rolls) = (try IncidentBook(state, store), try IncidentRolls(state, store))
        (witnessed, collected) = (times[0], CityCollection(state, receipts: times[1]))
    }
}

/// Gathers these step by step.
struct BacklogReading {
    private var witnesses: WitnessReading

    init(_ state: ReplicaState) {
        witnesses = WitnessReading(of: [[.hub, .city], [.city]], state.authority.currentView)
    }

    /// Nil: there is more to read.
    mutating func step(_ state: ReplicaState, in store: StoreReader) throws -> BacklogGrounds? {
        try witnesses.step(in: store).map { try BacklogGrounds(state, $0, store) }
    }
}
