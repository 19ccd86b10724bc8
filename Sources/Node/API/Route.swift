/// One thing that can be asked of a node: a method, a pattern of the path, and the function that answers.
struct Route: Sendable {
    typealias Answer = @Sendable (_ api: NodeAPI, _ call: Call) async throws -> APIResponse

    let method: String
    /// Parts that begin with a colon stand for anything: `/api/v1/licenses/:id/history`.
    let pattern: String
    let access: RouteAccess
    /// Whether lines of progress come before the answer.
    var isStreamed = false
    let answer: Answer

    init(
        _ method: String,
        _ pattern: String,
        _ access: RouteAccess,
        isStreamed: Bool = false,
        answer: @escaping Answer
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.isStreamed = isStreamed
        self.answer = answer
    }

    /// What the colon parts stand for; nil if the path is not of this pattern.
    func parameters(of segments: [String]) -> [String: String]? {
        let parts = pattern.split(separator: "/")
        guard parts.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            if part.hasPrefix(":") {
                parameters[String(part.dropFirst())] = segment
            } else if part != segment {
                return nil
            }
        }
        return parameters
    }
}

/// One request, as a route sees it.
struct Call: Sendable {
    let caller: Caller
    var target: RequestTarget
    let parameters: [String: String]
    let body: [UInt8]
    let headers: [RequestHeader: String]
    /// Takes lines that are shown before the answer.
    let progress: Listener.ProgressSink

    /// What stands at a colon part of the route's pattern.
    func parameter(_ name: String) -> String {
        guard let value = parameters[name] else { preconditionFailure("the route has no part :\(name)") }
        return value
    }
}

/// What a path and a method lead to.
enum Routing {
    case found(Route, parameters: [String: String])
    /// The path is known; these methods are.
    case wrongMethod(allowed: [String])
    case unknown

    /// All that a node answers.
    static let table: [Route] =
        ActRoutes.all + LicenseRoutes.all + EventRoutes.all + CatalogueRoutes.all + NumberRoutes.all
        + CalendarRoutes.all + IncidentRoutes.all + LibraryRoutes.all + SupervisionRoutes.all + MetricsRoutes.all
        + OfficeRoutes.all
        + PersonRoutes.all
        + NodeRoutes.all
        + PeerRoutes.all
        + BundleRoutes.all + UpkeepRoutes.all + TokenRoutes.all + ReferenceRoutes.all

    /// What it answers on a port.
    static let remoteTable = table.filter { $0.access != .own }

    init(method: String, segments: [String], of caller: Caller) {
        let table = caller == .ownUser ? Self.table : Self.remoteTable
        let matches = table.compactMap { route in route.parameters(of: segments).map { (route, $0) } }
        if let match = matches.first(where: { $0.0.method == method }) {
            self = .found(match.0, parameters: match.1)
        } else if matches.isEmpty {
            self = .unknown
        } else {
            self = .wrongMethod(allowed: Set(matches.map(\.0.method)).sorted())
        }
    }

    /// Who may use a route on a port; nil if there is no such route.
    static func access(of method: String, _ pattern: String) -> RouteAccess? {
        remoteTable.first { $0.method == method && $0.pattern == pattern }?.access
    }

    /// Whether the answer to a request comes with lines of progress.
    static func isStreamed(_ request: APIRequest) -> Bool {
        guard let target = try? RequestTarget(request.path),
            case .found(let route, _) = Routing(method: request.method, segments: target.segments, of: .ownUser)
        else { return false }
        return route.isStreamed
    }
}
