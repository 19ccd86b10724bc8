import Signing

/// Where the bytes of an act hold commitments (``Act/commitments``), found without taking the act apart.
struct CommitmentPlaces {
    /// A byte string that is a commitment, or stands in the place of one that was left out.
    struct Place {
        /// Under which the value is committed to.
        let key: Text
        /// The whole item, its head included.
        let range: Range<Int>
    }

    /// Of 32 bytes, in their order.
    let commitments: [Place]
    /// Of none: commitments were left out here.
    let gaps: [Place]

    init(in act: [UInt8]) throws(CBORRefusal) {
        var scan = Scan(act)
        try scan.act()
        (commitments, gaps) = (scan.commitments, scan.gaps)
    }
}

/// Goes through an act once. What has another shape than an act should have is passed over: whoever decodes it says so.
private struct Scan {
    private(set) var commitments: [CommitmentPlaces.Place] = []
    private(set) var gaps: [CommitmentPlaces.Place] = []
    private var decoder: CBORDecoder

    /// What stands before body and about.
    private static let partsBefore = 5

    init(_ act: [UInt8]) { decoder = CBORDecoder(act) }

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
            if !key.hasPrefix(FieldKey.aboutPrefix) { add(place, under: key) }
        }
    }

    private mutating func about() throws(CBORRefusal) {
        for _ in 0..<(try decoder.enterMap() ?? 0) {
            switch try decoder.item() {
            case .int(AboutKey.by):
                if let place = try bytes() { add(place, under: FieldKey.by) }
            case .int(AboutKey.files): try files()
            default: try decoder.skipItem()
            }
        }
    }

    private mutating func files() throws(CBORRefusal) {
        for index in 0..<(try decoder.enterArray() ?? 0) {
            let partCount = try decoder.enterArray() ?? 0
            guard partCount > 0 else { continue }
            if let place = try bytes() { add(place, under: FieldKey.file(index)) }
            for _ in 1..<partCount { try decoder.skipItem() }
        }
    }

    /// Passes over an item; where it lies if it is a byte string of a length that is looked for.
    private mutating func bytes() throws(CBORRefusal) -> (range: Range<Int>, isGap: Bool)? {
        let (start, count) = (decoder.offset, try decoder.byteStringCount())
        try decoder.skipItem()
        return count == 0 || count == Bytes32.count ? (start..<decoder.offset, count == 0) : nil
    }

    private mutating func add(_ place: (range: Range<Int>, isGap: Bool), under key: Text) {
        let found = CommitmentPlaces.Place(key: key, range: place.range)
        if place.isGap { gaps.append(found) } else { commitments.append(found) }
    }
}
