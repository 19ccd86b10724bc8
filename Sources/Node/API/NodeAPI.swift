import Logging
import Replica
import Storage

/// A node's answers to whoever may use its socket. The same functions answer while `hefu serve` runs and within a
/// command that has opened the data directory itself.
struct NodeAPI: Sendable {
    let node: OpenNode
    let peers: PeerBook
    let logger: Logger
    let outside = OutsideBook()
    let tokens: TokenBook
    let publicList = PublicList()
    let feeds = FeedCount()

    init(node: OpenNode, logger: Logger) {
        self.node = node
        self.logger = logger
        peers = PeerBook(node, logger: logger)
        tokens = TokenBook(
            node.owned,
            node.surroundings.replica,
            requestsPerMinute: node.configuration.apiRequestsPerMinute
        )
    }

    var owned: OwnedReplica { node.owned }
    var configuration: NodeConfiguration { node.configuration }

    /// Answers one request. Whatever goes wrong is an answer, too.
    func answer(
        _ request: APIRequest,
        of caller: Caller,
        progress: @escaping Listener.ProgressSink = { _ in }
    ) async -> APIResponse {
        do {
            let target = try RequestTarget(request.path)
            switch Routing(method: request.method, segments: target.segments, of: caller) {
            case .found(let route, let parameters):
                try await admit(caller, to: route, request)
                let call = Call(
                    caller: caller,
                    target: target,
                    parameters: parameters,
                    body: request.body,
                    headers: request.headers,
                    progress: progress
                )
                let answer = try await route.answer(self, call)
                // Neither the query nor the body: they name people.
                logger.debug("answered", metadata: ["route": "\(route.method) \(route.pattern)"])
                return answer
            case .wrongMethod(let allowed): return APIResponse(methodNotAllowed: allowed)
            case .unknown:
                return APIFailure(
                    status: 404,
                    code: "not-found",
                    field: "target",
                    ["value": String(request.path.prefix { $0 != "?" }.prefix(64))]
                ).response()
            }
        } catch {
            return failed(error, request)
        }
    }

    private func admit(_ caller: Caller, to route: Route, _ request: APIRequest) async throws {
        guard case .remote(let address) = caller, case .scope(let scope) = route.access else { return }
        try await tokens.admit(authorization: request.headers[.authorization], from: address, to: scope)
    }

    /// Whether who was let through for a scope may still be, where an answer goes on.
    func stillAdmits(_ call: Call, to scope: APIScope) async -> Bool {
        guard case .remote = call.caller else { return true }
        return await tokens.stillAdmits(authorization: call.headers[.authorization], to: scope)
    }

    private func failed(_ error: any Error, _ request: APIRequest) -> APIResponse {
        let failure = APIFailure(error)
        if failure.status >= 500 {
            logger.error("a request failed", metadata: ["code": "\(failure.code)", "cause": "\(failure.detail ?? "")"])
        } else {
            logger.debug("a request was refused", metadata: ["code": "\(failure.code)"])
        }
        var response = failure.response(hasBody: request.method != "GET")
        if failure.status == 401 { response.headers["www-authenticate"] = "Bearer" }
        response.headers["retry-after"] = failure.parameters["retryAfterSeconds"]
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

    /// The same to a question that takes many steps.
    nonisolated func answer<Question: SteppedQuestion>(_ question: @Sendable (Replica) throws -> Question) async throws
        -> APIResponse
    where Question.Answer: Encodable & Sendable {
        APIResponse(try await ask(question))
    }
}

extension APIResponse {
    /// A JSON answer: 200.
    init(_ answer: some Encodable) {
        self.init(status: 200, body: JSONBody.encode(answer))
    }

    /// That the path takes other methods (RFC 9110, section 15.5.6).
    init(methodNotAllowed allowed: [String]) {
        let methods = allowed.joined(separator: ", ")
        self = APIFailure(status: 405, code: "method-not-allowed", ["allowed": methods]).response()
        headers["allow"] = methods
    }

    /// A file.
    init(file: [UInt8], contentType: String = "application/cbor") {
        self.init(status: 200, body: file, contentType: contentType)
    }
}
