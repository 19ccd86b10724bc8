import Foundation
import Loopback
import Node
import Words

/// The folder of a demo: a data directory for each node, a log for each process, and what is carried between them.
struct DemoFolder: Sendable {
    let path: String

    /// A folder that the caller names, which must be new or empty; else a fresh one in the system's folder for these.
    init(_ path: String?) throws {
        let chosen = path.map(FilePath.absolute) ?? FileManager.default.temporaryDirectory.path + "/" + Self.freshName
        self.path = chosen.count > 1 && chosen.hasSuffix("/") ? String(chosen.dropLast()) : chosen
        let held = try? FileManager.default.contentsOfDirectory(atPath: self.path)
        guard held?.isEmpty ?? true else {
            let parameters = ["detail": DemoPhrase.folderNotEmpty.text(["path": self.path])]
            throw Trouble.refused(RefusalAnswer(.badRequest, parameters))
        }
        for part in ["", "/logs", "/stick", "/state"] {
            try FileManager.default.createDirectory(
                atPath: self.path + part,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
    }

    /// Short, because a Unix socket's path beneath it has room for 107 bytes.
    private static var freshName: String { "hefu-demo-" + String(UInt32.random(in: 0...UInt32.max), radix: 36) }

    func data(of member: Member) -> String { path + "/" + member.folder }

    func log(of member: Member) -> String { path + "/logs/" + member.folder + ".log" }

    /// Notes of the nodes outside their data directories.
    var state: String { path + "/state" }

    /// What a person carries: bundles, and the file of the register.
    func carried(_ name: String) -> String { path + "/stick/" + name }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// All that runs: the nodes and the lines between them. It is told of every process that is started, so that none is
/// left behind.
actor Stage {
    nonisolated let folder: DemoFolder
    private let isTLS: Bool
    private let logLevel: String
    private var processes: [ChildProcess] = []
    private var nodes: [Member: DemoNode] = [:]
    private var lines: [Member: Line] = [:]

    init(folder: DemoFolder, isTLS: Bool, logLevel: String) {
        (self.folder, self.isTLS, self.logLevel) = (folder, isTLS, logLevel)
    }

    nonisolated func configuration(of member: Member) -> NodeConfiguration {
        var configuration = NodeConfiguration()
        configuration.data = folder.data(of: member)
        return configuration
    }

    /// Runs `hefu serve` on the member's data directory.
    func start(_ member: Member) async throws {
        let flags =
            ["--listen", "127.0.0.1:0", "--stop-with-input", "--log-level", logLevel] + (isTLS ? ["--tls"] : [])
        let process = try ChildProcess(
            ChildProcess.thisProgram,
            ["serve", "--data", folder.data(of: member)] + flags,
            in: folder.path,
            environment: environment,
            log: folder.log(of: member)
        )
        processes.append(process)
        nodes[member] = try await DemoNode(
            member,
            data: folder.data(of: member),
            process: process,
            log: folder.log(of: member)
        )
    }

    private var environment: [String: String] {
        [
            "HEFU_STATE": folder.state,
            // The shortest: the demo's line is down for moments.
            "HEFU_SYNC_INTERVAL": "1",
            // Every line is one that the demo can cut.
            "HEFU_DISCOVER": "false",
        ]
    }

    func node(_ member: Member) -> DemoNode {
        guard let node = nodes[member] else { preconditionFailure("\(member) was not started") }
        return node
    }

    /// Those that run, in the order of ``Member``.
    var running: [DemoNode] { Member.allCases.compactMap { nodes[$0] } }

    /// Lets a bureau dial the hub, through a line that can be cut.
    func connect(_ member: Member, toHubAt address: String) async throws {
        guard let port = PeerAddress(address)?.port else { preconditionFailure("\(address) is no address") }
        let line = try await Line(to: ("127.0.0.1", port))
        lines[member] = line
        // With TLS, the hub's endpoint act names its certificate; it came with the bundle for the new node.
        try await addPeer(.hub, at: "127.0.0.1:\(line.port)", to: member, certificate: nil)
    }

    /// Lets the hub dial the city. The certificate is pasted, as nobody has told the hub of it yet.
    func connectHub(toCityAt address: String) async throws {
        try await addPeer(.city, at: address, to: .hub, certificate: isTLS ? try node(.city).certificate : nil)
    }

    private func addPeer(_ peer: Member, at address: String, to member: Member, certificate: String?) async throws {
        let body = JSON.members([
            "address": .string(address), "name": .string(peer.nodeCode), "node": .string(peer.nodeCode),
            "certificate": certificate.map(JSON.string),
        ])
        _ = try await node(member).post("/api/v1/peers", body)
    }

    func cutLines() async {
        for line in lines.values { await line.cut() }
    }

    func healLines() {
        for line in lines.values { line.heal() }
    }

    /// Ends every process that was started, and waits until all have ended.
    func stop() async {
        for node in nodes.values { await node.close() }
        await withDiscardingTaskGroup { group in
            for process in processes { group.addTask { await process.stop() } }
        }
        for line in lines.values { await line.close() }
    }
}
