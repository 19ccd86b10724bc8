import SignedLog
import World

package enum StickOnly: Scenario {
    package static let summary =
        "There is no line for ninety days: one stick there and one back make two counters equal."

    package static func play(_ tell: ((String) -> Void)?) throws {
        let story = try Story(counters: [2], tell: tell)
        let (one, two) = (story.counter(1), story.counter(2))
        for node in story.everybody { story.cut(node) }
        var issued: [DocumentID] = []
        for day in 1...18 {
            issued.append(try story.issue("甲\(day)", at: one))
            _ = try story.issue("乙\(day)", at: two)
            try story.sync()
            story.pass(days: 5)
        }
        try story.carryStick(from: one, to: two)
        try story.carryStick(from: two, to: one)
        for node in [one, two] {
            try story.expect(story.licenseCount(at: node) == 36, "counter \(node) holds all without ever a line")
        }
        for license in issued {
            let isReadable = try story.isReadable("principal", of: license.founding, at: two)
            try story.expect(isReadable, "a stick brings what entries commit to")
        }
        try story.carryStick(from: two, to: story.hub)
        try story.carryStick(from: story.hub, to: story.city)
        try story.expect(story.licenseCount(at: story.city) == 36, "a stick reaches the city library, too")
        try story.comeTogether()
    }
}
