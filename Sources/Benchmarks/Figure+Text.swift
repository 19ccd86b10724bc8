import Marks

// Figures as tables print them.
extension Figure {
    var label: String {
        switch self {
        case .wallSeconds: "wall"
        case .medianSeconds: "p50"
        case .slowSeconds: "p99"
        case .wireBytes: "wire"
        case .diskBytes: "disk"
        case .peakBytes: "memory"
        case .roundTrips: "trips"
        case .perSecond: "rate"
        }
    }

    /// With its unit, three digits or so.
    func text(_ value: Double) -> String {
        switch self {
        case .wallSeconds, .medianSeconds, .slowSeconds: Self.time(value)
        case .wireBytes, .diskBytes, .peakBytes: Self.size(value)
        case .roundTrips: Report.fixed(value, 0)
        case .perSecond: "\(Int(value))/s"
        }
    }

    private static func time(_ seconds: Double) -> String {
        switch seconds {
        case 1...: "\(Report.fixed(seconds, 2)) s"
        case 0.1...: "\(Report.fixed(seconds, 3)) s"
        case 0.001...: "\(Report.fixed(seconds * 1e3, 1)) ms"
        default: "\(Report.fixed(seconds * 1e6, 0)) us"
        }
    }

    private static func size(_ bytes: Double) -> String {
        switch bytes {
        case 1e6...: "\(Report.fixed(bytes / 1e6, 1)) MB"
        case 1e3...: "\(Report.fixed(bytes / 1e3, 1)) KB"
        default: "\(Report.fixed(bytes, 0)) B"
        }
    }
}
