import Replica
import World

package enum LibraryAwayForSixtyDays: Scenario {
    package static let summary =
        "The city library does not answer for sixty days while licenses change and end: then it has all, once, as it is."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [1, 1], tell: tell)
        let (school, clinic) = (story.counter(1), story.counter(1, of: 1))
        var library = StoryLibrary()
        let first = try story.issue("教一", at: school)
        let second = try story.issue("卫一", at: clinic)
        try story.sync(rounds: 2)
        try story.expect(story.submit(to: &library, isHeard: false) == 2, "both are submitted, and nobody answers")
        for day in 1...6 {
            _ = try story.issue("教\(day)号", at: school)
            if day == 2 { _ = try story.type(.amend, first, at: school) }
            if day == 3 { _ = try story.type(.annul, second, at: clinic) }
            try story.sync(rounds: 2)
            _ = try story.submit(to: &library, isHeard: false)
            if day == 4 { try story.strike(.processKilled, at: story.city) }
            story.pass(days: 10)
        }
        try story.expect(
            library.taken.count == 10,
            "8 licenses and 2 changes are submitted once, however often it was asked"
        )
        _ = try story.submit(to: &library, isHeard: true)
        try story.expect(story.libraryCounts(at: story.city) == ["collected": 8], "all are in the library")
        try story.expect(library.held.count == 8, "none is there twice")
        try story.expect(library.taken.count == 10, "what had been told before is not told again")
        let told = library.held.values.compactMap { $0.told?.elements[.state] }
        try story.expect(told.count { $0 == "annulled" } == 1, "the library knows that one was annulled")
        try story.expect(story.submit(to: &library, isHeard: true) == 0, "nothing is owed any more")
        try story.sync(rounds: 2)
        try story.expect(story.libraryCounts(at: school)["collected"] == 7, "the bureau sees its own")
        try story.comeTogether()
    }
}
