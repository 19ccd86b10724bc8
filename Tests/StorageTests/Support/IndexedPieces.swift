import Foundation
import GRDB

/// The index of words as it lies in a file, read a second time from the description of its bytes.
struct IndexedPieces {
    struct Block: Hashable {
        let place: Int64
        let bytes: [UInt8]
    }

    let blocks: [Block]

    /// What stands in the files now, whether or not a store has them open.
    init(_ scratch: Scratch) throws {
        let copy = try Scratch()
        for end in ["", "-wal"] where FileManager.default.fileExists(atPath: scratch.file + end) {
            try FileManager.default.copyItem(atPath: scratch.file + end, toPath: copy.file + end)
        }
        blocks = try DatabaseQueue(path: copy.file).read { database in
            try Row.fetchAll(database, sql: "SELECT place, grams FROM search_block ORDER BY place").map { row in
                Block(place: row["place"], bytes: [UInt8](row["grams"] as Data))
            }
        }
    }

    /// Pieces of two characters as texts; those of ASCII with their third.
    var texts: Set<String> { Set(blocks.flatMap(\.texts)) }
}

extension IndexedPieces.Block {
    fileprivate var texts: [String] {
        var (texts, rest, key) = ([String](), bytes[...], UInt64(place) & (1 << 42 - 1))
        while !rest.isEmpty {
            key += Self.number(&rest)
            let byteCount = Int(Self.number(&rest) >> 1)
            rest = rest.dropFirst(byteCount)
            texts.append(Self.text(key))
        }
        return texts
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt64 {
        var (number, shift) = (UInt64(0), UInt64(0))
        while let byte = bytes.popFirst() {
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return number
    }

    private static func text(_ key: UInt64) -> String {
        let (first, rest) = (key >> 21, key & (1 << 21 - 1))
        let others = rest < 0x11_0000 ? [rest] : [(rest - 0x11_0000) >> 7, (rest - 0x11_0000) & 0x7F]
        let scalars = ([first] + others).filter { $0 != 0 }.compactMap { Unicode.Scalar(UInt32($0)) }
        return String(String.UnicodeScalarView(scalars))
    }
}
