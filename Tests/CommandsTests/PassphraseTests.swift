import Commands
import Synchronization
import Testing

@Suite struct PassphraseTests {
    @Test func passphraseIsTheFirstLineOfItsFile() throws {
        let file = try TemporaryFile("correct horse\r\nbattery\n")
        defer { file.remove() }
        #expect(try source(file: file.path).existing() == Array("correct horse".utf8))
        #expect(try source(file: file.path).new() == Array("correct horse".utf8))
    }

    @Test(arguments: ["", "\n", String(repeating: "x", count: 1025)])
    func fileWithoutAUsablePassphraseIsRefused(_ content: String) throws {
        let file = try TemporaryFile(content)
        defer { file.remove() }
        #expect(throws: (any Error).self) { try source(file: file.path).existing() }
    }

    @Test func missingFileIsRefused() {
        #expect(throws: (any Error).self) { try source(file: "/nowhere/at/all").existing() }
    }

    @Test func nobodyIsAskedWithoutATerminal() throws {
        #expect(try source(typed: []).existing() == nil)
        #expect(try source(typed: []).new() == nil)
    }

    @Test func personIsAskedOnceForTwoKeys() throws {
        let source = source(typed: ["a b", "never typed"])
        #expect(try source.existing() == Array("a b".utf8))
        #expect(try source.existing() == Array("a b".utf8))
    }

    @Test func newPassphraseIsTypedTwice() throws {
        #expect(try source(typed: ["a b", "a b"]).new() == Array("a b".utf8))
        #expect(throws: (any Error).self) { try source(typed: ["a b", "ab"]).new() }
    }

    @Test func emptyNewPassphraseLeavesTheKeyToItsFileMode() throws {
        #expect(try source(typed: [""]).new() == nil)
    }

    /// At a terminal where these lines are typed; without any there is no terminal.
    private func source(file: String? = nil, typed lines: [String] = []) -> PassphraseSource {
        let typed = TypedLines(lines)
        let console = Console(
            out: { _ in },
            err: { _ in },
            secretLine: { typed.next() },
            isInputTerminal: !lines.isEmpty
        )
        return PassphraseSource(file: file, descriptor: nil, console: console)
    }
}

/// Lines that a person types, one after the other.
private final class TypedLines: Sendable {
    private let rest: Mutex<[String]>

    init(_ lines: [String]) { rest = Mutex(lines) }

    func next() -> [UInt8]? {
        rest.withLock { $0.isEmpty ? nil : Array($0.removeFirst().utf8) }
    }
}
