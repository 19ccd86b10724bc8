import SignedLog

/// The entries and disclosures of a message, parsed and unchecked.
struct IncomingItems {
    let entries: [SignedEntry]
    let disclosures: [AnyDisclosure]
    let byteCount: Int

    static let none = IncomingItems()

    var isEmpty: Bool { entries.isEmpty && disclosures.isEmpty }

    private init() {
        (entries, disclosures, byteCount) = ([], [], 0)
    }

    init(_ batch: [UInt8]) throws(MessageRefusal) {
        var reader = ItemSequenceReader(batch)
        var entries: [SignedEntry] = []
        var disclosures: [AnyDisclosure] = []
        while let item = try reader.next() {
            switch item {
            case .entry(let entry): entries.append(entry)
            case .disclosure(let disclosure): disclosures.append(disclosure)
            }
            guard entries.count <= MessageLimit.entries, disclosures.count <= MessageLimit.disclosures else {
                throw .tooMany(.batch, count: entries.count + disclosures.count, limit: MessageLimit.entries)
            }
        }
        self.entries = entries
        self.disclosures = disclosures
        byteCount = batch.count
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it stands first.
    func withoutDoubles() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
