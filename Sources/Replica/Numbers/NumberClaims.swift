package import SignedLog

/// One block of a lease.
package struct BlockID: Hashable, Sendable, Comparable {
    /// The document of the lease.
    package let lease: DocumentID
    /// Its place among the blocks of the lease.
    package let index: Int

    package init(lease: DocumentID, index: Int) { (self.lease, self.index) = (lease, index) }

    package static func < (left: BlockID, right: BlockID) -> Bool {
        (left.lease, left.index) < (right.lease, right.index)
    }
}

/// High-water marks of a node's blocks, kept outside its data directory and its backups: a database that went back in
/// time must not give a number out again (`docs/formats/numbers.md`).
package protocol NumberClaims: Sendable {
    /// Whether the marks know of every number that this node ever gave out: not if they are missing, or come from another
    /// machine. They say so until ``beginAnew(usedUp:)``.
    var areWhole: Bool { get }

    /// The highest number of a block that was ever claimed on this machine; nil: none.
    func highest(of block: BlockID) -> UInt64?

    /// Raises high-water marks. On the disk when it returns; if it throws, none of these numbers is used.
    func claim(_ highest: [BlockID: UInt64]) throws

    /// All blocks till now are burnt by an act: they count as used up, also for a database that has lost the act. On the
    /// disk when it returns.
    func beginAnew(usedUp: [BlockID: UInt64]) throws
}
