/// The first bytes of a file, kept back until it is known whether they are a byte order mark.
struct CSVOpening {
    private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let gb18030Mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]

    private let declared: TextEncoding
    private var held: [UInt8] = []
    private var isOver = false
    /// Whether the file begins with the mark of UTF-8 though another encoding was declared.
    private(set) var contradicts = false

    init(declared: TextEncoding) {
        self.declared = declared
    }

    /// Gives back what belongs to the text: nothing while a mark is possible.
    mutating func take(_ chunk: [UInt8]) -> [UInt8] {
        guard !isOver else { return chunk }
        held += chunk
        return held.count < Self.gb18030Mark.count ? [] : finish()
    }

    /// The file has no more bytes, or enough have come: gives back those that are no mark.
    mutating func finish() -> [UInt8] {
        guard !isOver else { return [] }
        isOver = true
        defer { held = [] }
        contradicts = declared != .utf8 && held.starts(with: Self.utf8Mark)
        let mark = declared == .utf8 ? Self.utf8Mark : Self.gb18030Mark
        return held.starts(with: mark) ? Array(held.dropFirst(mark.count)) : held
    }
}
