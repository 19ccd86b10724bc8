/// A row of the index of words: pieces, ascending, and the documents that each is in. Of each piece stand, as numbers of
/// seven bits a byte: how much it is above the one before; twice the bytes that follow, and one more if they are a map of
/// bits; then the documents, as gaps between them, or as that map, whichever is smaller.
///
/// Bytes that are none of ours are damage, never a trap.
struct GramBlock {
    /// So that a row fills a page of 4,096 bytes, with what SQLite writes before it.
    static let byteLimit = 4_030

    let stretch: Stretch
    let first: Gram
    let bytes: [UInt8]

    init(place: Int64, _ bytes: [UInt8]) {
        (stretch, first) = Stretch.parts(ofPlace: place)
        self.bytes = bytes
    }

    /// A piece and where its documents stand.
    struct Posting {
        let gram: Gram
        fileprivate let isMap: Bool
        fileprivate let range: Range<Int>
    }

    /// Calls `body` with the pieces until it answers false. False if the bytes are damaged.
    func scan(_ body: (Posting) -> Bool) -> Bool {
        let span = bytes.span
        var (index, gram) = (0, first)
        while index < span.count {
            guard let step = VariableNumber.read(span, &index), let head = VariableNumber.read(span, &index) else {
                return false
            }
            let end = index.addingReportingOverflow(Int(head >> 1))
            guard !end.overflow, end.partialValue <= span.count else { return false }
            gram = Gram(key: gram.key &+ step)
            if !body(Posting(gram: gram, isMap: head & 1 == 1, range: index..<end.partialValue)) { return true }
            index = end.partialValue
        }
        return true
    }

    /// All pieces with their documents; false if the bytes are damaged, and then not with all.
    func eachPiece(_ body: (Gram, StretchSet) -> Void) -> Bool {
        var isWhole = true
        let isRead = scan { posting in
            var documents = StretchSet()
            isWhole = unite(posting, into: &documents)
            if isWhole { body(posting.gram, documents) }
            return isWhole
        }
        return isRead && isWhole
    }

    /// Adds the documents of a piece; false if the bytes are damaged.
    func unite(_ posting: Posting, into documents: inout StretchSet) -> Bool {
        let span = bytes.span.extracting(posting.range)
        return posting.isMap ? documents.insert(map: span) : documents.insert(gaps: span)
    }
}

/// Makes the rows of a stretch out of pieces that come ascending.
struct GramBlockWriter {
    private let stretch: Stretch
    private(set) var rows: [[SQLValue]] = []
    private var bytes: [UInt8] = []
    private var first: Gram?
    private var last = Gram(key: 0)
    private var entry: [UInt8] = []

    init(_ stretch: Stretch) { self.stretch = stretch }

    /// `offsets` ascend; at least one.
    mutating func add(_ gram: Gram, _ offsets: some BidirectionalCollection<Int>) {
        entry.removeAll(keepingCapacity: true)
        let isMap = encode(offsets)
        // Ten bytes suffice for the two numbers before.
        if bytes.count + entry.count + 10 > GramBlock.byteLimit { close() }
        VariableNumber.append(first == nil ? 0 : gram.key - last.key, to: &bytes)
        VariableNumber.append(UInt64(entry.count) << 1 | (isMap ? 1 : 0), to: &bytes)
        bytes += entry
        (first, last) = (first ?? gram, gram)
    }

    mutating func close() {
        guard let first else { return }
        rows.append([.int(stretch.place(first)), .blob(bytes)])
        bytes.removeAll(keepingCapacity: true)
        self.first = nil
    }

    /// True if the entry is a map of bits.
    private mutating func encode(_ offsets: some BidirectionalCollection<Int>) -> Bool {
        guard let last = offsets.last else { preconditionFailure("a piece of no document") }
        let mapCount = last >> 3 + 1
        var previous = -1
        for offset in offsets {
            VariableNumber.append(UInt64(offset - previous - 1), to: &entry)
            previous = offset
            if entry.count > mapCount { break }
        }
        guard entry.count > mapCount else { return false }
        entry.removeAll(keepingCapacity: true)
        entry.append(contentsOf: repeatElement(0, count: mapCount))
        for offset in offsets { entry[offset >> 3] |= 1 << UInt8(offset & 7) }
        return true
    }
}

/// Numbers in as few bytes as they need, seven bits in each, the least first; the highest bit says that more follow.
enum VariableNumber {
    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Nil if the bytes end within it, or if it is larger than 49 bits: no number of ours is.
    static func read(_ bytes: borrowing Span<UInt8>, _ index: inout Int) -> UInt64? {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while index < bytes.count, shift < 49 {
            let byte = bytes[index]
            index += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}
