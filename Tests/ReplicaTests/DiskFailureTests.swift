import District
import FaultyDisk
import Foundation
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage
import Testing

/// What striking every operation of the disk has found, each by its name.
@Suite struct DiskFailureTests {
    private static let seed = SHA256.digest(Array("disk failures".utf8))

    /// A folder with a disk beneath it for the hub's data directory, made before the district is.
    private static func hubDisk() throws -> (folder: TemporaryFolder, disk: FaultyDisk) {
        let folder = try TemporaryFolder()
        return (folder, FaultyDisk(directory: try folder.folder("QFB1")))
    }

    private static func district(in folder: TemporaryFolder) throws -> RehearsedDistrict {
        try RehearsedDistrict(
            in: URL(filePath: folder.path),
            entropy: .seeded(seed),
            clock: RehearsalClock(at: CivilDate(yyyymmdd: 2026_01_05) ?? .earliest)
        )
    }

    @Test func aCrashWhileADistrictIsFoundedLeavesAWholeOneOrNone() throws {
        var ends: Set<Int> = []
        for number in 0..<1_000 {
            let (folder, disk) = try Self.hubDisk()
            disk.arm(.stopAfter, at: number, of: .sync)
            var district: RehearsedDistrict? = try? Self.district(in: folder)
            let isDone = district != nil
            disk.halt()
            district = nil
            disk.restart()
            disk.disarm()
            let store = try Store.open(directory: folder.path + "/QFB1")
            let entries = try store.read { try $0.counts().entries }
            #expect(entries == 0 || entries == 3, "stopped after sync \(number)")
            ends.insert(entries)
            try store.close()
            if entries == 0 { _ = try Self.district(in: folder) }
            if isDone { break }
        }
        #expect(ends == [0, 3])
    }

    @Test func aReceiptThatTheDiskRefusedIsWrittenLater() throws {
        let (folder, disk) = try Self.hubDisk()
        let district = try Self.district(in: folder)
        let office = try district.enrollOffice(code: "113101070024500211", name: "教育局", roles: [.issuing])
        let counter = try district.enrollNode("JYJ1", of: office)
        try Line.meet(counter, district.hub)
        _ = try counter.author(.announceEndpoint(addresses: ["192.0.2.1:7443"], certificate: Self.seed.array))
        try Line.meet(counter, district.hub)
        disk.limit(toBytes: 1)
        #expect(throws: StoreFailure.self) { try district.hub.witnessTick() }
        disk.limit(toBytes: nil)
        district.clock.pass(milliseconds: 2_000)
        #expect(try district.hub.witnessTick() > 0, "the hub holds it and will never say so")
    }

    /// What peers have brought at one moment does not fit together: each is tried by itself, and whoever's fits is stored.
    @Test func whereAGroupDoesNotFitEachBatchIsTriedByItself() throws {
        let (folder, disk) = try Self.hubDisk()
        let district = try Self.district(in: folder)
        let office = try district.enrollOffice(code: World.educationCode, name: "教育局", roles: [.issuing])
        let counters = try ["JYJ1", "JYJ2", "JYJ3"].map { try district.enrollNode($0, of: office) }
        try Line.meet(counters[0], district.hub)
        try district.approve(.school(office), submittedBy: counters[0])
        for counter in counters { try Line.meet(counter, district.hub) }
        for (counter, count) in zip(counters, [2, 1_000, 3]) {
            let results = try counter.author(batch: (0..<count).map { .issue("\(count)-\($0)") })
            #expect(results.allSatisfy { if case .done? = $0 { true } else { false } })
        }
        let files = [Store.fileName, Store.fileName + "-wal"].compactMap { disk.bytes(of: $0)?.count }
        disk.limit(toBytes: files.reduce(0, +) + 512 * 1024)
        let responder = try district.hub.makeResponder(certificate: .zero)
        let outcomes = try Line.run(counters.map { try $0.makeDialer(peer: nil) }) {
            Line.answers(to: $0, by: responder)
        }
        #expect(outcomes.map { $0.acknowledged.admitted > 0 } == [true, false, true])
        #expect(outcomes[1].end == .refusedByPeer(.unavailable))
        #expect(try district.hub.status().licenses == 5)
        disk.limit(toBytes: nil)
        try Line.meet(counters[1], district.hub)
        #expect(try district.hub.status().licenses == 1_005)
    }

    @Test func onAFullDiskTheLogGivesItsRoomToTheNextWrite() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyDisk(directory: folder.path)
        // Once closed, the file has all of its pages.
        try Store.open(directory: folder.path).close()
        let store = try Store.open(directory: folder.path)
        let log = Store.fileName + "-wal"
        let write = { (value: UInt8) in try store.write { try $0.set([value], for: "trial") } }
        for value in 0..<UInt8(100) { try write(value) }
        let files = try [Store.fileName, log].map { try #require(disk.bytes(of: $0)).count }
        disk.limit(toBytes: files.reduce(0, +) + 64 * 1024)
        var isRefused = false
        for value in 100..<UInt8(200) where !isRefused {
            do { try write(value) } catch StoreFailure.diskFull { isRefused = true }
        }
        #expect(isRefused)
        #expect(disk.bytes(of: log)?.isEmpty == true)
        try write(255)
        #expect(try store.read { try $0.setting("trial") } == [255])
    }

    @Test func anErasureIsDoneThoughTheLogCannotBeEmptiedAndEmptiesItWithTheNextWrite() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyDisk(directory: folder.path)
        let store = try Store.open(directory: folder.path)
        let field = FieldName(act: ActID(Self.seed), key: "principal")
        disk.arm(.ioError, of: .write, in: .database)
        try store.write { try $0.erase(field) }
        #expect(disk.strikes(of: .ioError) == 1)
        #expect(try store.read { try $0.endings(of: field) } == [.erased])
        let log = Store.fileName + "-wal"
        #expect(disk.bytes(of: log)?.isEmpty == false)
        try store.write { try $0.markDirty([]) }
        #expect(disk.bytes(of: log)?.isEmpty == true)
        try store.close()
    }
}
