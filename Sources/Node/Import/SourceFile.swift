import Foundation
import Signing
import Tables

/// A register's file, read piece by piece: a gigabyte passes through a few hundred kilobytes of memory.
struct SourceFile {
    private let handle: FileHandle
    private let path: String

    /// What a first reading has found.
    struct Survey: Hashable, Sendable {
        let digest: Bytes32
        let byteCount: Int
        /// Records after the header, bad ones too.
        let recordCount: Int
    }

    init(path: String) throws(APIFailure) {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw APIFailure(status: 404, code: "file-unreadable", field: "path", ["path": path])
        }
        self.handle = handle
        self.path = path
    }

    func close() { try? handle.close() }

    /// The records from the first on; the file is read anew.
    func records(_ encoding: TextEncoding) throws(APIFailure) -> CSVStream<APIFailure> {
        try rewind()
        return CSVStream(encoding: encoding) { () throws(APIFailure) in try chunk() }
    }

    /// Reads all of it once.
    func survey(_ encoding: TextEncoding) throws(APIFailure) -> Survey {
        try rewind()
        var digest = SHA256()
        var byteCount = 0
        var reader = CSVReader(encoding: encoding)
        var recordCount = -1
        while true {
            while reader.next() != nil { recordCount += 1 }
            let chunk = try chunk()
            guard !chunk.isEmpty else { break }
            digest.update(chunk)
            byteCount += chunk.count
            reader.push(chunk)
        }
        reader.finish()
        while reader.next() != nil { recordCount += 1 }
        return Survey(digest: digest.finish(), byteCount: byteCount, recordCount: max(0, recordCount))
    }

    private func rewind() throws(APIFailure) {
        do { try handle.seek(toOffset: 0) } catch { throw failed(error) }
    }

    private func chunk() throws(APIFailure) -> [UInt8] {
        do { return Array(try handle.read(upToCount: CSVLimits.chunkByteCount) ?? Data()) } catch {
            throw failed(error)
        }
    }

    private func failed(_ error: any Error) -> APIFailure {
        APIFailure(status: 404, code: "file-unreadable", field: "path", ["path": path], detail: "\(error)")
    }
}
