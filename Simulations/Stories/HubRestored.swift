import Replica
import World

package enum HubRestored: Scenario {
    package static let summary = "The hub goes on from an old backup and gets everything back from bureaus and city."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [1, 1], tell: tell)
        let (school, clinic) = (story.counter(1), story.counter(1, of: 1))
        try story.backUp(story.hub)
        for number in 1...6 {
            _ = try story.issue("教\(number)", at: school)
            _ = try story.issue("卫\(number)", at: clinic)
        }
        try story.sync(rounds: 2)
        try story.expect(story.licenseCount(at: story.hub) == 12, "the hub has all")
        try story.strike(.hubRestored, at: story.hub)
        try story.expect(story.licenseCount(at: story.hub) == 0, "its backup knows none of them")
        try story.comeTogether()
        for node in [story.hub, story.city] {
            try story.expect(story.licenseCount(at: node) == 12, "node \(node) has all again")
            try story.expect(story.status(of: node).forks.isEmpty, "its receipts contradict nothing")
        }
    }
}
