import Licenses
import Rehearsal
import Replica
import Replication
import Storage

// What one node hands to another.
extension Benchmark {
    private static let newCount = 100

    /// An empty counter pulls everything that the first one holds.
    func fullSync(_ session: Session) throws -> Measurement {
        var measurement = try synced("full-sync", n: rows.count, session)
        measurement.diskBytes = try Meter.diskBytes(of: district.directory(of: "JYJ2"))
        guard try second.status().licenses == rows.count else { throw Unexpected(what: "licenses are missing") }
        return measurement
    }

    /// Neither has anything new.
    func equal(_ name: String, _ session: Session) throws -> Measurement { try synced(name, n: 1, session) }

    /// A hundred new licenses on top, signed beforehand.
    func incremental(_ name: String, _ session: Session) throws -> Measurement {
        try issue(Self.newCount, name, by: first)
        return try synced(name, n: Self.newCount, session)
    }

    /// A hundred new licenses on each side.
    func reconcile(_ session: Session) throws -> Measurement {
        try issue(Self.newCount, "here", by: first)
        try issue(Self.newCount, "there", by: second)
        return try synced("reconcile", n: 2 * Self.newCount, session)
    }

    /// Until both are equal and nothing waits to be folded again.
    func synced(_ name: String, n: Int, _ session: Session) throws -> Measurement {
        var measurement = Measurement(name, n: n)
        var outcome: SyncOutcome?
        try Meter.measure(&measurement) {
            outcome = AnsweringEnd(session.responder).serve(session.dialer)
            for node in [first, second] { while try node.foldPending() > 0 {} }
        }
        guard let outcome, outcome.end == .equal else { throw Unexpected(what: "\(name) did not end equal") }
        (measurement.wireBytes, measurement.roundTrips) = (
            outcome.bytesSent + outcome.bytesReceived, outcome.roundTrips
        )
        return measurement
    }
}
