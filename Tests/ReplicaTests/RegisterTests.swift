import Foundation
import Licenses
import Rehearsal
import Replica
import SignedLog
import Storage
import Testing

/// A real register, in small: its back-file, and days of its events over counters that are mostly apart. The whole of it
/// is `hefu-replay`.
@Suite struct RegisterTests {
    private let snapshot: RegisterFile
    private let scene: RegisterDistrict
    private static let day = CivilDate(yyyymmdd: 2024_11_01) ?? .earliest

    init() throws {
        snapshot = try .snapshot(path: Self.sample("snapshot-sample.csv"))
        scene = try RegisterDistrict(counterCount: 3, in: nil, seed: "test", at: Self.day)
    }

    /// See `Tests/Samples/tutoring-register/SOURCE.txt`.
    private static func sample(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Samples/tutoring-register/\(name)").path
    }

    @Test func everyRowOfABackFileIsALicenseAndSharedNumbersAreFlagged() throws {
        let counter = scene.counters[0]
        let taken = try BackFile(importing: snapshot, at: counter)
        #expect(taken.isEveryRowAccountedFor)
        #expect(taken.new == 300)
        let shared = snapshot.sharedNumbers
        #expect((shared.count, shared.joined().count) == (12, 31))
        let status = try counter.status()
        #expect((status.licenses, status.duplicates) == (300, 12))
        for record in shared.joined() {
            let held = try #require(try counter.heldLicense(type: RegisterType.code, .holderCode, record.row.code))
            let answer = try counter.license(held.document.description, asOf: nil, knownAt: nil)
            #expect(!answer.duplicates.isEmpty, "\(record.row.code)")
        }
    }

    @Test func rowsDatedAfterTheirFileAreNotYetInForce() throws {
        _ = try BackFile(importing: snapshot, at: scene.counters[0])
        var filter = LicenseFilter(date: Self.day)
        filter.states = [.notYetInForce]
        let later = try scene.counters[0].licenses(filter, after: nil, limit: 10).answer().licenses
        #expect(later.map(\.date) == snapshot.records(after: Self.day).map(\.row.date))
        #expect(later.count == 2)
    }

    @Test func aSecondImportFindsEverythingHeldAndChangesNothing() throws {
        let counter = scene.counters[0]
        _ = try BackFile(importing: snapshot, at: counter)
        let digests = try RegisterDistrict.digests(of: counter)
        let again = try BackFile(importing: snapshot, at: counter)
        #expect((again.new, again.held, again.differing) == (0, 300, 0))
        #expect(try RegisterDistrict.digests(of: counter) == digests)
        try scene.openLine()
        let elsewhere = try BackFile(importing: snapshot, at: scene.counters[1])
        #expect((elsewhere.new, elsewhere.held) == (0, 300))
    }

    @Test func theBackFileReachesHubCityAndEveryCounter() throws {
        _ = try BackFile(importing: snapshot, at: scene.counters[0])
        try scene.openLine()
        #expect(try allDigests.count == 1)
        #expect(try scene.city.status().licenses == 300)
    }

    @Test func countersThatAreMostlyApartAgreeOnTheRegisterAfterwards() throws {
        _ = try BackFile(importing: snapshot, at: scene.counters[0])
        try scene.openLine()
        let changes = try RegisterFile.changes(path: Self.sample("changes-sample.csv"))
        var replay = EventReplay(of: snapshot, in: scene, rhythm: .init(eventsPerSecondTyping: 4))
        try replay.run(changes, days: 30)
        #expect(replay.report.isEveryEventAccountedFor)
        #expect((replay.report.events, replay.report.secondTypings) == (75, 18))
        #expect(!replay.report.closed.isEmpty)
        let last = try #require(Self.day.adding(days: 30))
        let hub = scene.district.hub
        #expect(try replay.differences(at: "hub", hub, on: last) == [])
        let rivals = try hub.status().rivals.compactMap(\.holder.code).sorted()
        #expect(rivals == ["20201703140445", "42200207319503", "62202410280001"])
        #expect(try allDigests.count == 1)
        for (name, replica) in scene.nodes {
            #expect(try replica.check { _, _ in }.findings == [], "\(name)")
        }
    }

    private var allDigests: Set<String> {
        get throws { Set(try scene.nodes.map { try RegisterDistrict.digests(of: $0.replica) }) }
    }
}
