package import SignedLog
package import Signing

/// Digests by which two nodes find out whether they hold the same, see `docs/formats/standing.md`.
package enum AudienceDigest {
    /// Of one audience: SHA-256 over its sorted 64-byte strings log id ‖ tip id. What is set aside is left out by who
    /// asks: neither is it a tip, nor does it make its predecessor none.
    package static func of(tips: some Sequence<(log: LogID, tip: EntryID)>) -> Bytes32 {
        digest(of: tips.map { ($0.log.bytes, $0.tip.bytes) })
    }

    /// Of several audiences: SHA-256 over the sorted strings SHA-256(CBOR audience) ‖ digest of the audience.
    package static func of(audiences: some Sequence<(audience: Audience, digest: Bytes32)>) -> Bytes32 {
        digest(of: audiences.map { ($0.audience.digest, $0.digest) })
    }

    private static func digest(of pairs: [(Bytes32, Bytes32)]) -> Bytes32 {
        var hash = SHA256()
        for (first, second) in pairs.sorted(by: <) {
            hash.update(first)
            hash.update(second)
        }
        return hash.finish()
    }
}
