import Foundation
import Loopback
import Node
import Words

/// One node of the demo: a `hefu serve` process with its own data directory, and the way to ask it.
struct DemoNode: Sendable {
    let member: Member
    let data: String
    let process: ChildProcess
    private let api: SocketAPI

    /// A process that answers nothing for so long does not come up.
    private static let startLimit = Duration.seconds(20)
    private static let lookInterval = Duration.milliseconds(20)

    /// Waits until the process answers on its socket.
    init(_ member: Member, data: String, process: ChildProcess, log: String) async throws {
        (self.member, self.data, self.process) = (member, data, process)
        let limit = ContinuousClock.now + Self.startLimit
        while true {
            if let api = await SocketAPI.connect(to: data + "/hefu.sock") {
                self.api = api
                return
            }
            guard process.isRunning, ContinuousClock.now < limit else {
                throw DemoTrouble.notStarted(member, log: log)
            }
            try await Task.sleep(for: Self.lookInterval)
        }
    }

    /// The whole answer; one with an error status is thrown.
    func get(_ path: String) async throws -> JSON {
        try await ask(APIRequest("GET", path))
    }

    /// The whole answer; one with an error status is thrown.
    func post(_ path: String, _ body: JSON) async throws -> JSON {
        try await ask(APIRequest("POST", path, body: body.bytes, headers: [.ifMatch: "*"]))
    }

    private func ask(_ request: APIRequest) async throws -> JSON {
        let answer = try await api.call(request)
        let json = JSON(parsing: answer.body) ?? .null
        guard answer.status < 400 else {
            throw DemoTrouble.refused(member, RefusalAnswer(answer: json, httpStatus: answer.status))
        }
        return json
    }

    func close() async {
        await api.close()
    }

    /// The place where other nodes reach it, once its endpoint act has announced it.
    func address() async throws -> String? {
        let nodes = try await get("/api/v1/nodes")["nodes"].array
        return nodes.first { $0["code"].string == member.nodeCode }?["addresses"].array.first?.string
    }

    /// The certificate that `hefu peer add` may be given.
    var certificate: String {
        get throws {
            try String(contentsOfFile: DataDirectory(data).publicCertificate, encoding: .utf8)
        }
    }
}

/// Why the demo cannot go on.
enum DemoTrouble: Error {
    case notStarted(Member, log: String)
    /// A node refused what the demo asked of it.
    case refused(Member, RefusalAnswer)
    /// Something that must come about did not within the time.
    case notReached(DemoPhrase, seconds: Int)
    /// A request that had to fail did not.
    case notCut(Member)
    /// The district office sees another fingerprint than the bearer's paper has.
    case otherFingerprint(Member)
    /// Two counters changed a license apart, and nobody noticed.
    case noRivals(String)

    /// One sentence in the language of this run.
    var text: String {
        switch self {
        case .notStarted(let member, let log):
            DemoPhrase.nodeNotStarted.text(["node": member.name, "path": log])
        case .refused(let member, let answer):
            DemoPhrase.nodeRefused.text(["node": member.name, "reason": answer.text])
        case .notReached(let phrase, let seconds):
            DemoPhrase.notReached.text(["what": phrase.text, "seconds": String(seconds)])
        case .notCut(let member): DemoPhrase.notCut.text(["node": member.name])
        case .otherFingerprint(let member): DemoPhrase.otherFingerprint.text(["node": member.name])
        case .noRivals(let number): DemoPhrase.noRivals.text(["number": number])
        }
    }
}
