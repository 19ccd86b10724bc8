import SignedLog
import Signing

extension Survey {
    /// What this side says of itself.
    func hello(baseline: Bytes32? = nil) -> Hello {
        let district = audiences.first { $0.audience.isDistrict }?.digest ?? HeldAudience.emptyDigest
        return Hello(district: district, all: HeldAudience.digest(of: audiences), wanted: wanted, baseline: baseline)
    }

    /// The audiences, district left out, of which the two sides do not say the same; one that a side does not name it
    /// holds nothing of. Only those that both may hold.
    func differing(from theirs: [HeldAudience]) -> [Audience] {
        let own = Set(audiences)
        let other = Set(theirs)
        let differing = Set(own.symmetricDifference(other).map(\.audience))
        return differing.filter { !$0.isDistrict && share.allows($0) }.sorted()
    }

    /// The digests as a message carries them.
    var digests: [HeldAudience] {
        Array(audiences.sorted { $0.audience < $1.audience }.prefix(MessageLimit.audiences))
    }
}
