import Replica
import SignedLog
import World

package enum PartitionHeals: Scenario {
    package static let summary =
        "Two counters are out of touch for three days, both issue, and one line later all is one."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [2, 1], tell: tell)
        let (one, two) = (story.counter(1), story.counter(2))
        let shared = try story.issue("共同", at: one)
        try story.sync(rounds: 2)

        story.cut(one)
        for day in 1...3 {
            _ = try story.issue("甲\(day)", at: one)
            _ = try story.issue("乙\(day)", at: two)
            try story.type(.amend, shared, at: one) { $0.fields = ["address": .text("甲址")] }
            try story.sync()
            story.pass(days: 1)
        }
        try story.type(.amend, shared, at: two) { $0.fields = ["address": .text("乙址")] }
        try story.expect(story.licenseCount(at: one) == 4, "the counter goes on issuing without a line")
        try story.expect(story.licenseCount(at: story.hub) == 4, "the hub holds what the other counter issued")

        story.openLines()
        try story.sync(rounds: 2)
        for node in [one, two, story.hub, story.city] {
            try story.expect(story.licenseCount(at: node) == 7, "all seven licenses are at node \(node)")
            try story.expect(story.row(of: shared, at: node)?.rivals == true, "what was amended twice is flagged")
        }
        try story.type(.settle, shared, at: two) { $0.fields = ["address": .text("定址")] }
        try story.comeTogether()
        try story.expect(story.row(of: shared, at: one)?.rivals == false, "a person has settled it for all")
    }
}
