package import Signing

/// Named parts of an entry, for refusals.
package enum EntryPart: Hashable, Sendable {
    case cose, protected, unprotected, payload, signature
    case audience, epoch, number, previous, seen, time, count, root
    case act, actKind, actCritical, actSubject, actParents, actReferences, actBody, actAbout
    case draftFields, draftAbout, disclosure, proof
}

/// What a newer program may know and this one does not.
package enum Upgrade: Hashable, Sendable {
    case headerVersion(Int64)
    case algorithm(Int64)
    case proofVersion(Int64)
}

/// Why an entry is refused, for ever and by every node alike: never because of a clock, a setting or what is not
/// here yet.
package enum EntryRefusal: Error, Hashable, Sendable {
    // The bytes.
    case notCBOR(EntryPart, CBORRefusal)
    case actNotCBOR(CBORRefusal)
    case wrongShape(EntryPart)
    case upgradeNeeded(Upgrade)
    case listNotSorted(EntryPart)
    case listTooLong(EntryPart, count: Int, limit: Int)
    case entryTooLarge(byteCount: Int)
    case actTooLarge(byteCount: Int)
    case actsTooLarge(byteCount: Int)
    case disclosureTooLarge(byteCount: Int)

    // What can be checked without knowing another entry.
    case actCount(declared: Int, found: Int)
    /// The entry after the first of an epoch names exactly one previous entry.
    case previousCount(Int)
    case actTwice(ActID)
    case rootMismatch(declared: Bytes32, computed: Bytes32)
    /// The path does not lead from the act to the signed root.
    case proofMismatch
    case signatureInvalid(author: PublicKey)
    /// Only a founding act of kind 0 by the root key that it names opens a district.
    case notGenesis
    case otherDistrict(DistrictID)

    // The door.
    case previousOfOtherLog(EntryID)
    /// Within an epoch the previous entry has the number before, of the same epoch.
    case previousOutOfStep(EntryID)
    /// An epoch opens after entries of other epochs.
    case previousOfOwnEpoch(EntryID)
    /// Two branches of one fork are followed at once.
    case previousParted(EntryID, EntryID)
    case seenNotByRoot(EntryID)
    case seenNotMinimal(EntryID)
    /// The direct causal past has seen this root entry, the entry has not.
    case seenDoesNotCover(EntryID)
    case keyNotNamed(PublicKey)
    case actOfOtherDocument(ActID)
    case actOutsideAudience(ActID)
    case referenceOutsideAudience(EntryID)
}
