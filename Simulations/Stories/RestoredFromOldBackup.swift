import Replica
import World

package enum RestoredFromOldBackup: Scenario {
    package static let summary =
        "A counter goes on from an old backup: it parts honestly, and takes its lost tail back."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [2], tell: tell)
        let counter = story.counter(1)
        for number in 1...3 { _ = try story.issue("旧\(number)", at: counter) }
        try story.backUp(counter)
        for number in 1...4 { _ = try story.issue("新\(number)", at: counter) }
        try story.sync(rounds: 2)

        story.cut(counter)
        try story.strike(.restoredBackup, at: counter)
        try story.expect(story.licenseCount(at: counter) == 3, "the backup knows three licenses")
        for number in 1...2 { _ = try story.issue("后\(number)", at: counter) }

        story.openLines()
        try story.comeTogether()
        for node in story.everybody {
            try story.expect(story.licenseCount(at: node) == 9, "all nine licenses are at node \(node)")
            try story.expect(story.status(of: node).forks.isEmpty, "nobody signed one place twice")
            try story.expect(story.status(of: node).duplicates == 0, "no serial was given twice")
        }
    }
}
