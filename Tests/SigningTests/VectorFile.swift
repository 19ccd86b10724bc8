import Foundation
import Signing

/// The files under `Vectors`, described in its `SOURCE.txt`.
enum VectorFile {
    /// The rows of a table, each cut into its columns.
    static func rows(_ name: String, columnCount: Int) -> [[String]] {
        text(name).split(separator: "\n").enumerated().map { index, line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            precondition(columns.count == columnCount, "\(name), line \(index + 1): \(columns.count) columns")
            return columns
        }
    }

    /// The bytes of a file in hexadecimal digits and line breaks.
    static func bytes(_ name: String) -> [UInt8] {
        fromHex(text(name).filter { !$0.isNewline })
    }

    private static func text(_ name: String) -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
        do {
            return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        } catch {
            preconditionFailure("cannot read the vectors \(name): \(error)")
        }
    }
}

/// Bytes written in a test or a vector file; a mistake there is ours.
func fromHex(_ hex: String) -> [UInt8] {
    guard let bytes = Hex.decode(hex) else { preconditionFailure("no hexadecimal digits: \(hex.prefix(80))") }
    return bytes
}

/// As ``fromHex(_:)``, for 32 bytes.
func bytes32(_ hex: String) -> Bytes32 {
    guard let bytes = Bytes32(hex: hex) else { preconditionFailure("no 32 bytes: \(hex)") }
    return bytes
}

/// 32 bytes that count up from `first`.
func counting(from first: UInt8) -> Bytes32 {
    guard let bytes = Bytes32((0..<32).map { first &+ $0 }) else { preconditionFailure("32 are 32") }
    return bytes
}
