/// One well-formed record: as many fields as the header has, in valid UTF-8 whatever the file's encoding was.
package struct CSVRow: Hashable, Sendable {
    /// 0 is the header, 1 the first record after it.
    package let number: Int
    /// The line on which the record begins; 1 is the first of the file.
    package let line: Int
    /// The record as UTF-8, quotes and separators included, the line end not.
    private let bytes: [UInt8]
    private let fields: [Field]

    init(number: Int, line: Int, bytes: [UInt8], fields: [Field]) {
        (self.number, self.line, self.bytes, self.fields) = (number, line, bytes, fields)
    }

    /// Where a field's text lies in its record, quotes around it left out.
    struct Field: Hashable, Sendable {
        var start: Int
        var end: Int
        var isQuoted: Bool
        /// Whether quotes inside it are doubled, so that it must be copied to be read.
        var hasDoubledQuotes: Bool

        /// Where the field begins, its opening quote included.
        var outerStart: Int { isQuoted ? start - 1 : start }
    }

    package var count: Int { fields.count }

    /// The text of a field, valid UTF-8, without the quotes around it and with doubled quotes made single.
    package subscript(index: Int) -> ArraySlice<UInt8> {
        let field = fields[index]
        let text = bytes[field.start..<field.end]
        return field.hasDoubledQuotes ? Self.undoubled(text)[...] : text
    }

    /// The fields as strings, for messages and tests.
    package var strings: [String] {
        (0..<count).map { String(decoding: self[$0], as: UTF8.self) }
    }

    /// Where a field begins in the file, its opening quote included.
    package func position(of index: Int) -> CSVPosition {
        CSVPosition(of: fields[index].outerStart, in: bytes, firstLine: line)
    }

    private static func undoubled(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var isSecond = false
        for byte in text {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if byte != UInt8(ascii: "\"") || isSecond { result.append(byte) }
        }
        return result
    }
}
