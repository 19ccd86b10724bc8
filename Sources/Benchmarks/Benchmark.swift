import District
import Foundation
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage

/// One run: a district with two counters of one office, the first of which takes a back-file in, and a hub.
struct Benchmark {
    let rows: RowSource
    let district: RehearsedDistrict
    let office: OfficeID
    let first: Replica
    let second: Replica
    let workers: Workers

    typealias Session = (dialer: DialerSession, responder: Responder)

    init(rows: RowSource, in directory: URL, workers: Workers) throws {
        (self.rows, self.workers) = (rows, workers)
        guard let day = CivilDate(yyyymmdd: 2026_01_05) else { preconditionFailure("5 January 2026 is a date") }
        district = try RehearsedDistrict(
            in: directory,
            entropy: .system,
            clock: RehearsalClock(at: day),
            workers: workers
        )
        office = try district.enrollOffice(
            code: RegisterType.officeCode,
            name: RegisterType.officeName,
            roles: [.issuing]
        )
        first = try district.enrollNode("JYJ1", of: office)
        second = try district.enrollNode("JYJ2", of: office)
        try Line.meet(first, district.hub)
        try district.approve(rows.item(office), submittedBy: first)
    }

    func run() throws -> [Measurement] {
        let taken = try importRows()
        let list = try compareList(workers)
        let session = (dialer: try second.makeDialer(peer: nil), responder: try first.makeResponder(certificate: .zero))
        let full = try fullSync(session)
        let equal = try [equal("equal", session), equal("equal-cold", newSession())]
        let new = try [incremental("incremental", session), incremental("incremental-cold", newSession())]
        let both = try reconcile(session)
        let acts = try [acts(), concurrentActs()]
        return try [taken, list, full] + equal + new + [both] + acts + [catchUp(acts, session), merge(session), hub()]
    }

    /// Takes the rows in and asks what grows with them.
    func runGrowth() throws -> [Measurement] {
        try [importRows()] + growth()
    }

    func newSession() throws -> Session {
        (try second.makeDialer(peer: nil), try first.makeResponder(certificate: .zero))
    }

    /// As `hefu import` does it: some thousand rows are looked up, checked, signed and stored at once. What the file says is
    /// read before.
    private func importRows() throws -> Measurement {
        var measurement = Measurement("import", n: rows.count)
        for start in stride(from: 0, to: rows.count, by: Replica.batchLimit) {
            let requests = rows.requests(from: start, limit: Replica.batchLimit)
            try Meter.measure(&measurement) {
                for fate in try first.importBatch(requests) {
                    guard case .new = fate else { throw Unexpected(what: "a row was not new: \(fate)") }
                }
            }
        }
        measurement.diskBytes = try Meter.diskBytes(of: district.directory(of: "JYJ1"))
        return measurement
    }

    /// Licenses that no row is of, signed in one entry.
    func issue(_ count: Int, _ name: String, ofType type: String? = nil, by node: Replica) throws {
        let requests = (0..<count).map { index in
            var request = rows.requests(from: index % rows.count, limit: 1)[0]
            (request.provenance, request.number) = (nil, "\(name)-\(index)")
            request.holder?.code = "\(name)\(index)"
            request.type = type ?? rows.typeCode
            return request
        }
        for case .refused(let refusal)? in try node.author(batch: requests) {
            throw Unexpected(what: "a license was refused: \(refusal)")
        }
    }
}

/// Something that a run relies on did not happen: its figures would mean nothing.
struct Unexpected: Error, CustomStringConvertible {
    let what: String

    var description: String { what }
}
