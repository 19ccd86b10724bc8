/// A place in a file as a person counts: lines and columns from 1, a column for each character (Unicode scalar).
package struct CSVPosition: Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte of a record that begins at the start of `firstLine`.
    ///
    /// Bytes of ill-formed UTF-8 count as they come: the column is exact up to the first of them.
    init(of offset: Int, in record: some RandomAccessCollection<UInt8>, firstLine: Int) {
        var (line, column) = (firstLine, 1)
        for byte in record.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {  // Continuation bytes belong to the character before.
                column += 1
            }
        }
        self.init(line: line, column: column)
    }

    package var description: String { "\(line):\(column)" }
}

/// Why one record of a file is not a row. Of several things that are wrong the one that begins first is named, but bytes
/// that are no text before all, because they make the rest doubtful, and a length beyond a limit before those.
package struct CSVProblem: Error, Hashable, Sendable {
    /// 0 is the header, 1 the first record after it.
    package let record: Int
    package let position: CSVPosition
    package let reason: Reason

    package init(record: Int, position: CSVPosition, reason: Reason) {
        self.record = record
        self.position = position
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        /// The file has no header: not one byte.
        case empty
        /// A quote was opened here and never closed: the file ends inside it, and so does the reading.
        case openQuote
        /// Something other than a comma or a line end follows a closing quote.
        case textAfterClosingQuote
        /// A quote within a field that does not begin with one (RFC 4180, section 2, rule 5).
        case bareQuote
        /// A carriage return outside quotes that no line feed follows.
        case loneCarriageReturn
        case nulByte
        /// Fewer fields than the header; the position is the end of the record.
        case shortRow(fieldCount: Int, expected: Int)
        /// More fields than the header; the position is the first one too many.
        case longRow(fieldCount: Int, expected: Int)
        /// A field of more than ``CSVLimits/fieldByteLimit`` bytes; the position is its start.
        case fieldTooLong(byteLimit: Int)
        /// A record of more than ``CSVLimits/recordByteLimit`` bytes; the position is its start.
        case recordTooLong(byteLimit: Int)
        /// Bytes that are no text in the declared encoding. `looksLike` is an encoding in which the record is text.
        case encodingInvalid(declared: TextEncoding, looksLike: TextEncoding?)
    }
}

/// The encodings in which registers come. The person who imports declares one; we do not guess.
package enum TextEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
}
