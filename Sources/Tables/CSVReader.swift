/// What a file holds, in order: the header first, then rows and the places where a row should be.
package enum CSVRecord: Hashable, Sendable {
    case header(CSVRow)
    case row(CSVRow)
    /// A record that is no row. Reading goes on after it, except after a bad header.
    case bad(CSVProblem)
}

/// Reads a CSV file (RFC 4180) as it comes in, in memory bounded by ``CSVLimits`` however long the file is.
///
/// Lines end with LF or CRLF; a byte order mark is skipped; the first record is the header and tells how many fields
/// every other has. Feed it with ``push(_:)`` and take out records with ``next()`` until that gives nil; after the
/// last bytes call ``finish()`` and take out the rest. The result does not depend on how the bytes were cut.
package struct CSVReader {
    package let encoding: TextEncoding
    private var opening: CSVOpening
    private var decoder = GB18030Decoder()
    /// UTF-8 that is not yet handed out, as far as it is needed: the record being read, and what follows it.
    private var buffer: [UInt8] = []
    /// The index in `buffer` of the next byte to scan.
    private var index = 0
    private var scanner = CSVScanner()
    /// Set once a record is beyond the limits: its bytes are dropped from then on, and this is what is known of it.
    private var dropped: CSVProblem?

    private var number = 0
    private var line = 1
    private var columnCount = 0
    private var phase = Phase.reading

    private enum Phase {
        case reading
        /// All bytes have been pushed.
        case finishing
        case ended
    }

    package init(encoding: TextEncoding) {
        self.encoding = encoding
        self.opening = CSVOpening(declared: encoding)
    }

    /// Whether all records have been handed out; further bytes are ignored.
    package var isEnded: Bool { phase == .ended }

    /// How many bytes of the file are held: at most a record at its limits, and the piece pushed last.
    package var heldByteCount: Int { buffer.count }

    /// Adds the next bytes of the file. A piece is held whole: push pieces of ``CSVLimits/chunkByteCount``.
    package mutating func push(_ chunk: [UInt8]) {
        precondition(phase != .finishing, "bytes after the end of the file")
        guard phase == .reading else { return }
        buffer.removeFirst(dropped == nil ? index - scanner.offset : index)
        index = dropped == nil ? scanner.offset : 0
        append(opening.take(chunk))
    }

    /// Says that the file ends here.
    package mutating func finish() {
        guard phase == .reading else { return }
        append(opening.finish())
        decoder.finish(into: &buffer)
        phase = .finishing
    }

    /// The next record; nil when more bytes are needed or the file has ended.
    package mutating func next() -> CSVRecord? {
        guard phase != .ended else { return nil }
        if opening.contradicts { return refuseOpening(.encodingInvalid(declared: encoding, looksLike: .utf8)) }
        if scanner.scan(buffer, from: &index) { return takeRecord() }
        if scanner.isBeyondLimits, dropped == nil { dropped = lengthProblem }
        guard phase == .finishing else { return nil }
        guard scanner.finish() else { return number == 0 ? refuseOpening(.empty) : end(with: nil) }
        return end(with: takeRecord())
    }
}

extension CSVReader {
    private mutating func append(_ bytes: [UInt8]) {
        switch encoding {
        case .utf8: buffer += bytes
        case .gb18030: decoder.decode(bytes, into: &buffer)
        }
    }

    private mutating func refuseOpening(_ reason: CSVProblem.Reason) -> CSVRecord? {
        end(with: .bad(CSVProblem(record: 0, position: CSVPosition(line: 1, column: 1), reason: reason)))
    }

    private mutating func end<Record>(with record: Record) -> Record {
        phase = .ended
        buffer = []
        return record
    }

    /// Hands out the record that the scanner has completed, and makes ready for the next.
    private mutating func takeRecord() -> CSVRecord {
        let record = judgedRecord()
        number += 1
        line += scanner.lineFeedCount
        scanner = CSVScanner()
        dropped = nil
        switch record {
        case .success(let row) where row.number == 0:
            columnCount = row.count
            return .header(row)
        case .success(let row): return .row(row)
        case .failure(let problem):
            // Without a header no row can be judged.
            return problem.record == 0 ? end(with: .bad(problem)) : .bad(problem)
        }
    }

    private func judgedRecord() -> Result<CSVRow, CSVProblem> {
        if let dropped {
            // The finding may have become graver at the end of the file, at the same place.
            return .failure(problem(scanner.finding?.reason ?? dropped.reason, at: dropped.position))
        }
        if scanner.isBeyondLimits || scanner.offset > CSVLimits.recordByteLimit { return .failure(lengthProblem) }
        if let problem = encodingProblem { return .failure(problem) }
        if let finding = scanner.finding { return .failure(problem(finding.reason, at: position(of: finding.offset))) }
        if let problem = widthProblem { return .failure(problem) }
        return .success(CSVRow(number: number, line: line, bytes: Array(recordBytes), fields: scanner.fields))
    }

    /// The bytes of the record that are scanned, if none of them were dropped.
    private var recordBytes: ArraySlice<UInt8> {
        buffer[(index - scanner.offset)..<index]
    }

    private func position(of offset: Int) -> CSVPosition {
        CSVPosition(of: offset, in: recordBytes, firstLine: line)
    }

    private func problem(_ reason: CSVProblem.Reason, at position: CSVPosition) -> CSVProblem {
        CSVProblem(record: number, position: position, reason: reason)
    }

    private var lengthProblem: CSVProblem {
        let finding =
            scanner.finding
            ?? .init(offset: 0, reason: .recordTooLong(byteLimit: CSVLimits.recordByteLimit))
        return problem(finding.reason, at: position(of: finding.offset))
    }

    private var encodingProblem: CSVProblem? {
        guard scanner.hasNonASCII, let offset = UTF8Check.firstInvalidOffset(in: recordBytes) else { return nil }
        let isGB18030 = encoding == .utf8 && GB18030Decoder.isValid(Array(recordBytes))
        let reason = CSVProblem.Reason.encodingInvalid(declared: encoding, looksLike: isGB18030 ? .gb18030 : nil)
        return problem(reason, at: position(of: offset))
    }

    private var widthProblem: CSVProblem? {
        let fields = scanner.fields
        guard number > 0, fields.count != columnCount else { return nil }
        if fields.count < columnCount {
            let end = fields.last?.end ?? 0
            return problem(.shortRow(fieldCount: fields.count, expected: columnCount), at: position(of: end))
        }
        let surplus = position(of: fields[columnCount].outerStart)
        return problem(.longRow(fieldCount: fields.count, expected: columnCount), at: surplus)
    }
}
