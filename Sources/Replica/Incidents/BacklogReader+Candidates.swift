import District
import Licenses
import SignedLog
import Signing
import Storage

/// What could belong to an incident and does not: shown to its office, which decides. Nothing belongs by a date alone.
extension BacklogReader {
    /// Acts of the office dated from the beginning of the incident to its clearing that no witness had before it began,
    /// and that belong to no incident; in the order in which they came here.
    func couldBelong(to incident: Incident, besides book: IncidentBook) throws -> [BacklogItem] {
        guard let start = incident.startedOn else { return [] }
        let end = incident.cleared?.day ?? .latest
        guard start <= end else { return [] }
        let taken = try Set(
            book.incidents.filter { $0.office == incident.office }.flatMap { try acts(of: $0).map(\.id) }
        )
        return try lateActs(of: incident.office, since: start).filter { !taken.contains($0.id) && !$0.act.isBackFile }
            .compactMap { try item($0, office: incident.office) }
            .filter { item in item.operation.isIn(incident) && item.dated.map { start...end ~= $0 } ?? false }
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
