import World

package enum PowerCutAtEveryWrite: Scenario {
    package static let summary = "The power goes before every single write of an issue: what was acknowledged is there."

    /// An issue takes far fewer writes.
    private static let writeLimit = 200

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [1], tell: tell)
        let counter = story.counter(1)
        var cuts = 0
        while cuts < writeLimit, try story.issueWithPowerCut("断电\(cuts)", at: counter, beforeWrite: cuts) { cuts += 1 }
        try story.expect(cuts > 4, "an issue takes several writes")
        try story.expect(cuts < writeLimit, "an issue comes to its end at last")
        try story.comeTogether()
        try story.expect(story.licenseCount(at: story.city) >= story.acknowledged, "no acknowledged license is lost")
    }
}
