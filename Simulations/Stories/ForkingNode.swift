import Replica
import World

package enum ForkingNode: Scenario {
    package static let summary = "A node signs two entries for one place and shows each peer another: all learn of it."

    package static func play(_ tell: ((String) -> Void)?) throws {
        for seed in UInt64(1)...6 {
            let story = try Story(counters: [3], seed: seed, tell: tell)
            _ = try story.issue("前", at: story.counter(1))
            try story.sync(rounds: 2)
            try story.strike(.forkingNode, at: story.counter(1))
            try story.comeTogether()
            let forks = try story.everybody.map { try story.status(of: $0).forks.map(\.entries) }
            try story.expect(Set(forks).count == 1, "every node holds the same proof, or none holds both branches")
        }
    }
}
