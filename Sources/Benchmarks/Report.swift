import Foundation

/// Figures for people and for programs.
struct Report: Codable {
    let items: [Measurement]

    /// Times in seconds (of single acts and fsyncs in milliseconds), sizes in bytes.
    var table: String {
        Self.aligned(
            [
                [
                    "item", "n", "wall s", "cpu s", "n/s", "wire", "trips", "disk", "peak MB", "fsyncs", "p50/p99 ms",
                    "act p50/p99 ms",
                ]
            ] + items.map(Self.cells)
        )
    }

    /// These figures by those of an earlier run: below 1 is quicker, smaller, fewer.
    func ratios(to earlier: Report) -> String {
        let before = Dictionary(earlier.items.map { ($0.name, $0) }) { first, _ in first }
        let lines = items.compactMap { item in
            before[item.name].map { old in
                [
                    item.name, "\(item.n)", Self.ratio(item.wallSeconds, old.wallSeconds),
                    Self.ratio(item.cpuSeconds, old.cpuSeconds),
                    Self.ratio(Double(item.wireBytes), Double(old.wireBytes)),
                    Self.ratio(Double(item.diskBytes), Double(old.diskBytes)),
                    Self.ratio(Double(item.peakBytes), Double(old.peakBytes)),
                    Self.ratio(Double(item.fsyncs), Double(old.fsyncs)),
                ]
            }
        }
        return Self.aligned([["item", "n", "wall", "cpu", "wire", "disk", "peak", "fsyncs"]] + lines)
    }

    /// Columns stand at the right, as numbers do, but those in `leading`.
    static func aligned(_ lines: [[String]], leading: Set<Int> = []) -> String {
        guard let head = lines.first else { return "" }
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            line.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - line[column].count)
                // Nothing follows the last column, so nothing is put behind it.
                if leading.contains(column) { return line[column] + (column == line.count - 1 ? "" : space) }
                return space + line[column]
            }
            .joined(separator: "  ")
        }
        .joined(separator: "\n")
    }

    private static func cells(_ item: Measurement) -> [String] {
        [
            item.name, "\(item.n)", fixed(item.wallSeconds, 3), fixed(item.cpuSeconds, 3),
            item.n > 1 && item.wallSeconds > 0 ? String(Int(Double(item.n) / item.wallSeconds)) : "",
            "\(item.wireBytes)", "\(item.roundTrips)", "\(item.diskBytes)",
            fixed(Double(item.peakBytes) / 1_000_000, 1), "\(item.fsyncs)",
            pair(item.medianFsyncSeconds, item.slowFsyncSeconds), pair(item.medianSeconds, item.slowSeconds),
        ]
    }

    private static func pair(_ median: Double?, _ slow: Double?) -> String {
        guard let median, let slow else { return "" }
        return "\(fixed(median * 1000, 2)) / \(fixed(slow * 1000, 2))"
    }

    static func ratio(_ now: Double, _ before: Double) -> String { before > 0 ? fixed(now / before, 2) : "" }

    static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
