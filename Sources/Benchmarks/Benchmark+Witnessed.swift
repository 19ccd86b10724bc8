import Licenses
import Rehearsal
import Replica
import SignedLog
import Storage

/// What a witness's answers cost those who show what it has witnessed.
extension Benchmark {
    private static let receiptCount = 1_000

    /// The other counter has issued licenses one by one, and the hub has answered for each before the next: so its log has as
    /// many receipts as licenses.
    func showWitnessed() throws -> Measurement {
        try Line.meet(second, district.hub)
        for index in 0..<Self.receiptCount {
            try issue(1, "witnessed-\(index)", by: second)
            try Line.meet(second, district.hub)
            district.clock.pass(milliseconds: 1_000)
            guard try district.hub.witnessTick() > 0 else { throw Unexpected(what: "the hub wrote no receipt") }
        }
        try Line.meet(second, district.hub)
        let issued = try second.licenses(LicenseFilter(date: .latest), after: nil, limit: Self.askCount).answer()
            .licenses
        return try asked("show-witnessed", issued) { license in
            let answer = try second.license(license.document.description, asOf: nil, knownAt: nil)
            guard answer.clocks.receiptedAt != nil else { throw Unexpected(what: "a license has no receipt") }
        }
    }
}
