import Replication
import SignedLog
import Signing
import Storage

/// The audiences that are held, and their digests as far as somebody has asked: two nodes tell each other in each message,
/// and between two of them mostly nothing has changed.
struct AudienceMemory {
    private var watermark: Int64?
    private var audiences: [Audience] = []
    private var digests: [Audience: Bytes32] = [:]

    /// Those that `isWanted`, ascending.
    ///
    /// - Parameter now: of the store as it is (``Watermark``).
    mutating func held(
        at now: Watermark,
        in store: StoreReader,
        where isWanted: (Audience) -> Bool
    ) throws -> [HeldAudience] {
        if watermark != now.value {
            (audiences, digests) = (try store.audiences().sorted(), [:])
            watermark = now.value
        }
        return try audiences.filter(isWanted).map { audience in
            let digest = try digests[audience] ?? store.digest(of: audience)
            digests[audience] = digest
            return HeldAudience(audience: audience, digest: digest)
        }
    }
}
