import District
package import SignedLog
package import Signing

/// What is held of one audience in 32 bytes (District's ``AudienceDigest``). What is set aside is left out.
package struct HeldAudience: Hashable, Sendable {
    package let audience: Audience
    package let digest: Bytes32

    package init(audience: Audience, digest: Bytes32) {
        self.audience = audience
        self.digest = digest
    }

    /// Of an audience of which nothing is held.
    static let emptyDigest = AudienceDigest.of(tips: [])

    /// Of all of them together.
    static func digest(of audiences: [HeldAudience]) -> Bytes32 {
        AudienceDigest.of(audiences: audiences.map { (audience: $0.audience, digest: $0.digest) })
    }
}
