import World

package enum TenDaysOverNationalDay: Scenario {
    package static let summary = "A bureau is cut off over 国庆节 and issues five licenses a day; then all is caught up."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [1, 1], tell: tell)
        let (school, clinic) = (story.counter(1), story.counter(1, of: 1))
        story.cut(school)
        for day in 1...10 {
            for number in 1...5 { _ = try story.issue("国庆\(day)-\(number)", at: school) }
            _ = try story.issue("卫\(day)", at: clinic)
            try story.sync()
            story.pass(days: 1)
        }
        try story.expect(story.licenseCount(at: school) == 50, "fifty licenses were issued without a line")
        try story.expect(story.licenseCount(at: story.hub) == 10, "the hub knows those of the other office only")

        story.openLines()
        try story.meet(school, story.hub)
        try story.meet(story.hub, story.city)
        try story.expect(story.licenseCount(at: story.city) == 60, "two sessions later the city library has all sixty")
        try story.comeTogether()
    }
}
