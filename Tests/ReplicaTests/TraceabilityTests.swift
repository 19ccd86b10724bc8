import District
import Foundation
import Testing

/// `docs/traceability.md` held to the program: each duty of the plan that it lists names an act, a command and a test
/// that are there.
@Suite struct TraceabilityTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// One row of the page.
    struct Duty: Sendable, CustomTestStringConvertible {
        let clause, duty, act, command, tests: String
        var testDescription: String { "\(clause) \(duty)" }

        /// Nil for what is no row of a clause.
        init?(_ line: Substring) {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 7, cells[1].first?.isNumber == true else { return nil }
            (clause, duty, act, command, tests) = (cells[1], cells[2], cells[3], cells[4], cells[5])
        }

        /// What stands between backticks in a cell.
        static func names(in cell: String) -> [String] {
            cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        }
    }

    static let duties: [Duty] = {
        let page = package.appending(path: "docs/traceability.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { Duty($0) }
    }()

    /// Clauses that issue by issue come to be answered for. A clause that loses its rows is a broken promise.
    @Test func theClausesThatAreAnsweredForHaveRows() {
        #expect(
            Set(Self.duties.map(\.clause)) == [
                "0.1", "1.1a", "1.1b", "1.2", "1.2a", "1.2b", "1.2c", "1.3", "1.4", "1.5", "1.6", "3.1", "3.5",
            ]
        )
        #expect(Self.duties.allSatisfy { !$0.duty.isEmpty })
    }

    @Test(arguments: duties)
    func aDutyNamesTestsThatExist(duty: Duty) throws {
        let names = Duty.names(in: duty.tests)
        #expect(!names.isEmpty, "no test answers for it")
        for name in names {
            let parts = name.split(separator: "/").map(String.init)
            try #require(parts.count == 3, "\(name): target, suite and function")
            #expect(try Self.hasTest(parts[2], in: parts[1], of: parts[0]), "there is no test \(name)")
        }
    }

    @Test(arguments: duties)
    func aDutyNamesAKindOfActThatExists(duty: Duty) throws {
        guard duty.act != "–" else { return }
        let words = duty.act.split(separator: " ")
        let number = try #require(words.first.flatMap { UInt64($0) }, "\(duty.act)")
        let rule = try #require(KindTable.rule(for: number), "\(duty.act)")
        let name = words.dropFirst().enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }
        #expect("\(rule.kind)" == name.joined())
    }

    @Test(arguments: duties)
    func aDutyNamesACommandThatExists(duty: Duty) throws {
        let commands = Duty.names(in: duty.command)
        #expect(!commands.isEmpty, "no command does it")
        let names = try Self.commandNames()
        for command in commands {
            let words = command.split(separator: " ").map(String.init)
            #expect(words.first == "hefu" && words.count > 1)
            #expect(words.dropFirst().allSatisfy(names.contains), "there is no command \(command)")
        }
    }

    @Test func aTestThatIsNotThereIsMissed() throws {
        #expect(try Self.hasTest("aTestThatIsNotThereIsMissed", in: "TraceabilityTests", of: "ReplicaTests"))
        #expect(try !Self.hasTest("aTestOfDreams", in: "TraceabilityTests", of: "ReplicaTests"))
        #expect(try !Self.hasTest("hasTest", in: "TraceabilityTests", of: "ReplicaTests"), "a function is no test")
        #expect(try !Self.hasTest("aTestThatIsNotThereIsMissed", in: "ArchitectureTests", of: "ReplicaTests"))
    }

    /// Whether a test function of this name stands in a file that declares the suite.
    private static func hasTest(_ function: String, in suite: String, of target: String) throws -> Bool {
        let files = try texts(in: "Tests/\(target)")
        return files.contains { text in
            guard text.contains("struct \(suite) ") else { return false }
            let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            return lines.indices.contains { index in
                lines[index].contains("func \(function)(") && isTest(lines[...index])
            }
        }
    }

    /// Whether the function on the last line has the attribute: on the line itself, or on lines of its own above.
    private static func isTest(_ lines: ArraySlice<String>) -> Bool {
        for line in lines.reversed() {
            if line.contains("@Test") { return true }
            if line == "}" || line.hasPrefix("@Suite") { return false }
        }
        return false
    }

    private static func commandNames() throws -> Set<String> {
        let pattern = #/\.of\(\s*"([a-z-]+)",/#
        return Set(try texts(in: "Sources/Commands").flatMap { $0.matches(of: pattern).map { String($0.1) } })
    }

    private static func texts(in folder: String) throws -> [String] {
        let place = package.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: place.path)?.allObjects as? [String] ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
            try String(contentsOf: place.appending(path: $0), encoding: .utf8)
        }
    }
}
