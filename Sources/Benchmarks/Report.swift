import Foundation

/// Figures for people and for programs.
enum Report {
    private struct Items: Encodable {
        let items: [Measurement]
    }

    static func json(_ items: [Measurement]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(Items(items: items)), as: UTF8.self)
    }

    /// Times in seconds (of single acts in milliseconds), sizes in bytes.
    static func table(_ items: [Measurement]) -> String {
        let head = ["item", "n", "wall s", "cpu s", "n/s", "n/cpu s", "wire", "trips", "disk", "peak MB", "p50/p99 ms"]
        let lines = [head] + items.map(cells)
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { cell, width in String(repeating: " ", count: width - cell.count) + cell }
                .joined(separator: "  ")
        }
        .joined(separator: "\n")
    }

    private static func cells(_ item: Measurement) -> [String] {
        [
            item.name, "\(item.n)", fixed(item.wallSeconds, 3), fixed(item.cpuSeconds, 3),
            rate(item.n, item.wallSeconds), rate(item.n, item.cpuSeconds), "\(item.wireBytes)", "\(item.roundTrips)",
            "\(item.diskBytes)", fixed(Double(item.peakBytes) / 1_000_000, 1), acts(item),
        ]
    }

    private static func acts(_ item: Measurement) -> String {
        guard let median = item.medianSeconds, let slow = item.slowSeconds else { return "" }
        return "\(fixed(median * 1000, 2)) / \(fixed(slow * 1000, 2))"
    }

    private static func rate(_ n: Int, _ seconds: Double) -> String {
        n > 1 && seconds > 0 ? String(Int(Double(n) / seconds)) : ""
    }

    private static func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
