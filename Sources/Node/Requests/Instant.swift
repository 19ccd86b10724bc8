import Foundation
import Licenses

/// Instants as people type them. The only place where text becomes a moment, and it is only ever a question's.
enum Instant {
    /// Milliseconds since 1970 UTC: a number of them, an ISO 8601 time with its offset, or a day, which means its end in
    /// China (24:00 UTC+8).
    static func milliseconds(parsing text: String) -> Int64? {
        if let day = CivilDate(parsing: Array(text.utf8)) {
            return (Int64(day.dayNumber) + 1) * 86_400_000 - 8 * 3_600_000
        }
        if let number = Int64(text) { return number }
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return Int64((date.timeIntervalSince1970 * 1000).rounded())
    }
}
