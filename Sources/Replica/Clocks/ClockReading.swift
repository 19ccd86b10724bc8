import District
import Licenses
import SignedLog
import Signing
import Storage

/// What clocks are told by, and what held them up.
struct ClockGrounds {
    let proofs: BacklogProofs
    let maker: ClockMaker
    let incidents: [Incident]
    private let rolls: IncidentRolls

    fileprivate init(_ proofs: BacklogProofs, _ maker: ClockMaker, _ incidents: [Incident], _ rolls: IncidentRolls) {
        (self.proofs, self.maker, self.incidents, self.rolls) = (proofs, maker, incidents, rolls)
    }

    func collection(of view: LicenseView, in store: StoreReader) throws -> LicenseClock? {
        let witnessed = try store.sequence(ofActTold: view).flatMap(proofs.witnessed.day(of:))
        return maker.collection(of: view, doneOn: try proofs.collected.day(of: view, in: store), witnessedOn: witnessed)
    }

    func backlog(_ state: ReplicaState, _ store: StoreReader) -> BacklogReader {
        BacklogReader(state, store, proofs, rolls)
    }
}

/// Gathers these step by step: the receipts of witnesses, and then the acts of one incident after another.
struct ClockReading {
    private let replica: Replica
    private let today: CivilDate
    private var witnesses: WitnessReading
    private var incidents: IncidentDeadlines?

    init(_ replica: Replica, on today: CivilDate) {
        (self.replica, self.today) = (replica, today)
        witnesses = WitnessReading(of: BacklogProofs.kinds, replica.state.authority.currentView)
    }

    /// Nil: there is more to gather.
    mutating func step(in store: StoreReader) throws -> ClockGrounds? {
        guard incidents != nil else {
            let times = try witnesses.step(in: store)
            incidents = try times.map { try IncidentDeadlines(replica, BacklogProofs(replica.state, $0), store) }
            return nil
        }
        return try incidents?.step(replica, store, on: today)
    }
}

/// By when what outages held up has to be collected.
private struct IncidentDeadlines {
    private let proofs: BacklogProofs
    private let incidents: [Incident]
    private let rolls: IncidentRolls
    /// Those not looked at.
    private var open: ArraySlice<Incident>
    /// By act; nil while that is not known.
    private var deadlines: [ActID: Deadline?] = [:]

    init(_ replica: Replica, _ proofs: BacklogProofs, _ store: StoreReader) throws {
        self.proofs = proofs
        incidents = try IncidentBook(replica.state, store).incidents
        rolls = try IncidentRolls(replica.state, store)
        // Of several incidents that of the smallest document counts, so it comes last.
        open = incidents.filter(\.holdsUpDeadlines).sorted { $0.document > $1.document }[...]
    }

    mutating func step(_ replica: Replica, _ store: StoreReader, on today: CivilDate) throws -> ClockGrounds? {
        guard let incident = open.popFirst() else {
            let maker = ClockMaker(replica, today, incidentDeadlines: deadlines)
            return ClockGrounds(proofs, maker, incidents, rolls)
        }
        let deadline = incident.deadline(by: replica.workingCalendar, Standards(replica.state.authority.currentView))
        let reader = BacklogReader(replica.state, store, proofs, rolls)
        for act in try reader.acts(of: incident) where reader.isBacklog(act, office: incident.office) {
            deadlines[act.id] = .some(deadline)
        }
        return nil
    }
}
