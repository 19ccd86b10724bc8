import Foundation
package import Licenses
package import Replica
import Signing

/// Real events of a register, typed at the counters of one office while the line is closed most of the time.
///
/// Each event is typed at its home, which its county decides; some are typed at a second counter too. What a counter
/// cannot type yet, because it does not hold the license or its cancel, waits until the line opens.
package struct EventReplay {
    private let scene: RegisterDistrict
    private let counters: [Counter]
    private let rhythm: Rhythm
    /// The register as it should stand now, by code; nil for a row that was removed.
    private var register: [String: RegisterRow?] = [:]
    /// The last event about each code, counted from 1.
    private var lastEvent: [String: Int] = [:]
    /// What waits at each counter, in order.
    private var waiting: [[Typing]]
    /// Rows that came back since the line was open last.
    private var backSince: [Typing] = []
    /// New rows that two counters have typed since.
    private var issuedTwice: [Typing] = []
    package private(set) var report = ReplayReport()

    /// How often the line opens and how often a second counter types.
    package struct Rhythm: Sendable {
        package var daysPerOpening = 3
        package var eventsPerSecondTyping = 50

        package init(daysPerOpening: Int = 3, eventsPerSecondTyping: Int = 50) {
            (self.daysPerOpening, self.eventsPerSecondTyping) = (daysPerOpening, eventsPerSecondTyping)
        }
    }

    private struct Typing {
        /// Counted from 1.
        let index: Int
        let event: RegisterEvent
        let row: RegisterRow
        let isBack: Bool
        let isSecond: Bool
    }

    /// - Parameter snapshot: what all counters hold already.
    package init(of snapshot: RegisterFile, in scene: RegisterDistrict, rhythm: Rhythm = Rhythm()) {
        (self.scene, self.rhythm) = (scene, rhythm)
        counters = scene.counters.map { Counter(replica: $0) }
        waiting = counters.map { _ in [] }
        for record in snapshot.records { register[record.row.code] = record.row }
    }

    /// Types the events of so many days, beginning with the day of the first one. The line is open at the end.
    package mutating func run(_ changes: RegisterFile, days: Int) throws {
        guard let first = changes.records.first?.event?.day else { return }
        var rest = changes.records[...]
        var index = 0
        for dayNumber in 0..<days {
            guard let day = first.adding(days: dayNumber) else { break }
            scene.district.clock.set(to: day)
            while let record = rest.first, let event = record.event, event.day <= day {
                rest.removeFirst()
                index += 1
                try type(record.row, event, index)
            }
            let isLast = dayNumber == days - 1
            if isLast || (dayNumber + 1).isMultiple(of: rhythm.daysPerOpening) { try open(on: day) }
        }
    }

    private mutating func type(_ row: RegisterRow, _ event: RegisterEvent, _ index: Int) throws {
        let isBack = event.kind == .add && register[row.code] != nil
        register.updateValue(event.kind == .remove ? nil : row, forKey: row.code)
        lastEvent[row.code] = index
        report.events += 1
        let home = Self.home(of: row.county, among: counters.count)
        try type(Typing(index: index, event: event, row: row, isBack: isBack, isSecond: false), at: home)
        guard index.isMultiple(of: rhythm.eventsPerSecondTyping), counters.count > 1 else { return }
        report.secondTypings += 1
        let second = (home + 1) % counters.count
        try type(Typing(index: index, event: event, row: row, isBack: isBack, isSecond: true), at: second)
    }

    /// The counter of a county: the same in every run.
    package static func home(of county: String, among count: Int) -> Int {
        Int(SHA256.digest(Array(county.utf8)).array[0]) % count
    }

    private mutating func type(_ typing: Typing, at counter: Int) throws {
        if typing.isBack, !typing.isSecond { backSince.append(typing) }
        if typing.isSecond, typing.event.kind == .add, !typing.isBack { issuedTwice.append(typing) }
        let isBehind = waiting[counter].contains { $0.row.code == typing.row.code }
        let outcome: Counter.Outcome =
            isBehind
            ? .waits("an earlier event waits")
            : try counters[counter].type(typing.event, typing.row, isBack: typing.isBack, isRetry: false)
        switch outcome {
        case .done: report.done += 1
        case .alreadySo: report.alreadySo += 1
        case .waits(let why):
            waiting[counter].append(typing)
            report.waited.append("\(Self.name(typing)) at counter \(counter + 1): \(why)")
        }
    }

    private static func name(_ typing: Typing) -> String {
        "\(typing.index). \(typing.event.day) \(typing.event.kind) \(typing.row.code)"
    }

    /// Everybody meets, and what waited is typed. Then the homes put right what was typed apart: a row that came back
    /// while another counter cancelled it once more, and a license that was issued twice. Everybody meets with that.
    private mutating func open(on day: CivilDate) throws {
        try scene.openLine()
        report.openings += 1
        for counter in counters.indices { try retry(at: counter) }
        try scene.openLine()
        for typing in backSince { try correctLateCancels(typing) }
        for typing in issuedTwice { try closeDuplicates(typing) }
        (backSince, issuedTwice) = ([], [])
        try scene.openLine()
    }

    private mutating func retry(at counter: Int) throws {
        let all = waiting[counter]
        waiting[counter] = []
        for typing in all {
            guard lastEvent[typing.row.code] == typing.index else {
                report.overtaken += 1
                continue
            }
            switch try counters[counter].type(typing.event, typing.row, isBack: typing.isBack, isRetry: true) {
            case .done: report.done += 1
            case .alreadySo: report.alreadySo += 1
            case .waits(let why): report.stuck.append("\(Self.name(typing)) at counter \(counter + 1): \(why)")
            }
        }
    }

    private mutating func correctLateCancels(_ typing: Typing) throws {
        guard case .some(.some) = register[typing.row.code] else { return }
        let home = Self.home(of: typing.row.county, among: counters.count)
        if try counters[home].correctCancels(of: typing.row, on: typing.event) {
            report.lateCancels.append("\(Self.name(typing)) at counter \(home + 1)")
        }
    }

    private mutating func closeDuplicates(_ typing: Typing) throws {
        let home = Self.home(of: typing.row.county, among: counters.count)
        if try counters[home].closeDuplicates(of: typing.row, on: typing.event) > 0 {
            report.closed.append("\(Self.name(typing)) at counter \(home + 1)")
        }
    }

    /// Where the register and what a node shows of it differ, in words; rows with rivals are left to a person.
    package func differences(at node: String, _ replica: Replica, on day: CivilDate) throws -> [String] {
        try RegisterComparison(register: register, touched: Set(lastEvent.keys), day: day)
            .differences(at: replica).map { "\(node): \($0)" }
    }
}

/// What became of the events.
package struct ReplayReport: Sendable {
    package internal(set) var events = 0
    package internal(set) var secondTypings = 0
    package internal(set) var openings = 0
    /// Typings that became acts.
    package internal(set) var done = 0
    /// Typings that waited and that another counter had made meanwhile.
    package internal(set) var alreadySo = 0
    /// Typings that waited until a later event about the same row had been typed elsewhere.
    package internal(set) var overtaken = 0
    package internal(set) var waited: [String] = []
    package internal(set) var stuck: [String] = []
    /// Rows that came back at one counter while another cancelled them a second time.
    package internal(set) var lateCancels: [String] = []

    /// Licenses that two counters had issued: the second one was closed as a duplicate.
    package internal(set) var closed: [String] = []

    package var isEveryEventAccountedFor: Bool {
        stuck.isEmpty && events + secondTypings == done + alreadySo + overtaken
    }
}
