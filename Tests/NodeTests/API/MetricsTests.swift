import Foundation
import Node
import Testing

/// `/metrics`, and the alerts that are made of it.
struct MetricsTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let promtool = "/usr/bin/promtool"
    private static let isRequired = ProcessInfo.processInfo.environment["HEFU_REQUIRE_OUTSIDE_CHECK"] != nil
    private static let isThere = FileManager.default.isExecutableFile(atPath: promtool)

    private func metrics(_ path: String, at node: TestNode) async throws -> String {
        try await node.opened { api in
            let answer = try await api.call(APIRequest("GET", path))
            #expect(answer.status == 200)
            #expect(answer.contentType.hasPrefix("text/plain; version=0.0.4"))
            return String(decoding: answer.body, as: UTF8.self)
        }
    }

    /// A license of 教育局 that the city has not got in time, at the hub.
    private func lateDistrict() async throws -> TestDistrict {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.opened { try await $0.done("/api/v1/acts", TestDistrict.issue(number: "教1号")) }
        try await bureau.carry(to: district.hub)
        return district
    }

    @Test
    func whatANodeHoldsAndWhatIsLateIsCounted() async throws {
        let district = try await lateDistrict()
        let plain = try await metrics("/metrics", at: district.hub)
        #expect(plain.contains("\nhefu_licenses 1\n"))
        #expect(plain.contains("# TYPE hefu_licenses gauge\n"))
        #expect(!plain.contains("hefu_supervision_findings"))
        #expect(!plain.contains("hefu_silence_seconds"), "a hub is in touch with itself")
        let supervised = try await metrics("/metrics?supervision=true&asOf=2026-11-25", at: district.hub)
        #expect(supervised.contains(#"hefu_supervision_findings{office="教育局",rule="late-collection"} 1"#))
    }

    @Test(.enabled(if: isThere || isRequired))
    func promtoolFindsNoFaultInNamesAndRules() async throws {
        let district = try await lateDistrict()
        let text = try await metrics("/metrics?supervision=true&asOf=2026-11-25", at: district.hub)
        let checked = try Self.run(["check", "metrics"], input: text)
        #expect(checked.status == 0, "\(checked.said)")
        let rules = Self.root.appending(path: "docs/prometheus")
        for arguments in [["check", "rules", "hefu.rules.yaml"], ["test", "rules", "hefu.rules.test.yaml"]] {
            let tested = try Self.run(arguments, in: rules)
            #expect(tested.status == 0, "\(tested.said)")
        }
    }

    private static func run(
        _ arguments: [String],
        in folder: URL? = nil,
        input: String = ""
    ) throws -> (status: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(filePath: promtool)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let (stdin, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, output, output)
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
