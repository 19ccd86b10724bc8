import Foundation
import Node
import Testing

/// A whole real register, 17,547 rows of which 13 have the words of a number and no digit: each of its rows is accounted
/// for wherever it goes.
struct WholeRegisterTests {
    private struct Row: Hashable {
        let code, name, number: String
    }

    private static let path = RegisterSample.folder.appending(path: "snapshot-2024-11-01.csv").path

    /// Read here a second time, without the reader that is tested. No field of this file holds a quote or a line's end.
    private static func rows() throws -> [[String]] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            // What stands at an odd index is quoted.
            let pieces = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
            let marked = pieces.enumerated().map { $0.isMultiple(of: 2) ? $1.replacing(",", with: "\n") : $1 }
            return marked.joined().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Those whose number has a digit, or the circle that some write for zero.
    private static func good(_ rows: [[String]]) -> [[String]] {
        rows.filter { row in row[4].contains { $0.isNumber || $0 == "○" } }
    }

    private static func order(_ more: String) -> String {
        #"{"path":"\#(path)","type":"民办学校办学许可证","mapping":"tutoring-register"\#(more)}"#
    }

    /// Catalogue, import, list, events, reconciliation.
    @Test
    func everyRowIsImportedListedToldAndReconciled() async throws {
        let bureau = try await TestDistrict.education()
        let file = try Self.rows()
        let good = Self.good(file)
        #expect(file.count == 17_547)
        #expect(good.count == 17_534)
        let expected = Dictionary(grouping: good.map { Row(code: $0[1], name: $0[2], number: $0[4]) }, by: \.self)
        try await bureau.opened { api in
            let imported = try await api.done("/api/v1/import", Self.order(#","by":"王""#))
            let fates = [imported.new, imported.held, imported.differs, imported.quarantinedCount].compactMap(\.int)
            #expect(imported.rows.int == file.count)
            #expect(fates.reduce(0, +) == file.count)
            #expect(fates == [good.count, 0, 0, file.count - good.count])
            #expect(Set(imported.quarantined.elements.map(\.code.string)) == ["number-placeholder"])

            let listed = try await Self.listed(by: api)
            #expect(listed.count == good.count)
            #expect(Dictionary(grouping: listed, by: \.self) == expected)
            #expect(try await Self.eventCount(by: api) == good.count)

            let found = try await api.done("/api/v1/reconcile", Self.order(""))
            #expect([found.listed.int, found.here.int, found.matched.int] == [file.count, good.count, good.count])
        }
    }

    /// The same by the API's batches, as a business system hands it in; what is handed in again founds nothing.
    @Test
    func everyRowIsTakenInByBatches() async throws {
        let bureau = try await TestDistrict.education()
        let file = try Self.rows()
        try await bureau.opened { api in
            var done = 0
            var problems: [String: Int] = [:]
            for start in stride(from: 0, to: file.count, by: 1_000) {
                let rows = file[start..<min(start + 1_000, file.count)]
                let answer = try await Self.handIn(rows, at: start, to: api)
                #expect(answer.results.count == rows.count)
                done += answer.done
                problems.merge(answer.problems) { $0 + $1 }
            }
            let again = try await Self.handIn(file[..<1_000], at: 0, to: api)
            #expect(again.done + again.refused == 1_000)
            #expect(try await api.get("/api/v1/status").licenses.int == done)
            #expect(done == file.count)
            #expect(problems == [:])
            // What the register itself has twice is taken in, and flagged.
            let shared = Dictionary(grouping: file.map { $0[4] }, by: \.self).filter { $0.value.count > 1 }
            #expect(try await api.get("/api/v1/status").duplicates.int == shared.count)
            #expect(try await Self.listed(by: api).count == done)
            let found = try await api.done("/api/v1/reconcile", Self.order(""))
            #expect([found.listed.int, found.here.int, found.matched.int] == [done, done, done])
        }
    }

    private static func act(_ row: [String], key: Int) throws -> String {
        let hex = String(key, radix: 16)
        let act = Act(
            holder: .init(code: row[1], name: row[2]),
            number: row[4],
            date: row[5],
            fields: ["address": row[3]],
            idempotencyKey: "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - hex.count) + hex
        )
        return String(decoding: try JSONEncoder().encode(act), as: UTF8.self)
    }

    private struct Act: Encodable {
        let verb = "issue", type = "民办学校办学许可证", by = "王"
        let holder: Holder
        let number, date: String
        let fields: [String: String]
        let idempotencyKey: String

        struct Holder: Encodable {
            let type = "099"
            let code, name: String
        }
    }

    private static func handIn(
        _ rows: ArraySlice<[String]>,
        at start: Int,
        to api: any LocalAPI
    ) async throws -> BatchAnswer {
        let acts = try rows.enumerated().map { try act($1, key: start + $0) }
        let batch = Array(#"{"acts":[\#(acts.joined(separator: ","))]}"#.utf8)
        return try await ask(api, APIRequest("POST", "/api/v1/acts/batch", body: batch), for: BatchAnswer.self)
    }

    private struct BatchAnswer: Decodable {
        let results: [Result]
        let done, refused: Int

        var problems: [String: Int] {
            Dictionary(grouping: results.compactMap(\.problem?.code), by: \.self).mapValues(\.count)
        }

        struct Result: Decodable {
            let problem: Problem?

            struct Problem: Decodable { let code: String }
        }
    }

    private struct Page: Decodable {
        let licenses: [License]
        let next: String?

        struct License: Decodable {
            let holder: Holder
            let number: String

            struct Holder: Decodable { let code, name: String }
        }
    }

    private struct Events: Decodable {
        let events: [Event]
        let next: String

        struct Event: Decodable { let verb: String }
    }

    private static func ask<Answer: Decodable>(
        _ api: any LocalAPI,
        _ request: APIRequest,
        for type: Answer.Type
    ) async throws -> Answer {
        let answer = try await api.call(request)
        return try JSONDecoder().decode(type, from: Data(answer.body))
    }

    /// All licenses, page by page.
    private static func listed(by api: any LocalAPI) async throws -> [Row] {
        var (rows, after): ([Row], String?) = ([], nil)
        repeat {
            let path = "/api/v1/licenses?limit=500" + (after.map { "&after=\($0)" } ?? "")
            let page = try await ask(api, APIRequest("GET", path), for: Page.self)
            rows += page.licenses.map { Row(code: $0.holder.code, name: $0.holder.name, number: $0.number) }
            after = page.next
        } while after != nil
        return rows
    }

    private static func eventCount(by api: any LocalAPI) async throws -> Int {
        var (count, after) = (0, "0")
        while true {
            let path = "/api/v1/events?limit=500&after=\(after)"
            let page = try await ask(api, APIRequest("GET", path), for: Events.self)
            guard !page.events.isEmpty else { return count }
            count += page.events.count
            after = page.next
        }
    }
}
