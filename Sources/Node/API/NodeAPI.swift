import Logging
import Replica
import Storage

/// A node's answers to whoever may use its socket. The same functions answer while `hefu serve` runs and within a
/// command that has opened the data directory itself.
struct NodeAPI: Sendable {
    let node: OpenNode
    let peers: PeerBook
    let logger: Logger
    let publicList = PublicList()

    var owned: OwnedReplica { node.owned }
    var configuration: NodeConfiguration { node.configuration }

    /// Answers one request. Whatever goes wrong is an answer, too.
    func answer(_ request: APIRequest, progress: @escaping Listener.ProgressSink) async -> APIResponse {
        do {
            let target = try RequestTarget(request.path)
            switch Routing(method: request.method, segments: target.segments) {
            case .found(let route, let parameters):
                let call = Call(target: target, parameters: parameters, body: request.body, progress: progress)
                let answer = try await route.answer(self, call)
                // Neither the query nor the body: they name people.
                logger.debug("answered", metadata: ["route": "\(route.method) \(route.pattern)"])
                return answer
            case .wrongMethod(let allowed): return Self.methodNotAllowed(allowed)
            case .unknown: return APIFailure(status: 404, code: "not-found", field: "path").response
            }
        } catch {
            return failed(error)
        }
    }

    private func failed(_ error: any Error) -> APIResponse {
        let failure = APIFailure(error)
        if failure.status >= 500 {
            logger.error("a request failed", metadata: ["code": "\(failure.code)", "cause": "\(failure.detail ?? "")"])
        } else {
            logger.debug("a request was refused", metadata: ["code": "\(failure.code)"])
        }
        return failure.response
    }

    private static func methodNotAllowed(_ allowed: [String]) -> APIResponse {
        let methods = allowed.joined(separator: ", ")
        var response = APIFailure(status: 405, code: "bad-request", field: "method", ["allowed": methods]).response
        response.headers = ["allow": methods]
        return response
    }
}

extension OwnedReplica {
    /// The replica's answer to a question, as JSON. It is encoded here, so that a large answer need not be carried out
    /// of the actor. Not inlined: the optimizer of Swift 6.3 fails where one with many fields lives in an async function.
    @inline(never)
    func answer<Answer: Encodable & SendableMetatype>(_ question: @Sendable (Replica) throws -> Answer) throws
        -> APIResponse
    {
        try perform { APIResponse(try question($0)) }
    }
}

extension APIResponse {
    /// A JSON answer: 200.
    init(_ answer: some Encodable) {
        self.init(status: 200, body: JSONBody.encode(answer))
    }

    /// A file.
    init(file: [UInt8], contentType: String = "application/cbor") {
        self.init(status: 200, body: file, contentType: contentType)
    }
}
