import District
import Foundation
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage

/// What a node takes for single questions when it holds many licenses. Each is asked many times, of licenses all over the
/// node, in this process; the medians tell.
extension Benchmark {
    static let askCount = 200
    private static let pageSize = 50
    private static let startCount = 9
    /// Licenses that the rare word is in.
    private static let rareCount = 10
    private static let rare: Text = "翡翠"

    /// After the import. The first node's replica is closed by it.
    func growth() throws -> [Measurement] {
        let samples = try sampled(Self.askCount)
        try writeRareWord(samples)
        let index = try buildIndex()
        let single = try [
            asked("show", samples) { _ = try first.license($0.document.description, asOf: nil, knownAt: nil) },
            asked("list", samples) { _ = try page(LicenseFilter(date: .latest), after: $0.document) },
            asked("status", samples) { _ in _ = try first.status() },
            asked("lookup-number", samples) { sample in try find(sample) { $0.number = sample.number.map { Text($0) } }
            },
            asked("lookup-holder", samples) { sample in
                try find(sample) { $0.holderCode = sample.holder.code.map { Text($0) } }
            },
        ]
        let searches = try [
            asked("search-rare", samples) { _ in try search(Self.rare, atLeast: min(Self.rareCount, rows.count)) },
            asked("search-frequent", samples) { _ in try search("医疗") },
            asked("search-all", samples) { _ in try search("有限公司") },
            asked("search-name", samples) { try search(Text($0.holder.name ?? ""), atLeast: 1) },
            asked("search-part", samples) {
                try search(Text(String(($0.holder.name ?? "").dropFirst(2).prefix(4))), atLeast: 1)
            },
            asked("search-digits", samples) { try search(Text(String(($0.number ?? "").suffix(6))), atLeast: 1) },
        ]
        return try [index] + single + searches + [supervise(), check(), startUp(), showWitnessed()] + cut()
    }

    /// Licenses from the first to the last, as many as asked for, or all.
    private func sampled(_ count: Int) throws -> [LicenseRow] {
        let step = max(1, rows.count / count)
        return try stride(from: 0, to: rows.count, by: step).prefix(count).map { index in
            var filter = LicenseFilter(date: .latest)
            filter.number = rows.requests(from: index, limit: 1)[0].number.map { Text($0) }
            guard let row = try first.licenses(filter, after: nil, limit: 1).answer().licenses.first else {
                throw Unexpected(what: "row \(index) is no license")
            }
            return row
        }
    }

    private func writeRareWord(_ samples: [LicenseRow]) throws {
        for sample in samples.prefix(Self.rareCount) {
            var request = LicenseRequest(.amend)
            (request.license, request.by) = (sample.document.description, RegisterType.clerk)
            request.fields = ["address": .text(Text("\(Self.rare.string)湖路1号"))]
            _ = try first.author(request)
        }
    }

    /// What upkeep does beside all else. The times are those of one step.
    private func buildIndex() throws -> Measurement {
        var measurement = Measurement("index", n: rows.count)
        var times: [Double] = []
        try Meter.measure(&measurement) {
            var goesOn = true
            while goesOn { times.append(try Meter.seconds { goesOn = try first.indexPending() }) }
        }
        return measurement.timed(times)
    }

    func asked(
        _ name: String,
        _ samples: [LicenseRow],
        _ ask: (LicenseRow) throws -> Void
    ) throws -> Measurement {
        var measurement = Measurement(name, n: samples.count)
        var times: [Double] = []
        try Meter.measure(&measurement) {
            for sample in samples { times.append(try Meter.seconds { try ask(sample) }) }
        }
        return measurement.timed(times)
    }

    private func page(_ filter: LicenseFilter, after: DocumentID? = nil) throws -> [LicenseRow] {
        try first.licenses(filter, after: after, limit: Self.pageSize).answer().licenses
    }

    private func find(_ sample: LicenseRow, by change: (inout LicenseFilter) -> Void) throws {
        var filter = LicenseFilter(date: .latest)
        change(&filter)
        guard try page(filter).contains(where: { $0.document == sample.document }) else {
            throw Unexpected(what: "a license was not found by its number or holder")
        }
    }

    /// The first page, as a clerk sees it.
    private func search(_ word: Text, atLeast count: Int = 0) throws {
        var filter = LicenseFilter(date: .latest)
        filter.words = [word]
        let found = try page(filter)
        guard found.count >= min(count, Self.pageSize) else {
            throw Unexpected(what: "a word was found \(found.count) times")
        }
    }

    /// The store is opened and the replica is there. The disk is that of a closed store: all that was measured, without a log.
    private func startUp() throws -> Measurement {
        var measurement = Measurement("start-up", n: Self.startCount)
        var (times, diskBytes): ([Double], Int) = ([], 0)
        try Meter.measure(&measurement) {
            for _ in 0..<Self.startCount {
                try district.closeNode("JYJ1")
                diskBytes = try Meter.diskBytes(of: district.directory(of: "JYJ1"))
                times.append(try Meter.seconds { _ = try district.openNode("JYJ1") })
            }
        }
        measurement.diskBytes = diskBytes
        return measurement.timed(times)
    }
}

extension Measurement {
    /// With the median of these times, and what all but one in a hundred took at most.
    func timed(_ times: [Double]) -> Measurement {
        let sorted = times.sorted()
        var measurement = self
        measurement.medianSeconds = sorted[sorted.count / 2]
        measurement.slowSeconds = sorted[sorted.count * 99 / 100]
        return measurement
    }
}
