/// Finds the end of one record, its fields and the first thing that is wrong with it (RFC 4180, section 2).
///
/// It may stop after any byte and go on when more are there; what it finds does not depend on where. All offsets count
/// from the start of the record. In UTF-8 no byte of a longer character looks like a separator, so that it need not
/// know characters.
struct CSVScanner {
    private enum Place {
        case fieldStart
        case plain
        case quoted
        /// After a quote within quotes: the first of a pair, or the closing one.
        case quoteInQuoted
        /// After a carriage return outside quotes; the text of the field ended at `textEnd`.
        case carriageReturn(textEnd: Int)
    }

    /// Something wrong, and the offset where it begins.
    struct Finding {
        let offset: Int
        let reason: CSVProblem.Reason
    }

    private var place = Place.fieldStart
    private var field = CSVRow.Field(start: 0, end: 0, isQuoted: false, hasDoubledQuotes: false)
    private(set) var fields: [CSVRow.Field] = []
    private(set) var finding: Finding?
    /// Line feeds passed, the record's own included.
    private(set) var lineFeedCount = 0
    /// Whether any byte was not ASCII, so that the encoding must be checked.
    private(set) var hasNonASCII = false
    /// How many bytes of the record have been scanned, its line end included.
    private(set) var offset = 0

    /// Scans `bytes` from `index` on and moves it; true when the record is complete.
    mutating func scan(_ bytes: [UInt8], from index: inout Int) -> Bool {
        while index < bytes.count {
            let isEnd = take(bytes[index])
            index += 1
            offset += 1
            if isEnd { return true }
        }
        checkFieldLength()
        return false
    }

    /// Ends the record at the end of the file; false when there is none, because the last line was ended.
    mutating func finish() -> Bool {
        guard offset > 0 else { return false }
        endField()
        switch place {
        case .fieldStart, .plain, .quoteInQuoted: break
        case .quoted: find(.openQuote, at: field.outerStart)
        case .carriageReturn: find(.loneCarriageReturn, at: offset - 1)
        }
        return true
    }

    /// Whether no byte scanned from here on can change the finding, and so none needs to be kept.
    ///
    /// What begins beyond the record limit is not looked at; a field that begins before it may go on for one field
    /// limit and the quotes around it.
    var isBeyondLimits: Bool {
        if case .fieldTooLong = finding?.reason { return true }
        return offset > CSVLimits.recordByteLimit + CSVLimits.fieldByteLimit + 2
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        if byte >= 0x80 { hasNonASCII = true }
        if byte == 0 { find(.nulByte, at: offset) }
        switch place {
        case .plain where byte > UInt8(ascii: ","): break  // Most bytes: no separator is larger.
        case .quoted: takeQuoted(byte)
        case .fieldStart where byte == UInt8(ascii: "\""): startField(isQuoted: true)
        case .quoteInQuoted where byte == UInt8(ascii: "\""):
            field.hasDoubledQuotes = true
            place = .quoted
        case .fieldStart, .plain, .quoteInQuoted, .carriageReturn: return takeOutsideQuotes(byte)
        }
        return false
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        if byte == UInt8(ascii: "\"") {
            place = .quoteInQuoted
        } else if byte == UInt8(ascii: "\n") {
            lineFeedCount += 1
        }
    }

    private mutating func takeOutsideQuotes(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "\n") {
            lineFeedCount += 1
            endField()
            return true
        }
        if case .carriageReturn = place { find(.loneCarriageReturn, at: offset - 1) }
        switch byte {
        case UInt8(ascii: ","):
            endField()
            startField(isQuoted: false)
        case UInt8(ascii: "\r"): place = .carriageReturn(textEnd: textEnd)
        default: takeText(byte)
        }
        return false
    }

    /// What is wrong here does not end the field: it goes on as a plain one, up to the next separator.
    private mutating func takeText(_ byte: UInt8) {
        if case .quoteInQuoted = place {
            find(.textAfterClosingQuote, at: offset)
        } else if byte == UInt8(ascii: "\"") {
            find(.bareQuote, at: offset)
        }
        place = .plain
    }

    /// The field begins after the byte that is being taken: a comma, or its opening quote.
    private mutating func startField(isQuoted: Bool) {
        field = .init(start: offset + 1, end: offset + 1, isQuoted: isQuoted, hasDoubledQuotes: false)
        place = isQuoted ? .quoted : .fieldStart
    }

    private mutating func endField() {
        checkFieldLength()
        field.end = textEnd
        // A record beyond the limit is no row: its fields would only fill the memory.
        if offset <= CSVLimits.recordByteLimit { fields.append(field) }
    }

    private mutating func checkFieldLength() {
        guard textEnd - field.start > CSVLimits.fieldByteLimit else { return }
        find(.fieldTooLong(byteLimit: CSVLimits.fieldByteLimit), at: field.outerStart)
    }

    /// Where the text of the field ends if it ends before the byte that comes next.
    private var textEnd: Int {
        switch place {
        case .quoteInQuoted: offset - 1
        case .carriageReturn(let textEnd): textEnd
        case .fieldStart, .plain, .quoted: offset
        }
    }

    /// Keeps the finding that begins first; of two at one place the later found one, which is the graver.
    private mutating func find(_ reason: CSVProblem.Reason, at offset: Int) {
        guard offset < CSVLimits.recordByteLimit, offset <= finding?.offset ?? offset else { return }
        finding = Finding(offset: offset, reason: reason)
    }
}
