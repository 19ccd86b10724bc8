import Foundation

/// How answers are written: sorted keys, so that the same answer is the same bytes.
enum JSONBody {
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(value)) } catch {
            preconditionFailure("an answer that cannot be written as JSON: \(type(of: value)), \(error)")
        }
    }
}
