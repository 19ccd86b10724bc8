/// What a figure of an item is meant to come to with 100,000 licenses on two cores, and what bounds it from below.
package struct Mark: Hashable, Sendable {
    package static let licenses = 100_000

    package let item: Item
    package let figure: Figure
    package let value: Double
    /// What a small C program reaches with the same signatures, tree and indexes; nil where none was written.
    package let floor: Double?

    init(_ item: Item, _ figure: Figure, _ value: Double, floor: Double? = nil) {
        (self.item, self.figure, self.value, self.floor) = (item, figure, value, floor)
    }

    /// The mark of a run in which the item did `n` things. What grows with their number is held to the same cost each,
    /// so fixed costs weigh more in a small run; everything else is held to the mark as it stands.
    package func scaled(to n: Int) -> Mark {
        guard let growth = item.growth(licenses: Self.licenses) else { return self }
        let scale = Double(n) / Double(growth)
        return Mark(
            item,
            figure,
            figure.isTotal ? value * scale : value,
            floor: floor.map { figure.isTotal ? $0 * scale : $0 }
        )
    }

    package static let all = work + questions

    private static let work = [
        Mark(.bulkImport, .wallSeconds, 0.75, floor: 0.3),
        Mark(.bulkImport, .diskBytes, 55e6),
        Mark(.fullSync, .wallSeconds, 0.45, floor: 0.29),
        Mark(.fullSync, .wireBytes, 18e6, floor: 12.1e6),
        Mark(.equal, .wireBytes, 500, floor: 32),
        Mark(.equal, .roundTrips, 1),
        Mark(.incremental, .wallSeconds, 0.005, floor: 0.002),
        Mark(.incremental, .wireBytes, 20e3, floor: 13e3),
        Mark(.incrementalCold, .wallSeconds, 0.040),
        Mark(.incrementalCold, .wireBytes, 20e3, floor: 13e3),
        Mark(.reconcile, .wallSeconds, 0.010, floor: 0.004),
        Mark(.reconcile, .wireBytes, 40e3, floor: 27e3),
        Mark(.reconcile, .roundTrips, 2),
        Mark(.act, .medianSeconds, 220e-6, floor: 165e-6),
        Mark(.act, .slowSeconds, 450e-6, floor: 340e-6),
        Mark(.concurrentActs, .perSecond, 5_000),
        Mark(.merge, .wallSeconds, 0.25, floor: 0.08),
        Mark(.hub, .perSecond, 60_000),
        Mark(.peak, .peakBytes, 120e6),
    ]

    /// Held to with 1,000,000 licenses, too.
    private static let questions =
        [Mark(.startUp, .medianSeconds, 1)]
        + [Item.show, .showWitnessed, .list, .lookupNumber, .lookupHolder].map { Mark($0, .medianSeconds, 0.001) }
        + [Mark(.status, .medianSeconds, 0.010)]
        + [Item.searchRare, .searchFrequent, .searchAll, .searchName, .searchPart, .searchDigits].map {
            Mark($0, .medianSeconds, 0.020)
        }
}

extension Figure {
    /// Whether twice the work makes twice the figure.
    package var isTotal: Bool {
        switch self {
        case .wallSeconds, .wireBytes, .diskBytes: true
        case .medianSeconds, .slowSeconds, .peakBytes, .roundTrips, .perSecond: false
        }
    }
}
