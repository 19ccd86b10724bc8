/// Where the bytes of an act hold commitments (``Act/commitments``), found without taking the act apart.
struct CommitmentPlaces {
    /// A byte string that is a commitment, or stands in the place of one that was left out.
    struct Place {
        /// Under which the value is committed to.
        let key: Text
        /// The whole item, its head included.
        let range: Range<Int>
    }

    /// In the order of the bytes.
    let places: [Place]

    /// - Parameter contentCount: what a place holds: 32 bytes, or none where commitments were left out.
    init(in act: [UInt8], contentCount: Int) throws(CBORRefusal) {
        var scan = Scan(act, contentCount: contentCount)
        try scan.act()
        places = scan.places
    }
}

/// Goes through an act once. What has another shape than an act should have is passed over: whoever decodes it says so.
private struct Scan {
    private(set) var places: [CommitmentPlaces.Place] = []
    private var decoder: CBORDecoder
    private let contentCount: Int

    /// What stands before body and about.
    private static let partsBefore = 5

    init(_ act: [UInt8], contentCount: Int) {
        (decoder, self.contentCount) = (CBORDecoder(act), contentCount)
    }

    mutating func act() throws(CBORRefusal) {
        guard try decoder.enterArray() == 7 else { return }
        for _ in 0..<Self.partsBefore { try decoder.skipItem() }
        try body()
        try about()
    }

    private mutating func body() throws(CBORRefusal) {
        for _ in 0..<(try decoder.enterMap() ?? 0) {
            if try decoder.item() == .int(BodyKey.fields) { try fields() } else { try decoder.skipItem() }
        }
    }

    private mutating func fields() throws(CBORRefusal) {
        for _ in 0..<(try decoder.enterMap() ?? 0) {
            let start = decoder.offset
            try decoder.skipItem()
            let end = decoder.offset
            guard let place = try bytes(), let key = try decoder.text(in: start..<end) else { continue }
            if !key.hasPrefix(FieldKey.aboutPrefix) { places.append(.init(key: key, range: place)) }
        }
    }

    private mutating func about() throws(CBORRefusal) {
        for _ in 0..<(try decoder.enterMap() ?? 0) {
            switch try decoder.item() {
            case .int(AboutKey.by):
                if let place = try bytes() { places.append(.init(key: FieldKey.by, range: place)) }
            case .int(AboutKey.files): try files()
            default: try decoder.skipItem()
            }
        }
    }

    private mutating func files() throws(CBORRefusal) {
        for index in 0..<(try decoder.enterArray() ?? 0) {
            let partCount = try decoder.enterArray() ?? 0
            guard partCount > 0 else { continue }
            if let place = try bytes() { places.append(.init(key: FieldKey.file(index), range: place)) }
            for _ in 1..<partCount { try decoder.skipItem() }
        }
    }

    /// Passes over an item; where it lies if it is a byte string of the length that is looked for.
    private mutating func bytes() throws(CBORRefusal) -> Range<Int>? {
        let start = decoder.offset
        let isPlace = try decoder.isByteString(count: contentCount)
        try decoder.skipItem()
        return isPlace ? start..<decoder.offset : nil
    }
}
