package import SignedLog
package import Signing

/// Why a bundle cannot be written or read on. What was read before stays good: to read it again does no harm.
package enum BundleRefusal: Error, Hashable, Sendable {
    case notABundle
    case unknownVersion(UInt8)
    case headerTooLarge(byteCount: Int)
    case headerMalformed
    /// The sender's signature does not hold: something before the content was changed.
    case headerAltered
    case otherDistrict(DistrictID)
    case senderNotEnrolled(PublicKey)
    /// The file's key was not sealed to ours.
    case notForUs
    /// The file ends here, before its end.
    case truncated(atByte: Int)
    /// The chunk, counted from 0, is not what the sender wrote.
    case altered(chunk: Int)
    /// Something stands behind the last chunk.
    case trailingBytes(atByte: Int)
    /// The chunk is as the sender wrote it, but holds something else than entries and disclosures.
    case badContent(chunk: Int, MessageRefusal)
    /// The trailer is missing, doubled, or counts differently.
    case badTrailer(chunk: Int)
    case tooManyRecipients(count: Int, limit: Int)
    case keyOfSmallOrder(BoxPublicKey)
}
