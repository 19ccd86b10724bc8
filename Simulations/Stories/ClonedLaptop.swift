import Replica
import World

package enum ClonedLaptop: Scenario {
    package static let summary =
        "A laptop is copied while it runs: the fork is proven everywhere and nobody picks a side."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [2], tell: tell)
        let (laptop, colleague) = (story.counter(1), story.counter(2))
        _ = try story.issue("前", at: laptop)
        try story.sync(rounds: 2)
        try story.strike(.clonedRunning, at: laptop)
        let copy = story.everybody.count - 1
        try story.meet(copy, story.hub)
        try story.meet(laptop, story.hub)
        try story.expect(story.status(of: story.hub).forks.count == 1, "the hub holds the proof of one fork")
        try story.meet(laptop, story.hub)
        try story.expect(story.hasStopped(laptop), "the laptop has stopped writing")
        try story.comeTogether()
        for node in [colleague, story.hub, story.city] {
            try story.expect(story.status(of: node).forks.count == 1, "node \(node) holds the same proof")
        }
    }
}
