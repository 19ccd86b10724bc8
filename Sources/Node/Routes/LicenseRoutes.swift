import Console
import Licenses
import Replica
import SignedLog
import Signing

/// Reading licenses, and taking many in.
enum LicenseRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/licenses", .scope(.read)) { api, call in
            var target = call.target
            let (page, today) = (try LicenseListing(&target), api.node.surroundings.replica.today)
            return try await api.owned.answer { replica in
                try replica.licenses(page.filter(in: replica, today: today), after: page.after, limit: page.limit)
            }
        },
        Route("GET", "/api/v1/due", .scope(.read)) { api, call in
            var target = call.target
            let today = try api.day(&target)
            let days = try target.number("within", in: 0...Replica.dueLimit) ?? Replica.dueDays
            let page = try LicenseListing(&target)
            return try await api.owned.answer { replica in
                let filter = try page.filter(in: replica, today: today)
                return try replica.due(filter, within: days, after: page.after, limit: page.limit)
            }
        },
        Route("GET", "/api/v1/lacking-paper", .scope(.read)) { api, call in
            var target = call.target
            let (page, today) = (try LicenseListing(&target), api.node.surroundings.replica.today)
            return try await api.owned.answer { replica in
                let filter = try page.filter(in: replica, today: today)
                return try replica.lackingPaper(filter, after: page.after, limit: page.limit)
            }
        },
        Route("GET", "/api/v1/coverage", .scope(.read)) { api, call in
            var target = call.target
            let (page, today) = (try LicenseListing(&target), api.node.surroundings.replica.today)
            return try await api.owned.answer { replica in
                let filter = try page.filter(in: replica, today: today)
                return replica.coverage(filter, after: page.after, limit: page.limit)
            }
        },
        Route("GET", "/api/v1/licenses/:id", .scope(.read)) { api, call in
            let selector = call.parameter("id")
            var target = call.target
            let moment = try Moment(&target)
            let (answer, revision) = try await api.owned.perform { replica in
                let license = try replica.license(selector, asOf: moment.asOf, knownAt: moment.knownAt)
                return (APIResponse(license), try replica.revision(of: license.document))
            }
            return answer.with(revision)
        },
        Route("GET", "/api/v1/licenses/:id/history", .scope(.read)) { api, call in
            let selector = call.parameter("id")
            try call.target.finish()
            return try await api.owned.answer { try $0.history(selector) }
        },
        Route("GET", "/api/v1/licenses/:id/export", .scope(.read)) { api, call in
            let selector = call.parameter("id")
            try call.target.finish()
            return APIResponse(file: try await api.owned.perform { try $0.licenseFile(selector) })
        },
        Route("GET", "/api/v1/licenses/:id/layout", .scope(.read)) { api, call in
            let selector = call.parameter("id")
            try call.target.finish()
            let layout = try await api.owned.perform { try $0.layout(selector) }
            var answer = APIResponse(file: layout.bytes, contentType: layout.format.mediaType)
            answer.headers["etag"] = "\"\(layout.digest.hex)\""
            return answer
        },
        Route("GET", "/api/v1/licenses/:id/print", .scope(.read)) { api, call in
            let selector = call.parameter("id")
            try call.target.finish()
            return APIResponse(page: LicenseSheet(try await api.owned.perform { try $0.printout(selector) }).page)
        },
        Route("GET", "/api/v1/entries", .own) { api, call in
            var target = call.target
            let audience = AudienceName(target.take("audience"))
            try target.finish()
            return APIResponse(
                file: try await api.owned.perform { replica in
                    var file: [UInt8] = []
                    try replica.writeEntries(of: audience.audience(in: replica)) { file += $0 }
                    return file
                },
                contentType: "application/cbor-seq"
            )
        },
        Route("POST", "/api/v1/reconcile", .own, isStreamed: true) { api, call in
            let order = try ReconciliationOrder(body: call.body)
            let workers = api.node.surroundings.replica.workers
            return APIResponse(
                try await ReconciliationRun.report(of: order, api.owned, workers: workers, progress: call.progress)
            )
        },
        Route("GET", "/api/v1/imports", .scope(.read)) { api, call in
            try call.target.finish()
            return APIResponse(Imports(imports: try await api.owned.perform { try $0.imports() }))
        },
        Route("POST", "/api/v1/import", .own, isStreamed: true) { api, call in
            let order = try ImportOrder(body: call.body, operatorByDefault: api.configuration.by)
            return APIResponse(try await ImportRun(order: order, owned: api.owned).run(progress: call.progress))
        },
    ]

    private struct Imports: Encodable {
        let imports: [ImportAnswer]
    }

    /// "As of T, as known at K".
    private struct Moment {
        let asOf: CivilDate?
        let knownAt: KnownAt?

        init(_ target: inout RequestTarget) throws(Refusal) {
            asOf = try target.date("asOf")
            let isHere = try target.flag("here")
            if let text = target.take("knownAt") {
                guard let milliseconds = Instant.milliseconds(parsing: text) else {
                    throw Refusal(.dateImpossible, field: "knownAt", ["value": String(text.prefix(32))])
                }
                knownAt = isHere ? .here(milliseconds) : .witnessed(milliseconds, by: nil)
            } else {
                knownAt = nil
            }
            try target.finish()
        }
    }
}

/// An audience as a person names it: nothing or `district` for the whole district, else offices joined by commas, each by
/// id, code or name.
struct AudienceName: Sendable {
    let offices: [String]

    init(_ text: String?) {
        offices = text == nil || text == "district" ? [] : (text ?? "").split(separator: ",").map { String($0.trimmed) }
    }

    func audience(in replica: Replica) throws -> Audience {
        Audience(try offices.map { try replica.office(named: $0) })
    }
}
