import World

package enum CityDownForMonths: Scenario {
    package static let summary = "The city library is gone for three months; nobody waits for it, and then it has all."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [1, 1], tell: tell)
        let (school, clinic) = (story.counter(1), story.counter(1, of: 1))
        story.cut(story.city)
        for week in 1...13 {
            _ = try story.issue("教\(week)", at: school)
            _ = try story.issue("卫\(week)", at: clinic)
            try story.sync()
            story.pass(days: 7)
        }
        try story.expect(story.licenseCount(at: story.hub) == 26, "the hub has everything meanwhile")
        try story.expect(story.licenseCount(at: story.city) == 0, "the city has nothing yet")
        story.openLines()
        try story.meet(story.hub, story.city)
        try story.expect(story.licenseCount(at: story.city) == 26, "one session later the city has everything")
        try story.comeTogether()
    }
}
