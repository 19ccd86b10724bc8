import Replica
import SignedLog
import World

package enum ClockIn1970: Scenario {
    package static let summary =
        "A PC whose battery is empty says 1970, one is twenty years ahead: both issue and sync."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [3], tell: tell)
        let (old, ahead, right) = (story.counter(1), story.counter(2), story.counter(3))
        story.setClock(of: old, to: 0)
        story.setClock(of: ahead, to: 2_400_000_000_000)
        let shared = try story.issue("共同", at: right)
        try story.sync(rounds: 2)
        for node in [old, ahead] { _ = try story.issue("钟\(node)", at: node) }
        try story.type(.amend, shared, at: old) { $0.fields = ["address": .text("旧钟址")] }
        try story.sync()
        try story.type(.amend, shared, at: ahead) { $0.fields = ["address": .text("快钟址")] }
        try story.sync(rounds: 2)
        for node in [old, ahead, right, story.hub, story.city] {
            try story.expect(story.licenseCount(at: node) == 3, "node \(node) holds all three licenses")
            let row = try story.row(of: shared, at: node)
            try story.expect(row?.version == 3 && row?.rivals == false, "who knew of whom decides, not the clock")
        }
        try story.expect(story.status(of: old).clock.doubt, "the old clock is doubted")
        try story.comeTogether()
    }
}
