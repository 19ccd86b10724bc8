import Marks

// A run's figures by the names that marks and rivals have.
extension Report {
    /// A figure of an item and how many things the item did; nil where the run has none.
    func figure(_ figure: Figure, of item: Item) -> (value: Double, n: Int)? {
        if item == .peak { return peak.map { (Double($0.peakBytes), $0.n) } }
        guard let measured = items.first(where: { $0.name == item.rawValue }) else { return nil }
        return measured[figure].map { ($0, measured.n) }
    }

    /// The item that took most memory. A hub is left out: it runs beside a hundred bureaus in the same process.
    private var peak: Measurement? {
        items.filter { $0.name != Item.hub.rawValue }.max { $0.peakBytes < $1.peakBytes }
    }
}

extension Measurement {
    subscript(figure: Figure) -> Double? {
        switch figure {
        case .wallSeconds: wallSeconds
        case .medianSeconds: medianSeconds
        case .slowSeconds: slowSeconds
        case .wireBytes: Double(wireBytes)
        case .diskBytes: Double(diskBytes)
        case .peakBytes: Double(peakBytes)
        case .roundTrips: Double(roundTrips)
        case .perSecond: wallSeconds > 0 ? Double(n) / wallSeconds : nil
        }
    }
}
