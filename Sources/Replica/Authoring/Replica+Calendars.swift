import District
package import Licenses
import SignedLog
import Signing

/// What became of notices that were published.
package struct PublishedCalendars: Encodable, Sendable {
    /// The years whose calendar is another now, ascending.
    package let years: [Int]
    /// Days of years that have no calendar: nothing is said of them.
    package let leftOut: [CivilDate]
}

/// 工作日历: the district's calendars, by the root key.
extension Replica {
    /// Most notices that are published at once.
    package static let noticeLimit = 64

    /// Publishes what notices of the State Council say, one act a year. What is in force already is not written again.
    package func publish(_ notices: [HolidayNotice]) throws -> PublishedCalendars {
        guard district != nil else { throw Refusal(.noDistrict) }
        let view = state.authority.currentView
        guard let root, view.rootKey == root.publicKey else { throw Refusal(.notRoot) }
        guard !notices.isEmpty else { throw Refusal(.missingField, field: "notices") }
        guard notices.count <= Self.noticeLimit else {
            throw Refusal(
                .tooLarge,
                field: "notices",
                ["count": "\(notices.count)", "limit": "\(Self.noticeLimit)"]
            )
        }
        let drafts = CalendarDrafts(notices) { view.calendar(year: UInt64($0))?.statement.calendar }
        if !drafts.acts.isEmpty {
            let nonce = { [entropy = surroundings.entropy] in entropy.bytes16() }
            _ = try write(drafts.acts.map { .calendar($0, nonce: nonce()) }, for: .district, key: root)
        }
        return PublishedCalendars(years: drafts.acts.map { Int($0.year) }, leftOut: drafts.leftOut)
    }
}

extension RootStatement {
    /// The calendar that it publishes.
    var calendar: CalendarAct? {
        guard case .calendar(let act) = content else { return nil }
        return act
    }
}
