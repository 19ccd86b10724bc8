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
    /// When hub or city first had an entry, and when the city had.
    let witnessed: WitnessTimes
    let collected: WitnessTimes
    private var rolls: [DocumentID: [ActID]] = [:]

    init(_ state: ReplicaState, _ store: StoreReader) throws {
        (self.state, self.store) = (state, store)
        let view = state.authority.currentView
        witnessed = try WitnessTimes(of: [.hub, .city], view, store)
        collected = try WitnessTimes(of: [.city], view, store)
        for act in try store.acts(ofKind: Kind.roll.rawValue) {
            guard state.exceptions.standing(ofActIn: act.entries) == .counts, let office = act.audience.offices.first,
                view.acts(act.author, for: office), let roll = try? IncidentRoll.decode(act.act)
            else { continue }
            rolls[roll.incident, default: []] += roll.acts
        }
    }

    /// What belongs to an incident and counts, in the order in which it came here.
    func items(of incident: Incident) throws -> [BacklogItem] {
        try acts(of: incident).compactMap { try item($0, office: incident.office) }
    }

    /// By their own word, and by the office's on clearing.
    func acts(of incident: Incident) throws -> [StoredAct] {
        var acts = try store.acts(citing: incident.document)
        var known = Set(acts.map(\.id))
        for id in rolls[incident.document] ?? [] where known.insert(id).inserted {
            if let act = try store.storedAct(id) { acts.append(act) }
        }
        return acts
    }

    /// Acts of an office's audience that no witness had before a day, as the witnesses say.
    func lateActs(of office: OfficeID, since start: CivilDate) throws -> [StoredAct] {
        try store.acts(in: Audience([office])) { sequence in
            witnessed.time(of: sequence).map { CivilDate.at(millisecondsSince1970: $0) >= start } ?? true
        }
    }

    /// Nil of what is no act about a license of this office, or does not count.
    func item(_ act: StoredAct, office: OfficeID) throws -> BacklogItem? {
        guard act.audience == Audience([office]), state.exceptions.standing(ofActIn: act.entries) == .counts,
            let license = try? LicenseAct.decode(act.act), let operation = license.kind.operation
        else { return nil }
        if act.act.about[AboutKey.test]?.asBool == true { return nil }
        return BacklogItem(
            act: act.id,
            license: act.document,
            operation: operation,
            dated: license.dated,
            doneOn: witnessed.day(of: act),
            collectedOn: collected.day(of: act)
        )
    }
}

extension WitnessTimes {
    /// The day on which a witness first had the entry; the last day there is, where its receipt does not say when. Nil: none
    /// has it.
    func day(of sequence: Int64) -> CivilDate? {
        guard contains(sequence) else { return nil }
        return time(of: sequence).map(CivilDate.at(millisecondsSince1970:)) ?? .latest
    }

    /// Of the first entry that brought it to a witness.
    fileprivate func day(of act: StoredAct) -> CivilDate? { act.carriers.compactMap { day(of: $0.sequence) }.min() }
}

extension LicenseActKind {
    /// Which of the plan's operations it is (clause 1.5); nil of what is none of them.
    var operation: IncidentOperation? {
        switch self {
        case .issue: .issue
        case .amend, .renew, .settle, .suspend, .reinstate, .correct: .update
        case .withdraw, .cancel, .revoke, .annul: .cancel
        case .erase, .lost, .apply, .refuse, .deliver, .seal, .inspect, .paper, .layout: nil
        }
    }
}
