import Commands
import Node
import Synchronization

/// One run of the program: what it was given, and what came out.
struct Run {
    let status: Outcome
    let out: String
    let err: String
    let requests: [FakeNode.Request]

    /// Runs the program in Chinese unless the arguments say otherwise, on nothing but the fake node.
    static func hefu(
        _ arguments: [String],
        node answers: [String: (status: Int, body: String)] = [:],
        progress: [String] = [],
        environment: [String: String] = ["LANG": "zh_CN.UTF-8"],
        isTerminal: Bool = false,
        typed: String? = nil
    ) async -> Run {
        let (out, err) = (Collected(), Collected())
        let node = FakeNode(answers, progress: progress)
        let console = Console(
            out: { out.add($0) },
            err: { err.add($0) },
            line: { typed },
            secretLine: { typed.map { Array($0.utf8) } },
            isInputTerminal: typed != nil,
            isOutputTerminal: isTerminal,
            isErrorTerminal: isTerminal
        )
        let surroundings = ProgramSurroundings(
            environment: environment,
            console: console,
            wallClock: { 1_795_600_000_000 },
            connect: { _, _ in node }
        )
        let status = await Program.run(arguments, in: surroundings)
        return Run(status: status, out: out.text, err: err.text, requests: node.requests)
    }
}

/// Bytes as they were printed.
final class Collected: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
