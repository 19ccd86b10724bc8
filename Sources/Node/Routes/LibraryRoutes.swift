import Licenses
import Replica
import SignedLog

/// The three clocks of licenses, and the way into the city library.
enum LibraryRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/clocks", .scope(.read)) { api, call in
            var target = call.target
            let day = try api.day(&target)
            let question = try ClockQuestion(&target)
            let page = try LicenseListing(&target)
            return try await api.owned.answer { replica in
                let filter = try page.filter(in: replica, today: day)
                return replica.clocks(question, filter, after: page.after, limit: page.limit)
            }
        },
        Route("GET", "/api/v1/library", .scope(.read)) { api, call in
            var target = call.target
            let states = try target.take("library").map { word throws(Refusal) -> Set<LibraryState> in
                guard let state = LibraryState(word: word) else {
                    throw Refusal(.fieldType, field: "library", ["value": String(word.prefix(32))])
                }
                return [state]
            }
            let (page, today) = (try LicenseListing(&target), api.node.surroundings.replica.today)
            return try await api.owned.answer { replica in
                let filter = try page.filter(in: replica, today: today)
                return try replica.library(states, filter, after: page.after, limit: page.limit)
            }
        },
        Route("POST", "/api/v1/library/submissions", .scope(.issue)) { api, call in
            var object = try RequestObject(body: call.body)
            let license = try object.required("license")
            try object.finish()
            return APIResponse(try await api.owned.author { try $0.resubmit(license) })
        },
    ]
}

extension ClockQuestion {
    fileprivate init(_ target: inout RequestTarget) throws(Refusal) {
        let clock = try target.take("clock").map { word throws(Refusal) -> Clock in
            guard let clock = Clock(rawValue: word) else { throw Self.unknown("clock", word) }
            return clock
        }
        let states = try target.take("progress").map { word throws(Refusal) -> Set<LicenseClock.State> in
            guard let state = LicenseClock.State(rawValue: word) else { throw Self.unknown("progress", word) }
            return [state]
        }
        self.init(clock: clock, states: states)
    }

    private static func unknown(_ field: String, _ word: String) -> Refusal {
        Refusal(.fieldType, field: field, ["value": String(word.prefix(32))])
    }
}
