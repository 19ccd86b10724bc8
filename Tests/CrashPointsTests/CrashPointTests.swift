import CrashPoints
import Testing

/// The short form of `hefu-crash-points`: every write and every kind of blow, at a sample of their operations.
@Suite struct CrashPointTests {
    @Test(arguments: WriteTransaction.all)
    func wholeOrAbsentAndNeverSignedTwice(transaction: WriteTransaction) throws {
        var run = try CrashPointRun(transaction, stride: 23, recoveryStride: nil)
        let line = try run.run()
        #expect(line.violations == [])
        #expect(line.points > 0)
    }

    /// Said as a refusal, it would send a clerk to look for a mistake of his own.
    @Test func aDiskThatFailsIsNotToldAsARefusal() throws {
        let submission = try #require(WriteTransaction.all.first { $0.name == "submit an item" })
        var run = try CrashPointRun(submission, recoveryStride: nil, blows: "I/O error")
        #expect(try run.run().violations == [])
    }

    @Test func aBlowWhileRecoveringIsRecoveredFrom() throws {
        let issue = try #require(WriteTransaction.all.first { $0.name == "issue" })
        var run = try CrashPointRun(issue, stride: 9, recoveryStride: 9, blows: "kill after")
        let line = try run.run()
        #expect(line.violations == [])
        #expect(line.doublePoints > 0)
    }
}
