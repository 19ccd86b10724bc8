/// What searches have come to, for whoever asks for one entry of a log after another: where two branches are long, each of
/// their entries would be followed to the end of its branch.
package struct ReceiptMemory {
    private struct Key: Hashable {
        let witness: Int64
        let sequence: Int64
    }

    /// Places that are remembered: some megabytes. What is beyond is searched for anew.
    private static let limit = 65_536

    private var found: [Key: ReceiptSearch.Found] = [:]

    package init() {}

    /// Of all places by which a search came to a receipt that is the first one.
    mutating func note(_ carrier: Int64, by witness: Int64, on way: [ReceiptSearch.Step], through last: Int) {
        var index: Int? = last
        while let step = index.map({ way[$0] }) {
            self[witness, step.place] = .carrier(carrier)
            index = step.before
        }
    }

    subscript(witness: Int64, place: LogPlace) -> ReceiptSearch.Found? {
        get { found[Key(witness: witness, sequence: place.sequence)] }
        set {
            if found.count >= Self.limit { found = [:] }
            found[Key(witness: witness, sequence: place.sequence)] = newValue
        }
    }
}
