import District
import Licenses
import Replica
import SignedLog
import Signing
import Storage

/// All that a replica shows of what it holds. Two of equal `exact` hold the same entries; two of equal `meaning` say the
/// same of the world, whatever their ids.
struct Fingerprint: Hashable, Sendable {
    let exact: [String]
    let meaning: [String]

    init(of process: Process) throws {
        let replica = process.replica
        let status = try replica.status()
        let counts = [
            status.entries, status.acts, status.licenses, status.held, status.setAside, status.early, status.wanted,
            status.duplicates, status.pending, status.forks.count,
        ]
        let page = try replica.licenses(.init(date: Stage.day), after: nil, limit: Replica.pageLimit).answer()
        let licenses = page.licenses.map { row in
            "\(row.number ?? "") \(row.state) v\(row.version ?? 0) rivals \(row.rivals) findings \(row.findings)"
        }
        let district =
            replica.offices().map { "\($0.code) heirs \($0.heirs.count)" }
            + replica.nodes().map { "\($0.code) \($0.kind) \($0.state) \($0.addresses)" }
            + replica.catalogue().map { "\($0.typeCode) v\($0.version) \($0.state)" }
        meaning = ["\(counts) \(status.stopped ?? "")"] + (licenses + district).sorted()
        exact = status.audiences.map { "\($0.log) \($0.state) \($0.wanted)" } + meaning
    }
}

/// Which entry stands at which place of the subject's own logs: one place must never have two.
struct Places {
    private var entries: [ForkPoint: EntryID] = [:]

    /// The first place that has two entries, if there is one.
    mutating func add(_ process: Process, _ keys: [PublicKey]) throws -> ForkPoint? {
        let nodes = try process.store.read { store in
            try keys.flatMap { try store.logRecords(of: $0) }.flatMap { try store.entries(in: $0.log) }
        }
        for node in nodes {
            if let held = entries.updateValue(node.id, forKey: node.place), held != node.id { return node.place }
        }
        return nil
    }
}
