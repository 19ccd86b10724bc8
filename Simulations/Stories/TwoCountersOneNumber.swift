import Licenses
import Replica
import SignedLog
import World

package enum TwoCountersOneNumber: Scenario {
    package static let summary =
        "Two counters type the same license while out of touch; both are flagged, one is closed."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [2], tell: tell)
        let (one, two) = (story.counter(1), story.counter(2))
        story.cut(one, two)
        let first = try story.issue("同号", at: one)
        story.cut(one)
        let second = try story.issue("同号", at: two)
        try story.expect(story.status(of: one).duplicates == 0, "neither counter can know of the other")

        story.openLines()
        try story.sync(rounds: 2)
        for node in story.everybody {
            try story.expect(story.status(of: node).duplicates > 0, "node \(node) flags the shared number")
        }
        try story.type(.correct, second, at: two) { ($0.targets, $0.ground) = ([second.founding], "duplicate") }
        try story.comeTogether()
        for node in story.everybody {
            try story.expect(story.status(of: node).duplicates == 0, "node \(node) has nothing to flag any more")
            try story.expect(story.state(of: first, at: node) == .valid, "the first license stands")
            try story.expect(story.state(of: second, at: node) == .void, "the second one is closed")
        }
    }
}
