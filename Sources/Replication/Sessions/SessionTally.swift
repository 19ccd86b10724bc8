/// What became of all that a session has brought, and what a peer has cost by it.
struct SessionTally {
    /// What the other side sent.
    private(set) var received = StoreReport()
    /// What it said of what we sent.
    private(set) var acknowledged = StoreReport()
    /// What became of what came, as far as it was not said yet.
    private var unsaid: StoreReport?
    private var strangerByteCount = 0

    /// Whether either side holds more by this session.
    var progress: Int {
        received.admitted + received.disclosures + acknowledged.admitted + acknowledged.disclosures
    }

    var isBudgetSpent: Bool {
        received.refused > PeerBudget.refusals || received.early > PeerBudget.earlyEntries
            || strangerByteCount > PeerBudget.strangerBytes
    }

    mutating func count(_ report: StoreReport) {
        received += report
        unsaid = (unsaid ?? StoreReport()) + report
    }

    mutating func count(strangerBytes: Int) {
        strangerByteCount += strangerBytes
    }

    mutating func hear(_ report: StoreReport) {
        acknowledged += report
    }

    /// What is to be said with the next turn; it is said once.
    mutating func takeUnsaid() -> StoreReport? {
        unsaid.take()
    }
}
