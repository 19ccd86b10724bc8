/// A ``CSVReader`` that fetches its bytes itself: from a file, a pipe, an array in a test.
package struct CSVStream<Failure: Error> {
    private var reader: CSVReader
    private let nextChunk: () throws(Failure) -> [UInt8]

    /// - Parameter nextChunk: gives the next piece of the file, empty at its end, which is asked for once.
    package init(encoding: TextEncoding, nextChunk: @escaping () throws(Failure) -> [UInt8]) {
        self.reader = CSVReader(encoding: encoding)
        self.nextChunk = nextChunk
    }

    /// The next record, nil at the end. Only the fetching of bytes throws; what is wrong with a record is a record.
    package mutating func next() throws(Failure) -> CSVRecord? {
        while true {
            if let record = reader.next() { return record }
            if reader.isEnded { return nil }
            let chunk = try nextChunk()
            if chunk.isEmpty { reader.finish() } else { reader.push(chunk) }
        }
    }
}
