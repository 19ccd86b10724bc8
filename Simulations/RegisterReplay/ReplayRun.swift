import Foundation
import Licenses
import Rehearsal
import Replica
import SignedLog
import Storage

/// One run: step by step, each with what must hold after it.
struct ReplayRun {
    private let snapshot: RegisterFile
    private let changes: RegisterFile
    private let days: Int
    private let scene: RegisterDistrict
    private let snapshotDay: CivilDate
    private let lastDay: CivilDate

    init(snapshot: RegisterFile, changes: RegisterFile, days: Int, in directory: URL) throws {
        guard let first = changes.records.first?.event?.day, let before = first.adding(days: -1),
            let last = first.adding(days: days - 1)
        else { throw RehearsalFailure(what: "there are no events to replay") }
        (self.snapshot, self.changes, self.days) = (snapshot, changes, days)
        (snapshotDay, lastDay) = (before, last)
        scene = try RegisterDistrict(counterCount: 3, in: directory, seed: "register", at: before)
    }

    /// False if something that must hold does not.
    func perform() throws -> Bool {
        var claims = Claims()
        try importOnce(&claims)
        try importAgain(&claims)
        try openLine(&claims)
        try replay(&claims)
        try check(&claims)
        print(
            claims.failed == 0 ? "all \(claims.count) claims hold" : "\(claims.failed) of \(claims.count) claims fail"
        )
        return claims.failed == 0
    }

    private func importOnce(_ claims: inout Claims) throws {
        let counter = scene.counters[0]
        let taken = try BackFile(importing: snapshot, at: counter)
        print("back-file of \(snapshotDay): \(taken.rows) rows, \(taken.new) new, \(taken.refused.count) refused")
        for (record, refusal) in taken.refused { print("  record \(record): \(refusal.code.rawValue)") }
        claims.check("every row is accounted for", taken.isEveryRowAccountedFor && taken.rows == snapshot.records.count)
        claims.check("every row is a license", try counter.status().licenses == snapshot.records.count)
        try duplicates(counter, &claims)
        try datedLater(counter, &claims)
    }

    private func duplicates(_ counter: Replica, _ claims: inout Claims) throws {
        let shared = snapshot.sharedNumbers
        print("\(shared.reduce(0) { $0 + $1.count }) rows share \(shared.count) numbers byte for byte:")
        for rows in shared {
            print("  \(rows[0].row.number): \(rows.map(\.row.code).joined(separator: " "))")
        }
        claims.check("each shared number is flagged", try counter.status().duplicates == shared.count)
        for record in shared.joined() {
            let flagged = try license(record.row, at: counter).map { try counter.license($0, asOf: nil, knownAt: nil) }
            claims.check("\(record.row.code) names the others", flagged?.duplicates.isEmpty == false, isQuiet: true)
        }
    }

    private func datedLater(_ counter: Replica, _ claims: inout Claims) throws {
        let later = snapshot.records(after: snapshotDay)
        var filter = LicenseFilter(date: snapshotDay)
        filter.states = [.notYetInForce]
        let shown = try counter.licenses(filter, after: nil, limit: Replica.pageLimit).answer().licenses
        for license in shown {
            print("  not yet in force: \(license.holder.code ?? "") dated \(license.date.map(\.description) ?? "")")
        }
        claims.check(
            "\(later.count) rows dated after \(snapshotDay) are licenses not yet in force",
            shown.compactMap(\.holder.code).sorted() == later.map(\.row.code).sorted()
        )
    }

    private func importAgain(_ claims: inout Claims) throws {
        let counter = scene.counters[0]
        let before = try RegisterDistrict.digests(of: counter)
        let again = try BackFile(importing: snapshot, at: counter)
        print("the same file again: \(again.new) new, \(again.held) held")
        claims.check("a second import finds everything held", again.new == 0 && again.held == snapshot.records.count)
        claims.check("and changes no digest", try RegisterDistrict.digests(of: counter) == before)
    }

    private func openLine(_ claims: inout Claims) throws {
        try scene.openLine()
        try equalDigests("after the import", &claims)
    }

    private func replay(_ claims: inout Claims) throws {
        var replay = EventReplay(of: snapshot, in: scene)
        try replay.run(changes, days: days)
        let report = replay.report
        print("\(report.events) events of \(days) days to \(lastDay), \(report.secondTypings) of them typed twice:")
        print("  \(report.done) acts or groups of acts, \(report.alreadySo) typed elsewhere meanwhile,")
        print("  \(report.overtaken) overtaken by a later event; the line opened \(report.openings) times")
        list("waited for the line", report.waited)
        list("came back while another counter cancelled again", report.lateCancels)
        list("were issued twice and closed once", report.closed)
        list("could not be typed", report.stuck)
        claims.check("every event is accounted for", report.isEveryEventAccountedFor)
        try rivals(&claims)
        try equalDigests("after the replay", &claims)
        let differences = try replay.differences(at: "hub", scene.district.hub, on: lastDay)
        list("differ from the register", differences)
        claims.check("the hub shows the register as it stands on \(lastDay)", differences.isEmpty)
    }

    private func rivals(_ claims: inout Claims) throws {
        let status = try scene.district.hub.status()
        var filter = LicenseFilter(date: lastDay)
        filter.hasRivals = true
        let count = try scene.district.hub.licenseCount(filter)
        list(
            "have rivals",
            status.rivals.map { "\($0.holder.code ?? "") \($0.number ?? "") version \($0.version ?? 0)" }
        )
        claims.check("there are rivals, and all are listed", count > 0 && status.rivals.count == count)
    }

    private func check(_ claims: inout Claims) throws {
        for (name, replica) in scene.nodes {
            let report = try replica.check { _, _ in }
            print("check at \(name): \(report.entries) entries, \(report.acts) acts, \(report.licenses) licenses")
            for finding in report.findings { print("  \(finding)") }
            claims.check("check finds nothing at \(name)", report.isSound)
        }
    }

    private func equalDigests(_ when: String, _ claims: inout Claims) throws {
        let digests = try scene.nodes.map { try RegisterDistrict.digests(of: $0.replica) }
        claims.check("log and state digests are equal on three counters, hub and city \(when)", Set(digests).count == 1)
    }

    private func license(_ row: RegisterRow, at replica: Replica) throws -> String? {
        try replica.heldLicense(type: RegisterType.code, .holderCode, row.code)?.document.description
    }

    private func list(_ what: String, _ lines: [String]) {
        print("\(lines.count) \(what)\(lines.isEmpty ? "" : ":")")
        for line in lines { print("  \(line)") }
    }
}

/// What must hold, counted.
struct Claims {
    private(set) var count = 0
    private(set) var failed = 0

    /// - Parameter isQuiet: one of many alike: printed only if it fails.
    mutating func check(_ what: String, _ holds: Bool, isQuiet: Bool = false) {
        count += 1
        if !holds { failed += 1 }
        if !holds || !isQuiet { print("\(holds ? "ok  " : "FAIL") \(what)") }
    }
}
