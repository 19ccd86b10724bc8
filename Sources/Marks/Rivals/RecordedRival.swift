/// Another program on the same work, measured once and written down: never in the run that it stands beside.
package struct RecordedRival: Sendable {
    /// When and on what all of them were measured.
    package static let occasion = "November 2026, two cores"

    package let name: String
    /// Licenses that it held.
    package let licenses: Int
    package let runs: [RecordedRun]

    init(_ name: String, licenses: Int = 100_000, _ runs: [RecordedRun]) {
        (self.name, self.licenses, self.runs) = (name, licenses, runs)
    }

    package static let all = documents + databases + others

    /// The name without version numbers and without how many licenses it had: what is left is the same program, whichever
    /// version has run.
    package static func program(_ name: String) -> String {
        name.split(separator: " ").filter { $0.first?.isNumber == false && !$0.hasPrefix("N=") }.joined(separator: " ")
    }

    /// Its largest memory in any of the works.
    var peakBytes: Double? { runs.compactMap(\.peakBytes).max() }
}

/// One work of a rival. What it did not tell is nil.
package struct RecordedRun: Sendable {
    /// As its script calls it; the first word says which of our items it is.
    package let work: String
    package let item: Item
    /// Of single acts these are ``medianSeconds`` and ``slowSeconds``.
    package let wallSeconds: Double?
    package let medianSeconds: Double?
    package let slowSeconds: Double?
    package let wireBytes: Double?
    package let diskBytes: Double?
    package let peakBytes: Double?

    init(
        _ work: String,
        wall: Double? = nil,
        median: Double? = nil,
        slow: Double? = nil,
        wire: Double? = nil,
        disk: Double? = nil,
        mebibytes: Double? = nil
    ) {
        guard let item = Item(work: work) else { preconditionFailure("\(work) is none of our items") }
        (self.work, self.item) = (work, item)
        (wallSeconds, medianSeconds, slowSeconds) = (wall, median.map { $0 / 1e6 }, slow.map { $0 / 1e6 })
        (wireBytes, diskBytes, peakBytes) = (wire, disk, mebibytes.map { $0 * 1_048_576 })
    }

    /// The time by which rivals are compared: on the wall, or of half of the single acts.
    package var seconds: Double? { wallSeconds ?? medianSeconds }

    package subscript(figure: Figure) -> Double? {
        switch figure {
        case .wallSeconds: wallSeconds
        case .medianSeconds: medianSeconds
        case .slowSeconds: slowSeconds
        case .wireBytes: wireBytes
        case .diskBytes: diskBytes
        case .peakBytes: peakBytes
        case .roundTrips, .perSecond: nil
        }
    }
}
