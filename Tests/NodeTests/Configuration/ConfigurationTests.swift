import Foundation
import Node
import Testing

struct ConfigurationTests {
    static let refused: [(yaml: String, problem: @Sendable (String) -> ConfigurationProblem)] = [
        ("data: x\ncolour: red\n", { .unknownKey("colour", file: $0, line: 2) }),
        ("\n\ntls: perhaps\n", { .badValue(key: "tls", value: "perhaps", source: $0, line: 3) }),
        ("sync-interval: 0\n", { .badValue(key: "sync-interval", value: "0", source: $0, line: 1) }),
        ("log-level: loud\n", { .badValue(key: "log-level", value: "loud", source: $0, line: 1) }),
        ("data: [\n", { .notYAML(file: $0, line: 2) }),
        ("- data\n", { .notYAML(file: $0, line: 1) }),
    ]

    @Test
    func whatIsWrongIsNamedWithFileAndLine() throws {
        for row in Self.refused {
            let file = try Self.file(row.yaml)
            #expect(throws: row.problem(file)) {
                try NodeConfiguration.load(flags: [:], environment: [:], file: file)
            }
        }
        #expect(throws: ConfigurationProblem.unreadable(file: "/nowhere.yaml")) {
            try NodeConfiguration.load(flags: [:], environment: [:], file: "/nowhere.yaml")
        }
    }

    @Test
    func flagBeatsEnvironmentBeatsFileBeatsDefault() throws {
        let file = try Self.file("data: of-file\nby: of-file\nlisten: of-file:1\nadvertise: [a:1, b:2]\n")
        let configuration = try NodeConfiguration.load(
            flags: ["data": "of-flag"],
            environment: ["HEFU_DATA": "of-variable", "HEFU_BY": "of-variable", "HEFU_HOLD_SECONDS": "7"],
            file: file
        )
        var expected = NodeConfiguration()
        (expected.data, expected.by, expected.listen) = ("of-flag", "of-variable", "of-file:1")
        (expected.advertise, expected.holdSeconds) = (["a:1", "b:2"], 7)
        #expect(configuration == expected)
    }

    @Test(arguments: [
        ("127.0.0.1:80", true), ("localhost:80", true), ("[::1]:80", true), ("127.example.org:80", false),
        ("10.0.0.1:80", false), ("127.0.0.1.example.org:80", false),
    ])
    func onlyLoopbackIsLoopback(text: String, isLoopback: Bool) {
        #expect(PeerAddress(text)?.isLoopback == isLoopback)
    }

    @Test(arguments: ["", "host", ":80", "host:0", "host:65536", "host:x", "a b:80", "http://host:80"])
    func whatIsNoAddressIsRefused(text: String) {
        #expect(PeerAddress(text) == nil)
    }

    private static func file(_ yaml: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/hefu-\(UUID().uuidString).yaml"
        try yaml.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
