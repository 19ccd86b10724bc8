import FaultyDisk
import Foundation
import GRDB
import Storage
import Testing

@Suite struct ImageTests {
    @Test func aBackupBringsTheOldValueBackAndACloneGoesItsOwnWay() throws {
        let trial = try Trial.prepared()
        let backup = trial.disk.image()
        let queue = try trial.open()
        try trial.write(2, queue)
        try queue.close()

        let clone = try Trial()
        clone.disk.restore(trial.disk.image())
        let other = try clone.open()
        try clone.write(3, other)
        try other.close()

        #expect(try trial.valueAfterReopening() == 2)
        #expect(try clone.valueAfterReopening() == 3)
        trial.disk.restore(backup)
        #expect(try trial.valueAfterReopening() == 1)
    }

    @Test func whatIsOpenWhileTheDiskIsReplacedReachesNothing() throws {
        let trial = try Trial.prepared()
        let backup = trial.disk.image()
        let queue = try trial.open()
        trial.disk.restore(backup)
        #expect(code { try trial.write(2, queue) } != nil)
        try? queue.close()
        #expect(try trial.valueAfterReopening() == 1)
    }

    @Test func anErasedDiskIsEmpty() throws {
        let trial = try Trial.prepared()
        trial.disk.erase()
        #expect(trial.disk.bytes(of: Trial.file) == nil)
        let queue = try trial.open()
        #expect(try queue.read { try $0.tableExists("number") } == false)
    }

    @Test func aBitThatTurnsWhileNobodyLooksStaysTurned() throws {
        let trial = try Trial.prepared()
        let before = try #require(trial.disk.bytes(of: Trial.file))
        trial.disk.flip(bit: 8 * 100 + 3, of: Trial.file)
        let after = try #require(trial.disk.bytes(of: Trial.file))
        #expect(after == trial.disk.bytes(of: Trial.file, durable: true))
        #expect(zip(before, after).filter { $0 != $1 }.count == 1)
        #expect(before[100] ^ after[100] == 8)
    }

    @Test func pathsOfNoDiskAreRealFiles() throws {
        let trial = try Trial.prepared()
        let real = try TemporaryFolder()
        let queue = try DatabaseQueue(path: real.path + "/real.sqlite")
        try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
        try queue.close()
        #expect(FileManager.default.fileExists(atPath: real.path + "/real.sqlite"))
        #expect(!FileManager.default.fileExists(atPath: trial.folder.path + "/" + Trial.file))
    }

    @Test func aStoreLivesOnTheDisk() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyDisk(directory: folder.path)
        let store = try Store.open(directory: folder.path)
        #expect(try #require(disk.bytes(of: Store.fileName)).isEmpty == false)
        try store.close()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + Store.fileName)
        #expect(attributes[.size] as? Int == 0, "the real file is only its place")
    }
}
