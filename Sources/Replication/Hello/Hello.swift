package import Signing

/// What one side holds, in a few bytes. If both sides say the same and want nothing they are equal, however many
/// millions of records that is.
package struct Hello: Hashable, Sendable {
    /// The digest of the district audience.
    package let district: Bytes32
    /// The digest of all audiences that both sides may hold, the district's too.
    package let all: Bytes32
    /// How many disclosures are wanted in these audiences.
    package let wanted: UInt64
    /// ``all`` as it was when the two were equal last, if the side remembers; then it says only what changed since.
    package let baseline: Bytes32?

    package init(district: Bytes32, all: Bytes32, wanted: UInt64, baseline: Bytes32? = nil) {
        self.district = district
        self.all = all
        self.wanted = wanted
        self.baseline = baseline
    }

    /// Whether the two sides hold the same entries.
    package func agrees(with other: Hello) -> Bool {
        all == other.all && district == other.district
    }
}

/// That this node and a peer held the same entries at some moment, and how far the local store was by then.
package struct SyncBaseline: Hashable, Sendable {
    package let digest: Bytes32
    package let watermark: Int64
    /// How many disclosures were wanted on either side, after all that the two could give each other.
    package let wanted: Wanted

    package struct Wanted: Hashable, Sendable {
        package let ours: UInt64
        package let theirs: UInt64

        package init(ours: UInt64, theirs: UInt64) {
            self.ours = ours
            self.theirs = theirs
        }
    }

    package init(digest: Bytes32, watermark: Int64, wanted: Wanted) {
        self.digest = digest
        self.watermark = watermark
        self.wanted = wanted
    }
}
