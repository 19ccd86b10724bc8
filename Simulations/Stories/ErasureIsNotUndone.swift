import Replica
import SignedLog
import World

package enum ErasureIsNotUndone: Scenario {
    package static let summary =
        "A name is erased by two keys; no stick, no backup and no returning node brings it back."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [2], tell: tell)
        let (one, two) = (story.counter(1), story.counter(2))
        let license = try story.issue("删除", at: one)
        try story.sync(rounds: 2)
        try story.backUp(two)
        for node in story.everybody {
            try story.expect(story.isReadable("principal", of: license.founding, at: node), "everybody can read it")
        }

        try story.type(.erase, license, at: one) { $0.keys = ["principal"] }
        try story.sync(rounds: 2)
        try story.expect(story.isReadable("principal", of: license.founding, at: two), "one key alone erases nothing")
        try story.type(.erase, license, at: story.hub) { $0.keys = ["principal"] }
        try story.sync(rounds: 2)
        try expectGone(license.founding, story)

        try story.strike(.restoredBackup, at: two)
        try story.expect(story.isReadable("principal", of: license.founding, at: two), "the old backup still has it")
        try story.carryStick(from: two, to: one)
        try story.comeTogether()
        try expectGone(license.founding, story)
    }

    private static func expectGone(_ act: ActID, _ story: Story) throws {
        for node in story.everybody {
            let isReadable = try story.isReadable("principal", of: act, at: node)
            try story.expect(!isReadable, "nobody can read it at node \(node)")
        }
    }
}
