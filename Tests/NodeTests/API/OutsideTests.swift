import Foundation
import Node
import Testing

/// The API as strangers' tools see it (`Tests/Outside/check_api.py`): a bureau's, and that of the office that is root.
///
/// Runs where `.venv` holds those tools, as `.ci/run` makes it; `HEFU_REQUIRE_OUTSIDE_CHECK` makes a missing one a failure.
struct OutsideTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let python = root.appending(path: ".venv/bin/python").path
    private static let isRequired = ProcessInfo.processInfo.environment["HEFU_REQUIRE_OUTSIDE_CHECK"] != nil
    private static let isThere = FileManager.default.fileExists(atPath: python)

    @Test(.enabled(if: isThere || isRequired), arguments: ["bureau", "root"])
    func strangersToolsFindNoFault(_ who: String) async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.opened { api in
            try await api.done("/api/v1/acts", TestDistrict.issue(number: "一"))
            // With all that a license can have, so that every path that asks for one answers.
            let layout = Data("%PDF-1.7".utf8).base64EncodedString()
            let file = #"{"verb":"layout","license":"一","layout":"\#(layout)","by":"王经办"}"#
            try await api.done("/api/v1/acts", file)
            let declared = try await api.done("/api/v1/incidents/declare", #"{"cause":"停电","measures":"手工登记"}"#)
            let incident = try #require(declared.incidents[0].string)
            let paper = #"{"verb":"paper","license":"一","number":"沪1号","by":"王经办"}"#
            try await api.done("/api/v1/acts", paper)
            let amend =
                #"{"verb":"amend","license":"一","fields":{"address":"曹杨路2号"},"by":"王经办","incident":"\#(incident)"}"#
            try await api.done("/api/v1/acts", amend)
            try await api.done("/api/v1/acts", file)
            try await api.done("/api/v1/incidents/clear", "{}")
        }
        try await district.hub.opened { try await $0.done("/api/v1/calendars", StateCouncilNotices.document) }
        try await bureau.carry(to: district.hub)
        let node = who == "root" ? district.hub : bureau
        try await node.with {
            $0.api = "127.0.0.1:0"
            $0.apiRequestsPerMinute = 1_000_000
        }.running { running in
            let order = #"{"name":"检查","scopes":["read","issue","catalogue","district"]}"#
            let token = try #require(try await running.api.done("/api/v1/tokens", order).token.string)
            let address = "http://127.0.0.1:\(try #require(running.apiPort))"
            let (status, said) = try await Self.check(address, token)
            #expect(status == 0, "\(said)")
        }
    }

    /// The exit code, and what it said.
    private static func check(_ address: String, _ token: String) async throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [root.appending(path: "Tests/Outside/check_api.py").path, address, token]
        let output = FileManager.default.temporaryDirectory.appending(path: "hefu-check-\(UUID().uuidString).txt")
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        defer { try? FileManager.default.removeItem(at: output) }
        (process.standardOutput, process.standardError) = (handle, handle)
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { process in
                let said = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
                continuation.resume(returning: (process.terminationStatus, said))
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }
}
