import District
import Licenses
import Replica
import SignedLog

/// Incidents 不可抗力: declared, reported, cleared, completed and closed; what they held up.
enum IncidentRoutes {
    static let all: [Route] =
        questions + [
            step("declare", .declare), step("report", .report), step("clear", .clear), step("complete", .complete),
            step("close", .close), assignment,
        ]

    private static let questions = [
        Route("GET", "/api/v1/incidents", .scope(.read)) { api, call in
            var target = call.target
            let office = target.take("office")
            let day = try api.day(&target)
            try target.finish()
            let incidents = try await api.owned.ask { replica in
                replica.incidents(of: try office.map { try replica.office(named: $0) }, on: day)
            }
            return APIResponse(List(incidents: incidents))
        },
        Route("GET", "/api/v1/incidents/:incident", .scope(.read)) { api, call in
            var target = call.target
            let day = try api.day(&target)
            try target.finish()
            let name = call.parameter("incident")
            return try await api.owned.answer { try $0.incident($0.incident(named: name), on: day) }
        },
    ]

    private static func step(_ verb: String, _ step: IncidentStep) -> Route {
        Route("POST", "/api/v1/incidents/\(verb)", .scope(.issue)) { api, call in
            var object = try RequestObject(body: call.body)
            let incident = step == .declare ? nil : try object.text("incident")
            let offices = step == .declare ? try object.texts("offices") ?? [] : []
            let cause = try step == .declare ? object.required("cause") : object.text("remark") ?? Self.remark(step)
            var request = IncidentRequest(step, cause: cause)
            request.day = try object.date("date")
            if step == .declare {
                request.measures = try object.text("measures")
                request.operations = try (object.texts("operations") ?? []).map { word throws(Refusal) in
                    try IncidentOperation(apiName: word, field: "operations")
                }
            }
            try object.finish()
            return APIResponse(
                try await api.owned.author { [request] replica in
                    var request = request
                    request.offices = try offices.map { try replica.office(named: $0) }
                    request.incident = try incident.map { try replica.incident(named: $0) }
                    return try replica.author(request)
                }
            )
        }
    }

    private static let assignment = Route("POST", "/api/v1/incidents/assign", .scope(.issue)) { api, call in
        var object = try RequestObject(body: call.body)
        let incident = try object.required("incident")
        let acts: [ActID] = try object.ids("acts")
        let by = try object.text("by") ?? api.configuration.by
        try object.finish()
        guard let by else { throw Refusal(.operatorMissing, field: "by") }
        return APIResponse(
            try await api.owned.author { try $0.assign(acts, to: $0.incident(named: incident), by: by) }
        )
    }

    /// What is said of a step where nobody says anything.
    private static func remark(_ step: IncidentStep) -> String {
        switch step {
        case .declare: "申报"
        case .report: "上报"
        case .clear: "故障排除"
        case .complete: "补办完成"
        case .close: "办结"
        }
    }

    private struct List: Encodable {
        let incidents: [IncidentAnswer]
    }
}

extension IncidentOperation: NamedInAPI {
    var apiName: String { word }
}
