import Foundation
import Tables
import Testing

@Suite struct CSVSpectrumTests {
    @Test(arguments: [
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
        "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ])
    func fileHoldsWhatItsJSONSays(name: String) throws {
        let json = try JSONDecoder().decode(
            [[String: String]].self,
            from: Data(TableVectors.bytes("csv-spectrum/\(name).json"))
        )
        let all = csvRecords(of: try TableVectors.bytes("csv-spectrum/\(name).csv"))
        guard case .header(let header) = try #require(all.first) else {
            Issue.record("no header")
            return
        }
        let rows = all.dropFirst().map { record in
            guard case .row(let row) = record else { return ["not a row": record.summary] }
            return Dictionary(uniqueKeysWithValues: zip(header.strings, row.strings))
        }
        #expect(rows == json)
    }

    /// RFC 4180 forbids quotes within a field that does not begin with one: the twelfth file is refused there.
    @Test func bareQuotesAreRefusedByName() throws {
        #expect(
            csvRecords(of: try TableVectors.bytes("csv-spectrum/location_coordinates.csv")).map(\.summary) == [
                #"header ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"]"#,
                "1 bad 2:22 bare quote",
            ]
        )
    }

    @Test func thereAreTwelveFiles() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "Vectors/csv-spectrum").path()
        )
        #expect(names.filter { $0.hasSuffix(".csv") }.count == 12)
    }
}
