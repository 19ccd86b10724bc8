import Commands
import Foundation
import Node
import Testing

/// A disk that is really full: a tmpfs of some megabytes, filled to its last page.
@Suite(.enabled(if: SmallDisk.isPossible, "this machine lets nobody mount a tmpfs"))
struct DiskFullTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/hefu-full-\(UInt32.random(in: 0...UInt32.max))"
    private var environment: [String: String] { ["HEFU_STATE": folder + "/state", "HEFU_BY": "王经办", "LANG": "en"] }

    @Test func theActIsRefusedTheNodeStaysReadableAndIssuesAgainWhenThereIsRoom() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await found()
        let disk = try SmallDisk("6m", over: folder, environment: environment)
        defer { disk.stop() }
        let api = try #require(await disk.connect())
        #expect(try await issue("1", api) == "200")
        var issued = 1
        // The first refusal gives the room of the log to what comes next, so the disk is filled twice.
        for _ in 0..<2 {
            try disk.fill()
            // What is left of a page that was begun may hold an act or two.
            var answer = "200"
            while answer == "200", issued < 200 {
                answer = try await issue("\(issued + 1)", api)
                if answer == "200" { issued += 1 }
            }
            #expect(answer == "507 disk-full")
        }
        #expect(try await issue("again", api) == "507 disk-full")
        #expect(try await numbers(api) == (1...issued).map(String.init))
        #expect(try await api.call(APIRequest("GET", "/livez")).status == 200)
        try disk.makeRoom()
        #expect(try await issue("\(issued + 1)", api) == "200")
        #expect(try await numbers(api) == (1...issued + 1).map(String.init))
        let check = JSON(parsing: try await api.call(APIRequest("POST", "/api/v1/check", body: Array("{}".utf8))).body)
        #expect(check?["damage"].array == [])
        await api.close()
    }

    /// A district of one node, which has a type of license of its own.
    private func found() async throws {
        let data = ["--data", folder + "/data"]
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(Self.type.utf8).write(to: URL(filePath: folder + "/type.yaml"))
        let commands = [
            [
                "district", "create", "--name", "普陀区", "--area-code", "310107", "--office-code", "113101070024500804",
                "--office-name", "区府办", "--node-code", "HUB0", "--recovery-key", folder + "/recovery.key",
                "--no-passphrase",
            ],
            ["catalogue", "submit", folder + "/type.yaml"],
            ["catalogue", "approve", "11100000MB03271699047"],
        ]
        for command in commands {
            let run = try await BuiltProgram.run(command + data, environment: environment)
            try #require(run.status == 0, "\(command): \(run.err)")
        }
    }

    private static let type = """
        typeCode: 11100000MB03271699047
        name: 民办学校办学许可证
        holderKind: legal
        collectFrom: 2000-01-01
        isPublic: true
        level: 国家级
        holderIsPublic: true
        validity: 长期
        fields:
          - {key: address, label: 地址, type: text, public: true, required: true}
        """

    /// The status, and the code of a refusal.
    private func issue(_ number: String, _ api: SocketAPI) async throws -> String {
        let body = """
            {"verb":"issue","type":"民办学校办学许可证","holder":{"type":"099","code":"C\(number)","name":"某校"},
             "number":"\(number)","date":"2026-11-24","fields":{"address":"曹杨路1号"},"by":"王经办"}
            """
        let answer = try await api.call(APIRequest("POST", "/api/v1/acts", body: Array(body.utf8)))
        let code = JSON(parsing: answer.body)?["code"].string
        return ([String(answer.status)] + [code].compactMap(\.self)).joined(separator: " ")
    }

    private func numbers(_ api: SocketAPI) async throws -> [String] {
        let answer = try await api.call(APIRequest("GET", "/api/v1/licenses?limit=500"))
        let licenses = JSON(parsing: answer.body)?["licenses"].array ?? []
        return licenses.compactMap { $0["number"].string }.sorted { Int($0) ?? 0 < Int($1) ?? 0 }
    }
}
