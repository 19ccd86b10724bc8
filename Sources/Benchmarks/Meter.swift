import CSyncMeter
import Foundation
import Glibc

/// What one item came to.
struct Measurement: Codable {
    let name: String
    let n: Int
    var wallSeconds: Double = 0
    var cpuSeconds: Double = 0
    var wireBytes = 0
    var diskBytes = 0
    var roundTrips = 0
    var peakBytes = 0
    var fsyncs = 0
    /// Of the fsyncs of this item: half of them, and all but one in a hundred, took no longer.
    var medianFsyncSeconds: Double?
    var slowFsyncSeconds: Double?
    /// The same of single acts.
    var medianSeconds: Double?
    var slowSeconds: Double?

    private enum CodingKeys: String, CodingKey {
        case name, n, fsyncs
        case wallSeconds = "wall_s"
        case cpuSeconds = "cpu_s"
        case wireBytes = "wire_bytes"
        case diskBytes = "disk_bytes"
        case roundTrips = "round_trips"
        case peakBytes = "peak_bytes"
        case medianFsyncSeconds = "fsync_p50_s"
        case slowFsyncSeconds = "fsync_p99_s"
        case medianSeconds = "p50_s"
        case slowSeconds = "p99_s"
    }

    init(_ name: String, n: Int) { (self.name, self.n) = (name, n) }
}

/// Reads the process's clocks, its memory, and what it had written through to the disk.
enum Meter {
    /// Runs `work` and writes down how long it took and how much memory the process had at most meanwhile. What was
    /// measured before under the same item adds up.
    static func measure(_ measurement: inout Measurement, _ work: () throws -> Void) rethrows {
        let isFirst = measurement.wallSeconds == 0
        if isFirst {
            forgetPeak()
            hefu_sync_reset()
        }
        let syncs = hefu_sync_count()
        let processor = clock()
        measurement.wallSeconds += try seconds(work)
        measurement.cpuSeconds += Double(clock() - processor) / ticksPerSecond
        measurement.peakBytes = max(measurement.peakBytes, peakBytes)
        measurement.fsyncs += Int(hefu_sync_count() - syncs)
        let times = (0..<hefu_sync_count()).map(hefu_sync_nanoseconds).sorted()
        measurement.medianFsyncSeconds = times.isEmpty ? nil : Double(times[times.count / 2]) / 1e9
        measurement.slowFsyncSeconds = times.isEmpty ? nil : Double(times[times.count * 99 / 100]) / 1e9
    }

    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let time = try ContinuousClock().measure(work)
        return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }

    /// All files of a data directory.
    static func diskBytes(of directory: URL?) throws -> Int {
        guard let directory else { return 0 }
        let files = try FileManager.default.contentsOfDirectory(
            at: directory,
            includingPropertiesForKeys: [.fileSizeKey]
        )
        return try files.reduce(0) { try $0 + ($1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) }
    }

    /// CLOCKS_PER_SEC, which POSIX fixes.
    private static let ticksPerSecond = 1_000_000.0

    /// Linux counts the peak anew after a 5 in this file (proc(5)); where it may not be written, peaks only grow.
    private static func forgetPeak() {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }

    private static var peakBytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }
}
