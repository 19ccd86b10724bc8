import Foundation

/// What a disk can do to the order of a table: the pages of a database file stay readable, and their rows come in
/// another order (SQLite, "Database File Format", section 1.6).
package enum DatabasePage {
    /// Puts what one page of a b-tree points to into another order: children of an inner page, rows of a leaf.
    ///
    /// - Parameters:
    ///   - number: of the page, from 2 on, as `sqlite_master` names the first of a table.
    ///   - path: of the file, which nobody has open.
    ///   - order: takes the pointers as they are.
    package static func rearrange(_ number: Int, of path: String, by order: ([[UInt8]]) -> [[UInt8]]) throws {
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
        let page = (number - 1) * pageSize
        let places = places(ofPointersIn: page, of: bytes)
        let pointers = order(places.map { Array(bytes[$0]) })
        precondition(pointers.count == places.count, "a page keeps its pointers")
        for (place, pointer) in zip(places, pointers) { bytes.replaceSubrange(place, with: pointer) }
        try Data(bytes).write(to: URL(filePath: path))
    }

    private static func places(ofPointersIn page: Int, of bytes: [UInt8]) -> [Range<Int>] {
        let isLeaf = bytes[page] & 8 != 0
        let count = Int(bytes[page + 3]) << 8 | Int(bytes[page + 4])
        let cells = (0..<count).map { page + (isLeaf ? 8 : 12) + 2 * $0 }
        if isLeaf { return cells.map { $0..<$0 + 2 } }
        // The child before each key stands at the beginning of the key's cell, the one after the last in the header.
        let children = cells.map { page + (Int(bytes[$0]) << 8 | Int(bytes[$0 + 1])) } + [page + 8]
        return children.map { $0..<$0 + 4 }
    }
}
