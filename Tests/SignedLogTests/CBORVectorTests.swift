import Foundation
import SignedLog
import Testing

/// The names of refusals without their offsets, for counting.
extension CBORRefusal {
    var name: String {
        switch self {
        case .truncated: "truncated"
        case .trailingBytes: "trailing bytes"
        case .notShortest: "not shortest"
        case .integerTooLarge: "integer too large"
        case .indefiniteLength: "indefinite length"
        case .tag: "tag"
        case .float: "float"
        case .simpleValue: "simple value"
        case .reserved: "reserved"
        case .strayBreak: "stray break"
        case .invalidUTF8: "invalid UTF-8"
        case .keysOutOfOrder: "keys out of order"
        case .duplicateKey: "duplicate key"
        case .tooDeep: "too deep"
        }
    }
}

/// What became of each row: "value" or the name of a refusal. A value must encode to the same bytes.
private func outcomes(_ items: [[UInt8]]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for bytes in items {
        do throws(CBORRefusal) {
            let item = try CBOR.decode(bytes)
            #expect(item.encoded() == bytes)
            counts["value", default: 0] += 1
        } catch {
            counts[error.name, default: 0] += 1
        }
    }
    return counts
}

@Suite struct CBORVectorTests {
    @Test func appendixAIsReadOrRefusedByName() throws {
        let rows = try TestFiles.rows("cbor-appendix-a.tsv")
        #expect(rows.count == 82)
        #expect(
            outcomes(rows.map { hex($0[0]) }) == [
                "value": 35, "integer too large": 2, "float": 22, "tag": 8, "simple value": 4,
                "indefinite length": 11,
            ]
        )
    }

    @Test func appendixAMeansWhatItSays() throws {
        var compared = 0
        for row in try TestFiles.rows("cbor-appendix-a.tsv") {
            guard let item = try? CBOR.decode(hex(row[0])), let expected = meaning(row[2]) else { continue }
            #expect(item == expected, "\(row)")
            compared += 1
        }
        #expect(compared == 35)
    }

    @Test func dagCBORIsReadOrRefusedByName() throws {
        let rows = try TestFiles.rows("dag-cbor.tsv")
        #expect(rows.count == 112)
        let fixtures = rows.filter { $0[0] == "fixture" }.map { Array(Data(base64Encoded: $0[2]) ?? Data()) }
        let negative = rows.filter { $0[0] == "negative" }.map { Array(Data(base64Encoded: $0[2]) ?? Data()) }
        #expect(outcomes(fixtures) == ["value": 60, "tag": 27, "float": 21, "integer too large": 3])
        #expect(outcomes(negative) == ["duplicate key": 1])
    }

    /// The item that a row tells in JSON, or in diagnostic notation after "=".
    private func meaning(_ text: String) -> CBOR? {
        if text.hasPrefix("=h'") { return .bytes(hex(String(text.dropFirst(3).dropLast()))) }
        if text.hasPrefix("={") { return .map(CBORMap([(.int(1), .int(2)), (.int(3), .int(4))])) }
        if text == "true" || text == "false" { return .bool(text == "true") }
        let json = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        return json.flatMap(item)
    }

    private func item(_ json: Any) -> CBOR? {
        switch json {
        case is NSNull: .null
        case let text as String: .text(Text(text))
        case let items as [Any]: .array(items.compactMap(item))
        case let pairs as [String: Any]:
            .map(CBORMap(pairs.compactMap { key, value in item(value).map { (.text(Text(key)), $0) } }))
        case let number as NSNumber: .int(number.int64Value)
        default: nil
        }
    }
}
