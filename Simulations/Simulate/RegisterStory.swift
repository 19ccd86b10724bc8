import Foundation
import Licenses
import Rehearsal
import Replica
import Storage
import World

/// RegisterReplay: all days of a real register, typed at one counter, with a hub and the city library. The line is
/// open every third day, as in `hefu-replay`, whose rules these are.
struct RegisterStory {
    static let name = "RegisterReplay"

    /// Where `snapshot-*.csv` and `changes-*.csv` are.
    let folder: String?

    /// So many rows may differ, if each is explained.
    private static let differenceLimit = 50

    func run() throws -> Verdict {
        guard let folder, let snapshot = try file("snapshot", in: folder), let changes = try file("changes", in: folder)
        else {
            Console.say("\(Self.name) needs --register with a directory that holds snapshot-*.csv and changes-*.csv")
            return .crash
        }
        return try play(.snapshot(path: snapshot), .changes(path: changes))
    }

    private func file(_ prefix: String, in folder: String) throws -> String? {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .first { $0.hasPrefix(prefix) && $0.hasSuffix(".csv") }.map { "\(folder)/\($0)" }
    }

    private func play(_ snapshot: RegisterFile, _ changes: RegisterFile) throws -> Verdict {
        guard let first = changes.records.first?.event?.day, let last = changes.records.last?.event?.day,
            let before = first.adding(days: -1)
        else { return .crash }
        let days = last.dayNumber - first.dayNumber + 1
        Console.say("\(snapshot.records.count) rows at the start, then \(days) days to \(last)")
        let scene = try RegisterDistrict(counterCount: 1, in: nil, seed: "register", at: before)
        _ = try BackFile(importing: snapshot, at: scene.counters[0])
        try scene.openLine()
        var replay = EventReplay(of: snapshot, in: scene)
        try replay.run(changes, days: days)
        let figures = RegisterFigures(snapshot, changes)
        Console.say(figures.text)
        return try judge(scene, replay, figures, on: last)
    }

    private func judge(
        _ scene: RegisterDistrict,
        _ replay: EventReplay,
        _ figures: RegisterFigures,
        on day: CivilDate
    ) throws -> Verdict {
        var verdict = Verdict.held
        guard replay.report.isEveryEventAccountedFor else {
            for line in replay.report.stuck.prefix(Self.differenceLimit) { Console.say("could not be typed: \(line)") }
            return .safety
        }
        for (name, node) in [("hub", scene.district.hub), ("city", scene.city)] {
            var filter = LicenseFilter(date: day)
            filter.states = [.valid, .notYetInForce]
            let count = try node.licenseCount(filter)
            let differences = try replay.differences(at: name, node, on: day)
            Console.say("\(name): \(count) in force, \(differences.count) differ from the register")
            for line in differences.prefix(Self.differenceLimit) { Console.say("  \(line)") }
            if count != figures.inForce || !differences.isEmpty { verdict = .convergence }
        }
        let digests = try scene.nodes.map { try RegisterDistrict.digests(of: $0.replica) }
        Console.say("digests of all nodes are \(Set(digests).count == 1 ? "equal" : "different")")
        return Set(digests).count == 1 ? verdict : .convergence
    }
}

/// What the files themselves say happened.
struct RegisterFigures {
    private(set) var new = 0
    private(set) var returned = 0
    private(set) var amended = 0
    private(set) var cancelled = 0
    private var open: Set<String>

    init(_ snapshot: RegisterFile, _ changes: RegisterFile) {
        open = Set(snapshot.records.map(\.row.code))
        var known = open
        for record in changes.records {
            let code = record.row.code
            switch record.event?.kind {
            case .add:
                if known.insert(code).inserted { new += 1 } else { returned += 1 }
                open.insert(code)
            case .change: amended += 1
            case .remove:
                cancelled += 1
                open.remove(code)
            case nil: continue
            }
        }
    }

    var inForce: Int { open.count }

    var text: String {
        "\(new) new, \(returned) returned, \(amended) amended, \(cancelled) cancelled, \(inForce) in force at the end"
    }
}
