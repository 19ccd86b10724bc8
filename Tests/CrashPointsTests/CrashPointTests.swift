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

    @Test func aBlowWhileRecoveringIsRecoveredFrom() throws {
        let issue = try #require(WriteTransaction.all.first { $0.name == "issue" })
        var run = try CrashPointRun(issue, stride: 9, recoveryStride: 9, blows: "kill after")
        let line = try run.run()
        #expect(line.violations == [])
        #expect(line.doublePoints > 0)
    }
}
