import Replica

/// What the API is, for programs and for people who write them.
enum ReferenceRoutes {
    static let all: [Route] = [
        Route("GET", OpenAPIDocument.path, .open) { _, call in
            try call.target.finish()
            return APIResponse(status: 200, body: document)
        },
        Route("GET", "/reference", .open) { _, call in
            try call.target.finish()
            return APIResponse(page: ReferencePage.html)
        },
    ]

    private static let document = JSONBody.encode(OpenAPIDocument.json(version: ProgramVersion.text))
}
