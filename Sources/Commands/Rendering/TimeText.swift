import Foundation
import Words

/// Days as the API writes them.
enum DayText {
    /// The last day of a term, or 长期; nil if the license states none.
    static func term(_ value: JSON) -> String? {
        guard let text = value.string else { return nil }
        return text == "long-term" ? Phrase.longTerm.text : text
    }
}

/// Points in time as the API writes them: milliseconds since 1970, or a text that is shown as it is.
enum InstantText {
    /// In China's one time zone (UTC+8, without summer time since 1992).
    private static let style = Date.ISO8601FormatStyle(timeZone: .gmt)
        .year().month().day().dateSeparator(.dash).dateTimeSeparator(.space).time(includingFractionalSeconds: false)
    private static let offsetSeconds = 8 * 3600.0

    static func text(_ value: JSON) -> String? {
        guard let milliseconds = value.int else { return value.string }
        return Date(timeIntervalSince1970: Double(milliseconds) / 1000 + offsetSeconds).formatted(style)
    }
}

/// How long ago something was, in the largest unit that says enough.
package enum AgeText {
    package static func text(seconds: Int) -> String {
        switch seconds {
        case ..<0: Phrase.clockBehind.text
        case ..<5: Phrase.justNow.text
        case ..<120: Phrase.secondsAgo.text(["n": String(seconds)])
        case ..<7200: Phrase.minutesAgo.text(["n": String(seconds / 60)])
        case ..<172_800: Phrase.hoursAgo.text(["n": String(seconds / 3600)])
        case _: Phrase.daysAgo.text(["n": String(seconds / 86_400)])
        }
    }

    /// Of a time in milliseconds, or of an age in seconds beside it; nil if there is neither.
    static func text(at instant: JSON, age: JSON, now: JSON) -> String? {
        if let seconds = age.int { return text(seconds: seconds) }
        guard let instant = instant.int, let now = now.int else { return InstantText.text(instant) }
        return text(seconds: (now - instant) / 1000)
    }
}
