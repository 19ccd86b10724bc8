import Licenses
import Rehearsal
import Replica
import SignedLog
import Storage

// What counters write.
extension Benchmark {
    private static let actCount = 500
    private static let mergeCount = 10_000
    /// Callers that wait for an act at one moment, and the acts of all of them.
    private static let callerCount = 64
    private static let concurrentCount = 6_400

    /// One license after another is amended, each by an entry of its own that is durable before the next begins.
    func acts() throws -> Measurement {
        let licenses = try documents(Self.actCount)
        var measurement = Measurement("act", n: licenses.count)
        var times: [Double] = []
        try Meter.measure(&measurement) {
            for license in licenses {
                let request = amendment(of: license, to: "曹杨路1号")
                times.append(try Meter.seconds { _ = try first.author(request) })
            }
        }
        measurement.diskBytes = try Meter.diskBytes(of: district.directory(of: "JYJ1"))
        return measurement.timed(times)
    }

    /// What so many callers hand in at one moment is made durable by one commit, as a node does it.
    func concurrentActs() throws -> Measurement {
        let licenses = try documents(Self.concurrentCount)
        var measurement = Measurement("act-concurrent", n: licenses.count)
        try Meter.measure(&measurement) {
            for start in stride(from: 0, to: licenses.count, by: Self.callerCount) {
                let group = licenses.dropFirst(start).prefix(Self.callerCount)
                let results = try first.author(concurrent: group.map { amendment(of: $0, to: "曹杨路2号") })
                guard results.allSatisfy(\.isDone) else { throw Unexpected(what: "an act was not written") }
            }
        }
        return measurement
    }

    /// What counters wrote one by one while the line was down reaches the other node: each act is an entry of its own.
    func catchUp(_ acts: [Measurement], _ session: Session) throws -> Measurement {
        try synced("catch-up", n: acts.reduce(0) { $0 + $1.n }, session)
    }

    /// The same licenses are amended on both sides, beforehand; then the two meet. Every rival is kept and listed.
    func merge(_ session: Session) throws -> Measurement {
        let licenses = try documents(Self.mergeCount + Self.actCount).suffix(Self.mergeCount)
        for (node, address) in [(first, "甲址"), (second, "乙址")] {
            for start in stride(from: 0, to: licenses.count, by: Replica.batchLimit) {
                let part = licenses.dropFirst(start).prefix(Replica.batchLimit)
                for case .refused(let refusal)? in try node.author(batch: part.map { amendment(of: $0, to: address) }) {
                    throw Unexpected(what: "an amendment was refused: \(refusal)")
                }
            }
        }
        // What a batch leaves to be folded is folded after its answer, here as by a node.
        for node in [first, second] { while try node.foldPending() > 0 {} }
        let measurement = try synced("merge", n: 2 * licenses.count, session)
        for node in [first, second] {
            var filter = LicenseFilter(date: .latest)
            filter.hasRivals = true
            guard try node.licenseCount(filter) == licenses.count else { throw Unexpected(what: "rivals were lost") }
        }
        return measurement
    }

    private func amendment(of license: DocumentID, to address: String) -> LicenseRequest {
        var request = LicenseRequest(.amend)
        (request.license, request.by) = (license.description, RegisterType.clerk)
        request.fields = ["address": .text(Text(address))]
        return request
    }

    private func documents(_ count: Int) throws -> [DocumentID] {
        var documents: [DocumentID] = []
        while documents.count < count {
            let left = min(count - documents.count, Replica.pageLimit)
            let page = try first.licenses(LicenseFilter(date: .latest), after: documents.last, limit: left).answer()
            documents += page.licenses.map(\.document)
            if page.next == nil { break }
        }
        return documents
    }
}

extension BatchResult? {
    fileprivate var isDone: Bool { if case .done? = self { true } else { false } }
}
