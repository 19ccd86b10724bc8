import District
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing

extension Benchmark {
    private static let bureauCount = 100
    private static let licensesEach = 1_000

    /// A hundred bureaus push what they have signed beforehand, all at once; only the hub's part is counted.
    func hub() throws -> Measurement {
        let each = min(Self.licensesEach, max(1, rows.count / Self.bureauCount))
        let bureaus = try (0..<Self.bureauCount).map(bureau)
        for (number, bureau) in bureaus.enumerated() {
            // All know all others before anything is counted.
            try Line.meet(bureau.counter, district.hub)
            try issue(each, "B\(number)", ofType: bureau.typeCode, by: bureau.counter)
        }
        var measurement = Measurement("hub", n: Self.bureauCount * each)
        let responder = try district.hub.makeResponder(certificate: .zero)
        let outcomes = try Line.run(bureaus.map { try $0.counter.makeDialer(peer: nil) }) { requests in
            var answers: [[UInt8]?] = []
            Meter.measure(&measurement) { answers = Line.answers(to: requests, by: responder) }
            return answers
        }
        for outcome in outcomes {
            guard outcome.end == .equal else { throw Unexpected(what: "a counter was not served") }
            measurement.wireBytes += outcome.bytesSent + outcome.bytesReceived
            measurement.roundTrips += outcome.roundTrips
        }
        measurement.diskBytes = try Meter.diskBytes(of: district.directory(of: "QFB1"))
        return measurement
    }

    /// A made-up 统一社会信用代码, with the one check character that fits.
    private static func officeCode(_ number: Int) -> String {
        let body = "11310107002\(600_000 + number)"
        let codes = "0123456789ABCDEFGHJKLMNPQRTUWXY".map { body + String($0) }
        guard let code = codes.first(where: { (try? UnifiedSocialCreditCode(parsing: Array($0.utf8))) != nil }) else {
            preconditionFailure("no check character fits \(body)")
        }
        return code
    }

    /// A bureau with a type of its own and one counter.
    private func bureau(_ number: Int) throws -> (counter: Replica, typeCode: String) {
        let code = Self.officeCode(number)
        let office = try district.enrollOffice(code: code, name: "单位\(number)", roles: [.issuing])
        let counter = try district.enrollNode("B\(100 + number)", of: office)
        try Line.meet(counter, district.hub)
        var item = try rows.item(office)
        item.typeCode = Text(code + "001")
        try district.approve(item, submittedBy: counter)
        return (counter, code + "001")
    }
}
