import Foundation

/// One row of `Vectors/codes.tsv`, whose source `Vectors/SOURCE.txt` names.
struct CodeVector: Sendable {
    let scheme: String
    let value: String
    let expected: String

    var utf8: [UInt8] { Array(value.utf8) }

    static func all() throws -> [CodeVector] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Vectors/codes.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let columns = line.split(separator: "\t").map(String.init)
            return CodeVector(scheme: columns[0], value: columns[1], expected: columns[2])
        }
    }
}
