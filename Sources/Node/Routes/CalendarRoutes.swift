import Licenses
import Replica

/// Working days: published by the root, counted everywhere.
enum CalendarRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/calendars", .scope(.read)) { api, call in
            try call.target.finish()
            return APIResponse(await api.owned.ask { List(calendars: $0.calendars()) })
        },
        Route("POST", "/api/v1/calendars", .scope(.district)) { api, call in
            let document = try NoticeDocument(bytes: call.body)
            return APIResponse(try await api.owned.author { try $0.publish(document.notices) })
        },
        Route("GET", "/api/v1/deadline", .scope(.read)) { api, call in
            var target = call.target
            let day = try target.date("after")
            let count = try target.number("days", in: 1...WorkingCalendar.largestCount)
            try target.finish()
            guard let day else { throw Refusal(.missingField, field: "after") }
            return try await api.owned.answer { try $0.deadline(count ?? 3, workingDaysAfter: day) }
        },
    ]

    private struct List: Encodable {
        let calendars: [CalendarAnswer]
    }
}
