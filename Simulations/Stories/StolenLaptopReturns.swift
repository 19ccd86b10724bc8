import Licenses
import Replica
import World

package enum StolenLaptopReturns: Scenario {
    package static let summary =
        "A laptop reported stolen comes back with fifty honest licenses: a colleague adopts them."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [2], tell: tell)
        let (laptop, colleague) = (story.counter(1), story.counter(2))
        let before = try story.issue("被盗前", at: laptop)
        try story.sync(rounds: 2)

        story.cut(laptop)
        let honest = try (1...50).map { try story.issue("途中\($0)", at: laptop) }
        try story.cutOff(laptop)
        try story.sync(rounds: 2)
        try story.expect(story.state(of: before, at: colleague) == .valid, "what the hub held at the cut still counts")

        story.openLines()
        try story.meet(laptop, story.hub)
        try story.expect(story.type(.amend, before, at: laptop) == nil, "a cut key writes nothing more")
        try story.expect(story.state(of: honest[0], at: story.hub) == nil, "what lies beyond the cut shows nowhere")

        try story.adopt(at: story.hub)
        try story.comeTogether()
        for license in honest {
            try story.expect(story.state(of: license, at: story.city) == .valid, "all fifty licenses are good again")
        }
    }
}
