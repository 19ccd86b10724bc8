import District
import Replica

/// The offices of the district.
enum OfficeRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/offices", .scope(.read)) { api, call in
            try call.target.finish()
            return APIResponse(Offices(offices: await api.owned.ask { $0.offices() }))
        },
        Route("POST", "/api/v1/offices", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            let code = try object.required("code")
            let name = try object.required("name")
            let roles = try (object.texts("roles") ?? ["issuing"]).map { name throws(Refusal) in
                try OfficeRole(apiName: name, field: "roles")
            }
            try object.finish()
            return APIResponse(
                try await api.owned.author { try $0.author(.enrollOffice(code: code, name: name, roles: roles)) }
            )
        },
        Route("POST", "/api/v1/offices/take-over", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            let ended = try object.required("office")
            let heir = try object.required("heir")
            try object.finish()
            return APIResponse(
                try await api.owned.author { replica in
                    let ended = try replica.office(named: ended)
                    return try replica.author(.takeOver(ended: ended, heir: replica.office(named: heir)))
                }
            )
        },
    ]

    private struct Offices: Encodable {
        let offices: [OfficeAnswer]
    }
}
