import FaultyDisk
import GRDB
import Testing

/// Each kind of fault does what it says, to real SQLite.
@Suite struct FaultTests {
    @Test func anErrorOfTheDiskFailsOneWriteAndLeavesTheOldValue() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        for (operations, expected) in [
            (DiskOperations.write, ResultCode.SQLITE_IOERR_WRITE), (.sync, .SQLITE_IOERR_FSYNC),
        ] {
            trial.disk.arm(.ioError, of: operations)
            #expect(code { try trial.write(2, queue) } == expected)
            #expect(try queue.value() == 1)
        }
        #expect(trial.disk.strikes(of: .ioError) == 2)
        try trial.write(2, queue)
        #expect(try queue.value() == 2)
    }

    @Test func anErrorWhileReadingIsTold() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        trial.disk.arm(.ioError, of: .read)
        let query = "SELECT value FROM number"
        #expect(code { _ = try queue.read { try Int.fetchOne($0, sql: query) } } == .SQLITE_IOERR_READ)
        #expect(try queue.value() == 1)
    }

    @Test func aFaultWaitsForItsOperationAndStrikesAsOftenAsAsked() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        trial.disk.arm(.ioError, at: 1, of: .sync, in: .log, times: 2)
        let before = trial.disk.count(of: .sync)
        let codes = (2...5).map { value in code { try trial.write(value, queue) } }
        // The first commit syncs the header of the log, too.
        #expect(codes == [.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_FSYNC, nil, nil])
        #expect(trial.disk.strikes(of: .ioError) == 2)
        #expect(trial.disk.count(of: .sync) > before)
    }

    @Test func aShortWriteLeavesItsFirstBytes() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        try trial.write(2, queue)
        let log = Trial.file + "-wal"
        let before = try #require(trial.disk.bytes(of: log)).count
        trial.disk.arm(.shortWrite(bytes: 7), in: .log)
        #expect(code { try trial.write(3, queue) } == .SQLITE_IOERR_WRITE)
        #expect(trial.disk.bytes(of: log)?.count == before + 7)
        #expect(try queue.value() == 2)
    }

    @Test func aFullDiskRefusesWritesAndStaysReadable() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        trial.disk.arm(.diskFull)
        #expect(code { try trial.write(2, queue) } == .SQLITE_FULL)
        try trial.write(2, queue)

        trial.disk.limit(toBytes: 1)
        for _ in 0..<3 { #expect(code { try trial.write(3, queue) } == .SQLITE_FULL) }
        #expect(try queue.value() == 2)
        trial.disk.limit(toBytes: nil)
        try trial.write(3, queue)
        #expect(try queue.value() == 3)
        #expect(trial.disk.strikes(of: .diskFull) == 4)
    }

    @Test func aSyncThatForgetsIsFollowedByOneThatSucceedsForNothing() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        try trial.write(2, queue)
        let log = Trial.file + "-wal"
        let durable = try #require(trial.disk.bytes(of: log, durable: true))
        trial.disk.arm(.syncForgets)
        #expect(code { try trial.write(3, queue) } == .SQLITE_IOERR_FSYNC)
        #expect(trial.disk.unsyncedCount == 0)
        #expect(try #require(trial.disk.bytes(of: log)).count > durable.count, "the page cache shows it")
        let isDurable = trial.disk.bytes(of: log, durable: true) != durable
        #expect(!isDurable)
        try trial.write(4, queue)
        trial.disk.cutPower { _ in .dropped }
        #expect(try trial.valueAfterReopening() == 4)
    }

    @Test func aSyncThatRevertsShowsTheOldContent() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        try trial.write(2, queue)
        let log = Trial.file + "-wal"
        let before = trial.disk.bytes(of: log)
        trial.disk.arm(.syncReverts)
        #expect(code { try trial.write(3, queue) } == .SQLITE_IOERR_FSYNC)
        let isReverted = trial.disk.bytes(of: log) == before
        #expect(isReverted)
        #expect(try queue.value() == 2)
    }

    @Test func aCommitCanFailAndBeKept() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        trial.disk.arm(.syncKeepsButFails, at: 1, in: .log)
        #expect(code { try trial.write(2, queue) } == .SQLITE_IOERR_FSYNC)
        trial.disk.cutPower { _ in .dropped }
        #expect(try trial.valueAfterReopening() == 2)
    }

    @Test func aSyncThatLiesLosesWhatWasAcknowledged() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        trial.disk.arm(.syncLies, times: nil)
        try trial.write(2, queue)
        trial.disk.cutPower { _ in .dropped }
        trial.disk.disarm()
        #expect(try trial.valueAfterReopening() == 1)
    }

    @Test func aShortReadAndAFlippedBitAreFoundByTheCheck() throws {
        for fault in [DiskFault.shortRead(bytes: 10), .readFlips(bit: 3)] {
            let trial = try Trial.prepared()
            let queue = try trial.open()
            // The first page read after the open is the root of the table.
            trial.disk.arm(fault, of: .read, in: .database)
            #expect(throws: (any Error).self, "\(fault)") { try queue.value() }
            #expect(trial.disk.strikes(of: fault) == 1)
            try queue.close()
            #expect(try trial.valueAfterReopening() == 1, "what is on the disk is whole")
        }
    }

    @Test func aWrittenBitFlips() throws {
        let (honest, flipped) = (try Trial.prepared(), try Trial.prepared())
        for trial in [honest, flipped] {
            let queue = try trial.open()
            if trial === flipped { trial.disk.arm(.writeFlips(bit: 1000), at: 1, in: .database) }
            try trial.write(2, queue)
            try queue.close()
        }
        #expect(flipped.disk.strikes(of: .writeFlips(bit: 0)) == 1)
        let files = try [honest, flipped].map { try #require($0.disk.bytes(of: Trial.file)) }
        let bits = zip(files[0], files[1]).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
        #expect(bits == 1)
    }

    @Test func aMisdirectedPageStandsInAnothersPlace() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        let pages = try #require(trial.disk.bytes(of: Trial.file)).count / 4096
        #expect(pages > 2)
        trial.disk.arm(.writeMisdirected(pages: 0), at: 1, in: .database)
        try trial.write(2, queue)
        try queue.close()
        #expect(trial.disk.strikes(of: .writeMisdirected(pages: 0)) == 1)
        #expect(throws: (any Error).self) { try trial.valueAfterReopening() }
    }

    @Test func aLostWriteLeavesAStalePage() throws {
        let trial = try Trial.prepared()
        let queue = try trial.open()
        try queue.write { try $0.execute(sql: "UPDATE number SET value = 2") }
        trial.disk.arm(.writeLost, in: .database, times: nil)
        try queue.close()
        trial.disk.disarm()
        #expect(trial.disk.strikes(of: .writeLost) > 0)
        #expect(try trial.valueAfterReopening() == 1)
    }

    @Test func whoeverHoldsTheLockKeepsUsOut() throws {
        let trial = try Trial.prepared()
        trial.disk.arm(.busy)
        #expect(code { _ = try trial.open() } == .SQLITE_BUSY)
        let queue = try trial.open()
        #expect(code { _ = try trial.open() } == .SQLITE_BUSY, "two owners of one disk")
        #expect(try queue.value() == 1)
    }

    @Test func aFileThatCannotBeOpenedOrWrittenIsTold() throws {
        let trial = try Trial.prepared()
        trial.disk.arm(.cannotOpen)
        #expect(code { _ = try trial.open() } == .SQLITE_CANTOPEN)
        trial.disk.arm(.readOnly)
        let queue = try trial.open()
        #expect(code { try trial.write(2, queue) } == .SQLITE_READONLY)
        #expect(try queue.value() == 1)
        #expect(trial.disk.strikes(of: .readOnly) == 1)
    }
}
