import District
import Foundation
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage

/// One run: a district with two counters of one office, the first of which takes a back-file in.
struct Benchmark {
    let rows: RowSource
    private let district: RehearsedDistrict
    let first: Replica
    private let second: Replica
    private let workers: Workers
    private static let actCount = 500

    init(rows: RowSource, in directory: URL, workers: Workers) throws {
        (self.rows, self.workers) = (rows, workers)
        guard let day = CivilDate(yyyymmdd: 2026_01_05) else { preconditionFailure("5 January 2026 is a date") }
        district = try RehearsedDistrict(
            in: directory,
            entropy: .system,
            clock: RehearsalClock(at: day),
            workers: workers
        )
        let office = try district.enrollOffice(
            code: RegisterType.officeCode,
            name: RegisterType.officeName,
            roles: [.issuing]
        )
        first = try district.enrollNode("JYJ1", of: office)
        second = try district.enrollNode("JYJ2", of: office)
        try Line.meet(first, district.hub)
        try district.approve(RegisterType.item(of: office), submittedBy: first)
    }

    func run() throws -> [Measurement] {
        let taken = try importRows()
        let reconciled = try reconcile(workers)
        let session = (dialer: try second.makeDialer(peer: nil), responder: try first.makeResponder(certificate: .zero))
        return try [taken, reconciled, fullSync(session), equal("equal-warm", session), coldEqual(), acts()]
    }

    /// As `hefu import` does it: a thousand rows are looked up, checked, signed and stored at once.
    private func importRows() throws -> Measurement {
        var measurement = Measurement("import", n: rows.count)
        try Meter.measure(&measurement) {
            for start in stride(from: 0, to: rows.count, by: Replica.batchLimit) {
                for fate in try first.importBatch(rows.requests(from: start, limit: Replica.batchLimit)) {
                    guard case .new = fate else { throw Unexpected(what: "a row was not new: \(fate)") }
                }
            }
        }
        measurement.diskBytes = try Meter.diskBytes(of: district.directory(of: "JYJ1"))
        return measurement
    }

    /// An empty counter pulls everything that the first one holds.
    private func fullSync(_ session: (dialer: DialerSession, responder: Responder)) throws -> Measurement {
        var measurement = try synced("full-sync", n: rows.count, session)
        measurement.diskBytes = try Meter.diskBytes(of: district.directory(of: "JYJ2"))
        guard try second.status().licenses == rows.count else { throw Unexpected(what: "licenses are missing") }
        return measurement
    }

    private func equal(
        _ name: String,
        _ session: (dialer: DialerSession, responder: Responder)
    ) throws -> Measurement {
        try synced(name, n: 1, session)
    }

    private func coldEqual() throws -> Measurement {
        try equal("equal-cold", (second.makeDialer(peer: nil), first.makeResponder(certificate: .zero)))
    }

    private func synced(
        _ name: String,
        n: Int,
        _ session: (dialer: DialerSession, responder: Responder)
    ) throws -> Measurement {
        var measurement = Measurement(name, n: n)
        var outcome: SyncOutcome?
        Meter.measure(&measurement) { outcome = Line.run(session.dialer, with: session.responder) }
        guard let outcome, outcome.end == .equal else { throw Unexpected(what: "\(name) did not end equal") }
        (measurement.wireBytes, measurement.roundTrips) = (
            outcome.bytesSent + outcome.bytesReceived, outcome.roundTrips
        )
        return measurement
    }

    /// One license after another is amended, each by an entry of its own that is durable before the next begins.
    private func acts() throws -> Measurement {
        let page = try first.licenses(LicenseFilter(date: .latest), after: nil, limit: min(Self.actCount, rows.count))
        var measurement = Measurement("act", n: page.licenses.count)
        var times: [Double] = []
        try Meter.measure(&measurement) {
            for license in page.licenses {
                var request = LicenseRequest(.amend)
                (request.license, request.by) = (license.document.description, RegisterType.clerk)
                request.fields = ["address": .text("曹杨路1号")]
                times.append(try Meter.seconds { _ = try first.author(request) })
            }
        }
        times.sort()
        measurement.medianSeconds = times[times.count / 2]
        measurement.slowSeconds = times[times.count * 99 / 100]
        measurement.diskBytes = try Meter.diskBytes(of: district.directory(of: "JYJ1"))
        return measurement
    }
}

/// Something that a run relies on did not happen: its figures would mean nothing.
struct Unexpected: Error, CustomStringConvertible {
    let what: String

    var description: String { what }
}
