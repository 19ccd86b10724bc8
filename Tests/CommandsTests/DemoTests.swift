import Commands
import Foundation
import Synchronization
import Testing

/// The demo as a person runs it: the program that was built beside these tests, as a process.
@Suite(.serialized) struct DemoTests {
    @Test(arguments: [[], ["--tls"]])
    func everythingHoldsAndNoLogNamesAHolder(_ options: [String]) async throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/hefu-demo-test-\(UInt16.random(in: 0...UInt16.max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try await BuiltProgram.run(
            ["demo", "--json", "--log-level", "trace", "--directory", folder] + options
        )
        let account = JSON(parsing: run.out)
        #expect(run.status == 0, "\(run.err)")
        #expect(account?["ok"].isTrue == true)
        #expect(account?["differences"].array == [])
        let nodes = account?["nodes"].array ?? []
        #expect(nodes.map { $0["acts"].int } == nodes.map { $0["actsExpected"].int })
        #expect(nodes.map { $0["rows"].int } == [200, 200, 200, 200, 0])
        try expectNoHolder(inLogsOf: folder)
    }

    /// On clocks that are set: partly in time, partly late, and told alike by three nodes.
    @Test func theOutageIsToldAlikeByAllNodes() async throws {
        let run = try await BuiltProgram.run(["demo", "--story", "outage", "--json"])
        let account = JSON(parsing: run.out)
        #expect(run.status == 0, "\(run.err)")
        #expect(account?["ok"].isTrue == true)
        let counter = account?["nodes"]["counter1"] ?? .null
        #expect(counter["deadline"]["day"].string == "2022-10-10")
        let told = counter["backlog"].array.map { row in
            ["operation", "all", "inTime", "late", "open", "daysLate"].map { row[$0].plainText }.joined(separator: " ")
        }
        #expect(told == ["issue 4 3 1 0 2", "collect 6 5 1 0 2", "update 1 1 0 0 0", "cancel 1 1 0 0 0"])
        for wrong in [["--story", "flood"], ["--story", "outage", "--keep"], ["--story", "outage", "--tls"]] {
            #expect(try await BuiltProgram.run(["demo"] + wrong).status == 2, "\(wrong)")
        }
    }

    @Test func aRunThatIsInterruptedLeavesNoProcessBehind() async throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/hefu-demo-test-\(UInt16.random(in: 0...UInt16.max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try await BuiltProgram.run(
            ["demo", "--directory", folder],
            interruptingWhen: { text in
                text.contains("JY01")
            }
        )
        #expect(run.status == 130)
        #expect(BuiltProgram.processes(naming: folder) == [])
    }

    /// Whoever kills it outright leaves no node running either: their standard inputs end.
    @Test func aRunThatIsKilledLeavesNoProcessBehind() async throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/hefu-demo-test-\(UInt16.random(in: 0...UInt16.max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let started = Once()
        let run = try await BuiltProgram.run(
            ["demo", "--directory", folder],
            by: SIGKILL,
            interruptingWhen: { text in
                guard text.contains("JY01") else { return false }
                // All five nodes run by then, beside the demo itself.
                started.note(BuiltProgram.processes(naming: folder).count)
                return true
            }
        )
        #expect(run.status == SIGKILL)
        #expect(started.value == 6)
        #expect(try await BuiltProgram.areGone(naming: folder))
    }

    /// What was seen when the run was killed.
    private final class Once: Sendable {
        private let seen = Mutex<Int?>(nil)

        var value: Int? { seen.withLock { $0 } }

        func note(_ count: Int) {
            seen.withLock { $0 = count }
        }
    }

    /// Neither as written nor as JSON, a URL or hexadecimal digits would write it.
    private func expectNoHolder(inLogsOf folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/logs").sorted()
        #expect(names == ["city.log", "counter1.log", "counter2.log", "health.log", "hub.log"])
        let secrets =
            RegisterSample.holders.flatMap { [$0.code, $0.name] } + DemoHolder.all.flatMap { [$0.code, $0.name] }
        for name in names {
            let log = try Data(contentsOf: URL(filePath: folder + "/logs/" + name))
            let holds = { (text: String) in log.range(of: Data(text.utf8)) != nil }
            #expect(holds("\"trace\""), "\(name) is not at trace level")
            let found = secrets.filter { Self.forms(of: $0).contains(where: holds) }
            #expect(found == [], "\(name)")
        }
    }

    private static func forms(of text: String) -> [String] {
        let escaped = text.utf16.map { "\\u" + String(UInt32(0x10000) + UInt32($0), radix: 16).dropFirst() }.joined()
        let percent = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
        let hex = text.utf8.map { String(UInt32(0x100) + UInt32($0), radix: 16).dropFirst() }.joined()
        return [text, escaped, percent, hex]
    }
}
