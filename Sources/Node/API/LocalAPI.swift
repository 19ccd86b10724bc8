/// One question to a node, as an application asks it over the Unix socket.
package struct APIRequest: Sendable {
    package var method: String
    /// With its query: `/api/v1/licenses?type=…`.
    package var path: String
    package var body: [UInt8]
    package var contentType: String
    package var headers: [RequestHeader: String]

    package init(
        _ method: String,
        _ path: String,
        body: [UInt8] = [],
        contentType: String = "application/json",
        headers: [RequestHeader: String] = [:]
    ) {
        self.method = method
        self.path = path
        self.body = body
        self.contentType = contentType
        self.headers = headers
    }
}

/// The whole answer. `contentType` is JSON (problem details where it is refused) but for files, pages and lines of progress.
package struct APIResponse: Sendable {
    package var status: Int
    package var body: [UInt8]
    package var contentType: String
    /// Beside the content type: `allow`, `retry-after`.
    package var headers: [String: String] = [:]
    /// What follows the body, where the answer goes on.
    package var feed: (any Feed)?

    package init(status: Int, body: [UInt8], contentType: String = "application/json") {
        self.status = status
        self.body = body
        self.contentType = contentType
    }
}

/// What commands and applications talk to: a running node over its socket, or the data directory opened in this
/// process. Both answer by the same routes.
package protocol LocalAPI: Sendable {
    /// - Parameter progress: called with each line of a streamed answer before its last, if the route streams.
    func call(
        _ request: APIRequest,
        progress: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> APIResponse

    /// Ends the use: closes the connection, or the database.
    func close() async
}

extension LocalAPI {
    package func call(_ request: APIRequest) async throws -> APIResponse {
        try await call(request, progress: nil)
    }
}
