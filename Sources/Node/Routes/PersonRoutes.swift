import Licenses
import Replica
import SignedLog

/// 专人管理: whom offices have made responsible.
enum PersonRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/persons", .scope(.read)) { api, call in
            var target = call.target
            let (office, date) = (target.take("office"), try target.date("asOf"))
            try target.finish()
            return try await api.owned.answer { replica in
                try replica.people(of: office.map { try replica.office(named: $0) }, on: date)
            }
        },
        Route("POST", "/api/v1/persons", .scope(.catalogue)) { api, call in
            let request = try PersonRequest(body: call.body, operatorByDefault: api.configuration.by)
            return APIResponse(try await api.owned.author { try $0.author(request) })
        },
        Route("POST", "/api/v1/persons/file", .scope(.district)) { api, call in
            let request = try FilingRequest(body: call.body, operatorByDefault: api.configuration.by)
            return APIResponse(try await api.owned.author { try $0.author(request) })
        },
    ]
}

extension PersonRequest {
    fileprivate init(body: [UInt8], operatorByDefault: String?) throws {
        var object = try RequestObject(body: body)
        self.init()
        office = try object.text("office")
        name = try object.text("name")
        contact = try object.text("contact")
        role = try object.text("role").map { name throws(Refusal) in try PersonRole(apiName: name, field: "role") }
        duty = try object.text("duty")
        from = try object.date("from")
        until = try object.date("until")
        replaces = try object.id("replaces")
        by = try object.text("by") ?? operatorByDefault
        try object.finish()
    }
}

extension FilingRequest {
    fileprivate init(body: [UInt8], operatorByDefault: String?) throws {
        var object = try RequestObject(body: body)
        guard let appointment = try object.id("appointment", as: ActID.self) else {
            throw Refusal(.missingField, field: "appointment")
        }
        self.init(appointment)
        date = try object.date("date")
        number = try object.text("number")
        by = try object.text("by") ?? operatorByDefault
        try object.finish()
    }
}
