import District
import Licenses
import Replica
import SignedLog

/// Supervision: what wants a word with an office, and the standards by which that is told.
enum SupervisionRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/supervision", .scope(.read)) { api, call in
            var target = call.target
            let day = try api.day(&target)
            try target.finish()
            return try await api.owned.answer { $0.supervision(on: day) }
        },
        Route("POST", "/api/v1/standards", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            var changes: [StandardName: UInt64] = [:]
            var standards = try object.object("standards")
            for (word, value) in standards?.takeAll() ?? [] {
                guard let name = StandardName(word: word.string) else {
                    throw Refusal(.unknownField, field: "standards/\(word.string)")
                }
                guard case .integer(let number) = value, number >= 0 else {
                    throw Refusal(.fieldType, field: "standards/\(word.string)", ["expected": "integer"])
                }
                changes[name] = UInt64(number)
            }
            try object.finish()
            return APIResponse(try await api.owned.author { [changes] in try $0.state(changes) })
        },
    ]
}
