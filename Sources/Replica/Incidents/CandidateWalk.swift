import District
import Licenses
import SignedLog
import Signing
import Storage

/// Looks, step by step, for what could belong to an incident and does not: shown to its office, which decides. Nothing
/// belongs by a date alone.
///
/// These are acts of the office dated from the beginning of the incident to its clearing that no witness had before it began,
/// and that belong to no incident; in the order in which they came here.
struct CandidateWalk {
    /// Entries that a step looks at: some milliseconds.
    private static let rowCount: Int64 = 512

    private(set) var items: [BacklogItem] = []
    private let incident: Incident
    private let days: ClosedRange<CivilDate>?
    /// Acts that belong to an incident of the office.
    private let taken: Set<ActID>
    /// The entry behind which to go on; nil: all have been looked at.
    private var next: Int64?

    init(_ incident: Incident, besides book: IncidentBook, by reader: BacklogReader) throws {
        self.incident = incident
        let end = incident.cleared?.day ?? .latest
        days = incident.startedOn.flatMap { $0 <= end ? $0...end : nil }
        taken = try Set(
            book.incidents.filter { $0.office == incident.office }.flatMap { try reader.acts(of: $0).map(\.id) }
        )
        next = days == nil ? nil : 0
    }

    /// False once all is looked at.
    mutating func step(by reader: BacklogReader, in store: StoreReader) throws -> Bool {
        guard let row = next, let days else { return false }
        let step = try store.entries(of: Audience([incident.office]), behindRow: row, rowCount: Self.rowCount)
        for sequence in step.sequences {
            for act in try reader.lateActs(ofEntry: sequence, since: days.lowerBound) {
                if let item = try item(act, days, by: reader) { items.append(item) }
            }
        }
        next = step.next
        return true
    }

    private func item(_ act: StoredAct, _ days: ClosedRange<CivilDate>, by reader: BacklogReader) throws -> BacklogItem?
    {
        guard !taken.contains(act.id), !act.act.isBackFile, let item = try reader.item(act, office: incident.office),
            item.operation.isIn(incident), let dated = item.dated, days.contains(dated)
        else { return nil }
        return item
    }
}

extension Act {
    /// What was taken over from an older register was done before anybody kept this log.
    fileprivate var isBackFile: Bool { about[AboutKey.provenance] != nil }
}

extension IncidentOperation {
    /// Whether the incident kept its office from it.
    fileprivate func isIn(_ incident: Incident) -> Bool {
        incident.operations.contains(self) || incident.operations.contains(.collect)
    }
}
