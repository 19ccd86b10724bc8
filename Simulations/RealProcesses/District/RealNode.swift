import Foundation
import Loopback
import Node

/// One `hefu serve` process with its data directory and its disk, and the way to ask it.
actor RealNode {
    nonisolated let member: Member
    /// Where other nodes reach it: an address of loopback that is this run's alone.
    nonisolated let place: (host: String, port: Int)
    private let folder: RunFolder
    private let disk: Disk
    private var process: ChildProcess?
    private var api: SocketAPI?
    /// What the next start may write into one file; nil: all.
    private var fileByteLimit: Int?

    /// What does not answer for so long does not come up.
    private static let startLimit = Duration.seconds(60)
    private static let port = 7410

    init(_ member: Member, _ folder: RunFolder, _ disk: Disk, host: String) {
        (self.member, self.folder, self.disk) = (member, folder, disk)
        place = (host, Self.port)
    }

    private nonisolated var data: String { folder.data(of: member) }

    nonisolated var configuration: NodeConfiguration {
        var configuration = NodeConfiguration()
        configuration.data = data
        return configuration
    }

    /// Returns when the process answers on its socket; if it runs already, at once.
    func start() async throws {
        guard process?.isRunning != true else { return }
        let program = URL(filePath: ChildProcess.thisProgram).deletingLastPathComponent().path + "/hefu"
        let arguments = ["serve", "--data", data, "--listen", "\(place.host):\(place.port)", "--stop-with-input"]
        let command = Disk.command(program, arguments, fileByteLimit: fileByteLimit)
        let process = try ChildProcess(
            command.program,
            command.arguments,
            in: folder.path,
            environment: ["HEFU_STATE": folder.path + "/state", "HEFU_SYNC_INTERVAL": "1", "HEFU_DISCOVER": "false"],
            log: folder.log(of: member)
        )
        self.process = process
        let limit = ContinuousClock.now + Self.startLimit
        while api == nil {
            guard process.isRunning, ContinuousClock.now < limit else {
                throw RunFailure(.crash, "\(member) does not start, see \(folder.log(of: member))")
            }
            api = await SocketAPI.connect(to: data + "/hefu.sock")
            if api == nil { try await Task.sleep(for: .milliseconds(20)) }
        }
    }

    /// SIGKILL.
    func kill() async {
        let api = take()
        await process?.kill()
        await api?.close()
    }

    func stop() async {
        let api = take()
        await api?.close()
        await process?.stop()
        disk.remove(at: data)
    }

    /// Nobody asks it any more.
    private func take() -> SocketAPI? {
        defer { api = nil }
        return api
    }

    func fillDisk() async throws {
        guard disk.needsStart else { return try Disk.fill(data) }
        await kill()
        fileByteLimit = try Disk.fullSize(of: data)
        try await start()
    }

    /// One that was killed is not started by it.
    func makeRoom() async throws {
        guard disk.needsStart else { return Disk.makeRoom(data) }
        fileByteLimit = nil
        guard process?.isRunning == true else { return }
        await kill()
        try await start()
    }

    /// The answer; a refusal is thrown as ``Refused``. Anything else that is thrown says nothing of what was done.
    func ask<Answer: Decodable & Sendable>(_ request: APIRequest, for type: Answer.Type) async throws -> Answer {
        guard let api else { throw NotRunning() }
        let answer = try await api.call(request)
        guard answer.status < 400 else {
            let refusal = try? JSONDecoder().decode(Problem.self, from: Data(answer.body))
            throw Refused(status: answer.status, code: refusal?.code ?? "?")
        }
        return try JSONDecoder().decode(type, from: Data(answer.body))
    }

    func get<Answer: Decodable & Sendable>(_ path: String, _ type: Answer.Type) async throws -> Answer {
        try await ask(APIRequest("GET", path), for: type)
    }

    @discardableResult
    func post<Answer: Decodable & Sendable>(
        _ path: String,
        _ body: String,
        _ type: Answer.Type = Anything.self
    ) async throws -> Answer {
        try await ask(APIRequest("POST", path, body: Array(body.utf8), headers: [.ifMatch: "*"]), for: type)
    }

    /// A file, as it is.
    func bytes(_ path: String) async throws -> [UInt8] {
        guard let api else { throw NotRunning() }
        let answer = try await api.call(APIRequest("GET", path))
        guard answer.status == 200 else { throw Refused(status: answer.status, code: "?") }
        return answer.body
    }

    private struct Problem: Decodable { let code: String }
}

/// The node said no.
struct Refused: Error {
    let status: Int
    let code: String

    /// Whether the node cannot rather than must not: its disk, its own trouble.
    var isTrouble: Bool { status >= 500 }
}

struct NotRunning: Error {}
