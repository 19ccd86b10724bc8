package import SignedLog
package import Signing

/// What the verification of an exported license establishes, what it does not, and as of when: never a bare yes.
package struct Statement: Hashable, Sendable {
    package let district: DistrictID
    package let license: DocumentID
    /// The date that the state is asked for.
    package let asOf: CivilDate
    /// What the answer rests on.
    package let knowledge: Knowledge
    package let established: [Established]
    package let notEstablished: [NotEstablished]

    package init(
        district: DistrictID,
        license: DocumentID,
        asOf: CivilDate,
        knowledge: Knowledge,
        established: [Established],
        notEstablished: [NotEstablished]
    ) {
        (self.district, self.license, self.asOf, self.knowledge) = (district, license, asOf, knowledge)
        (self.established, self.notEstablished) = (established, notEstablished)
    }

    /// Whether nothing that was shown is contradicted: the only case in which a state may be read from it.
    package var isConsistent: Bool {
        !notEstablished.contains { reason in
            switch reason {
            case .contradicted: true
            case .laterActs, .standing, .undisclosed, .noWitness, .notSealed, .notDelivered, .itemNotShown: false
            }
        }
    }
}

/// The acts and entries that a statement was made from.
package struct Knowledge: Hashable, Sendable {
    /// The newest entries that are shown, of the license's audience and of the district's; ascending.
    package let tips: [EntryID]
    /// When the exporter says it made the file, in milliseconds since 1970 UTC: a claim.
    package let claimedTime: Int64?
    /// The earliest receipt of a witness over all of it, in milliseconds since 1970 UTC; nil without one.
    package let witnessedBy: Int64?

    package init(tips: [EntryID], claimedTime: Int64?, witnessedBy: Int64?) {
        (self.tips, self.claimedTime, self.witnessedBy) = (tips, claimedTime, witnessedBy)
    }
}

package enum Established: Hashable, Sendable {
    /// The entry is signed by this key, and the act stands in it.
    case signed(ActID, entry: EntryID, author: PublicKey)
    /// The district's root had enrolled the key for this office, by what the entry had seen.
    case enrolled(PublicKey, office: OfficeID)
    /// The author was competent for the act, by what the entry had seen.
    case competent(ActID)
    /// These fields of an act are what it committed to; ascending.
    case disclosed(ActID, keys: [Text])
    /// What the license is at the statement's date, by the acts shown.
    case state(LicenseState, inForce: ActID?)
    /// A witness holds the entry, by its receipt.
    case witnessed(EntryID, by: PublicKey)
}

package enum NotEstablished: Hashable, Sendable {
    /// Whether acts were made since that are not in the file: an ending, another version, a correction.
    case laterActs
    /// Whether a key was cut off or a log forked without the file showing it.
    case standing
    /// What these fields of an act say: their disclosures are not in the file; ascending.
    case undisclosed(ActID, keys: [Text])
    /// When the act existed at the latest: no witness's receipt is in the file.
    case noWitness(ActID)
    /// That the city has sealed the version shown (待签章).
    case notSealed(ActID)
    /// That the version shown has been delivered to the holder (待送达).
    case notDelivered(ActID)
    /// What the license is, and what its fields are called: the catalogue item is not in the file.
    case itemNotShown(DocumentID)
    /// A part of the file contradicts another, or is not what it claims to be.
    case contradicted(Contradiction)
}

package enum Contradiction: Hashable, Sendable {
    case signature(EntryID)
    /// A proof does not hold, or what its author had seen is not in the file.
    case proof(FlawedPart)
    case disclosure(ActID, key: Text)
    case invalid(ActID, InvalidReason)
    case otherDistrict(DistrictID)
}
