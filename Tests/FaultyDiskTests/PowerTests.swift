import FaultyDisk
import GRDB
import Testing

@Suite struct PowerTests {
    @Test func whatWasCommittedOutlivesAPowerCutThatKeepsNothingUnsynced() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        try trial.write(2, queue)
        trial.disk.cutPower { _ in .dropped }
        #expect(try trial.valueAfterReopening() == 2)
    }

    @Test func aCommitThatWasNotSyncedIsLostInAPowerCutAndKeptWhenTheProcessIsKilled() throws {
        let trial = try Trial.prepared()
        let before = trial.disk.image()
        let queue = try trial.open(synchronous: "NORMAL")
        try trial.write(2, queue)
        #expect(trial.disk.unsyncedCount > 0)
        trial.disk.cutPower { _ in .dropped }
        #expect(try trial.valueAfterReopening() == 1, "the cut lost nothing: this disk would hide a missing sync")

        trial.disk.restore(before)
        let second = try trial.open(synchronous: "NORMAL")
        try trial.write(2, second)
        trial.disk.restart()
        #expect(try trial.valueAfterReopening() == 2)
    }

    @Test func afterAStopNothingReachesTheDisk() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        trial.disk.arm(.stopBefore, of: .sync)
        #expect(code { try trial.write(2, queue) } == .SQLITE_IOERR_FSYNC)
        #expect(trial.disk.isHalted)
        let held = trial.disk.bytes(of: Trial.file + "-wal")
        #expect(code { try trial.write(3, queue) } != nil)
        try? queue.close()
        #expect(trial.disk.bytes(of: Trial.file + "-wal") == held)
        trial.disk.cutPower { _ in .dropped }
        #expect(try trial.valueAfterReopening() == 1)
    }

    @Test func aProcessThatIsGoneReachesNothingAfterTheRestart() throws {
        let trial = try Trial.prepared()
        let old = try trial.open()
        trial.disk.restart()
        let new = try trial.open()
        #expect(code { try trial.write(7, old) } != nil)
        try? old.close()
        try trial.write(2, new)
        #expect(try new.value() == 2)
    }

    @Test(arguments: [SectorFate.kept, .dropped, .torn(bytes: 100), .garbled(seed: 5)])
    func whereverThePowerGoesSQLiteFindsTheOldOrTheNewValue(fate: SectorFate) throws {
        var seen: Set<Int?> = []
        for fault in [DiskFault.stopBefore, .stopAfter] {
            for number in 0..<200 {
                let trial = try Trial.prepared()
                let queue = try trial.open()
                trial.disk.arm(fault, at: number)
                let failure = code { try trial.write(2, queue) }
                if failure == nil { break }
                trial.disk.cutPower { _ in fate }
                let value = try trial.valueAfterReopening()
                #expect(value == 1 || value == 2, "\(fault) at \(number)")
                seen.insert(value)
            }
        }
        // Cut right after the sync the value is new whatever else happens, right before the first write it is old.
        #expect(seen == [1, 2])
    }

    @Test func ofATornSectorOnlyTheFrontArrives() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        try trial.write(2, queue)
        let log = Trial.file + "-wal"
        let synced = try #require(trial.disk.bytes(of: log, durable: true))
        trial.disk.arm(.stopBefore, of: .sync)
        #expect(code { try trial.write(3, queue) } == .SQLITE_IOERR_FSYNC)
        let written = try #require(trial.disk.bytes(of: log))
        trial.disk.cutPower { $0 == 0 ? .torn(bytes: 1) : .dropped }
        let isFrontOnly = trial.disk.bytes(of: log) == Array(written.prefix(synced.count + 1))
        #expect(isFrontOnly)
    }

    @Test func aFileWhoseNameWasNotSyncedMayVanish() throws {
        let trial = try Trial()
        trial.disk.arm(.stopBefore, of: .sync)
        #expect(code { _ = try trial.open() } != nil)
        #expect(trial.disk.bytes(of: Trial.file) != nil)
        trial.disk.cutPower { _ in .dropped }
        #expect(trial.disk.bytes(of: Trial.file) == nil)
    }
}
