import District
import Licenses
import SignedLog
import Signing
import Storage

/// What clocks are told by, and what held them up.
struct ClockGrounds {
    let backlog: BacklogGrounds
    let maker: ClockMaker

    func collection(of view: LicenseView, in store: StoreReader) throws -> LicenseClock? {
        lazy var sequence = Result { try store.sequence(ofActTold: view) }
        let collected = try backlog.collected.day(of: view, toldAt: sequence.get(), in: store)
        return try maker.collection(of: view, doneOn: collected) {
            try sequence.get().flatMap { try backlog.witnesses.day(of: $0, in: store) }
        }
    }
}

/// Gathers these step by step, the acts of one incident after another.
struct ClockReading {
    private let replica: Replica
    private let today: CivilDate
    private var incidents: IncidentDeadlines?

    init(_ replica: Replica, on today: CivilDate) {
        (self.replica, self.today) = (replica, today)
    }

    /// Nil: there is more to gather.
    mutating func step(in store: StoreReader) throws -> ClockGrounds? {
        guard var incidents = incidents.take() else {
            incidents = IncidentDeadlines(try BacklogGrounds(replica.state, store))
            return nil
        }
        if try incidents.step(replica, store) {
            self.incidents = incidents
            return nil
        }
        let maker = ClockMaker(replica, today, incidentDeadlines: incidents.deadlines)
        return ClockGrounds(backlog: incidents.backlog, maker: maker)
    }
}

/// By when what outages held up has to be collected.
private struct IncidentDeadlines {
    let backlog: BacklogGrounds
    /// By act; nil while that is not known.
    private(set) var deadlines: [ActID: Deadline?] = [:]
    /// Those not looked at. Of several incidents that of the smallest document counts, so it comes last.
    private var open: ArraySlice<Incident>

    init(_ backlog: BacklogGrounds) {
        self.backlog = backlog
        open = backlog.book.incidents.filter(\.holdsUpDeadlines).sorted { $0.document > $1.document }[...]
    }

    /// False once all are looked at.
    mutating func step(_ replica: Replica, _ store: StoreReader) throws -> Bool {
        guard let incident = open.popFirst() else { return false }
        let deadline = incident.deadline(by: replica.workingCalendar, Standards(replica.state.authority.currentView))
        let reader = BacklogReader(replica.state, store, backlog)
        for act in try reader.acts(of: incident) where reader.isBacklog(act, office: incident.office) {
            deadlines[act.id] = .some(deadline)
        }
        return true
    }
}
