import Replica

/// Numbers for Prometheus. Supervision goes through every license, so it is told only where it is asked for.
enum MetricsRoutes {
    static let all: [Route] = [
        Route("GET", "/metrics", .scope(.read)) { api, call in
            var target = call.target
            let isSupervised = try target.flag("supervision")
            let day = isSupervised ? try api.day(&target) : nil
            try target.finish()
            let outside = await api.outside.answers
            var supervision: SupervisionAnswer?
            if let day { supervision = try await api.owned.ask { $0.supervision(on: day) } }
            let text = try await api.owned.perform { [supervision] replica in
                MetricsText(try replica.status(), outside, supervision).text
            }
            return APIResponse(status: 200, body: Array(text.utf8), contentType: MetricsText.contentType)
        }
    ]
}
