import Replica

/// What comes to this node, for programs that follow it.
enum EventRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/events", .scope(.read)) { api, call in
            var target = call.target
            let named = target.take("after")
            let limit = try target.number("limit", in: 1...Replica.pageLimit) ?? Replica.pageLimit
            try target.finish()
            // A client that connects again says in its header what it has seen last.
            let after = call.headers[.lastEventID] ?? named
            let page = try await api.owned.perform { try $0.events(after: after, limit: limit) }
            guard call.headers[.accept]?.contains(EventRoutes.streamType) == true else { return APIResponse(page) }
            guard let place = api.feeds.open() else { return .busy(retryAfterSeconds: 10) }
            var answer = APIResponse(status: 200, body: [], contentType: EventRoutes.streamType)
            answer.headers["cache-control"] = "no-store"
            // From the place that was asked for; "from now on" is now.
            answer.feed = EventFeed(api.owned, from: after ?? page.next, place: place) {
                await api.stillAdmits(call, to: .read)
            }
            return answer
        }
    ]

    static let streamType = "text/event-stream"
}
