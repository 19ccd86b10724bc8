import FaultyDisk

/// A write whose stage is set, whose disk is kept as it was before, and of which is known what it does undisturbed.
struct TransactionPlan {
    let transaction: WriteTransaction
    let stage: Stage
    let image: DiskImage
    let write: WriteTransaction.Write
    let before: Fingerprint
    let after: Fingerprint

    init(_ transaction: WriteTransaction) throws {
        self.transaction = transaction
        stage = try Stage(transaction.subject, seed: transaction.name)
        write = try transaction.prepare(stage)
        stage.stop()
        image = stage.disk.image()
        before = try Fingerprint(of: stage.start(number: 0))
        stage.stop()
        stage.disk.restore(image)
        let process = try stage.start(number: 1)
        try write(process)
        after = try Fingerprint(of: transaction.endsProcess ? Self.reopened(stage) : process)
        stage.stop()
    }

    private static func reopened(_ stage: Stage) throws -> Process {
        stage.stop()
        return try stage.start()
    }

    /// Whether the state is one that the write may leave. Of a write of several commits, states in between are
    /// counted, see ``CrashPointRun``.
    func isKnown(_ state: [String]) -> Bool {
        transaction.commitCount > 1 || state == before.exact || state == after.exact
    }
}
