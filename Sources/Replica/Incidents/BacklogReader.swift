import District
import Licenses
import SignedLog
import Signing
import Storage

/// An act that belongs to an incident, and how far it has come.
struct BacklogItem {
    let act: ActID
    let license: DocumentID
    let operation: IncidentOperation
    let dated: CivilDate?
    /// The day on which a witness first had it: the operation itself was done by then.
    let doneOn: CivilDate?
    /// The day on which the city had it.
    let collectedOn: CivilDate?
}

/// Reads the acts of incidents, and when hub and city first had them.
struct BacklogReader {
    private let store: StoreReader
    private let state: ReplicaState
    private let grounds: BacklogGrounds

    init(_ state: ReplicaState, _ store: StoreReader, _ grounds: BacklogGrounds) {
        (self.state, self.store, self.grounds) = (state, store, grounds)
    }

    init(_ state: ReplicaState, _ store: StoreReader) throws {
        self.init(state, store, try BacklogGrounds(state, store))
    }

    /// What belongs to an incident and counts, in the order in which it came here.
    func items(of incident: Incident) throws -> [BacklogItem] {
        try acts(of: incident).compactMap { try item($0, office: incident.office) }
    }

    /// By their own word, and by the office's on clearing.
    func acts(of incident: Incident) throws -> [StoredAct] {
        var acts = try store.acts(citing: incident.document)
        var known = Set(acts.map(\.id))
        for id in grounds.rolls[incident.document] where known.insert(id).inserted {
            if let act = try store.storedAct(id) { acts.append(act) }
        }
        return acts
    }

    /// Acts of an entry that no witness had before a day, as the witnesses say.
    func lateActs(ofEntry sequence: Int64, since start: CivilDate) throws -> [StoredAct] {
        let time = try grounds.witnesses.time(of: sequence, in: store)
        if let time, CivilDate.at(millisecondsSince1970: time) < start { return [] }
        return try store.storedActs(ofEntry: sequence)
    }

    private func history(of document: DocumentID) throws -> LicenseHistory? {
        var folder = LicenseFolder(state, store: store)
        return try folder.fold(document)
    }

    /// Nil of what is no act about a license of this office, or does not count.
    func item(_ act: StoredAct, office: OfficeID) throws -> BacklogItem? {
        guard let (license, operation) = backlog(act, office: office) else { return nil }
        return BacklogItem(
            act: act.id,
            license: act.document,
            operation: operation,
            dated: license.dated,
            doneOn: try grounds.witnesses.day(of: act, in: store),
            collectedOn: try grounds.collected.day(of: act, in: store) { try history(of: act.document) }
        )
    }

    /// Whether an act of an incident is of those whose deadlines it holds up.
    func isBacklog(_ act: StoredAct, office: OfficeID) -> Bool { backlog(act, office: office) != nil }

    private func backlog(
        _ act: StoredAct,
        office: OfficeID
    ) -> (license: LicenseAct, operation: IncidentOperation)? {
        guard act.audience == Audience([office]), state.exceptions.standing(ofActIn: act.entries) == .counts,
            let license = try? LicenseAct.decode(act.act), let operation = license.kind.operation
        else { return nil }
        return act.act.about[AboutKey.test]?.asBool == true ? nil : (license, operation)
    }
}

extension LicenseActKind {
    /// Which of the plan's operations it is (clause 1.5); nil of what is none of them.
    var operation: IncidentOperation? {
        switch self {
        case .issue: .issue
        case .amend, .renew, .settle, .suspend, .reinstate, .correct: .update
        case .withdraw, .cancel, .revoke, .annul: .cancel
        case .erase, .lost, .apply, .refuse, .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit,
            .libraryAnswer:
            nil
        }
    }
}
