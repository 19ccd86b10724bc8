package import SignedLog

/// Why a person may not author an act so: which field, and which rule. The same rules are findings in the fold.
package enum AuthoringRefusal: Error, Hashable, Sendable {
    /// A field of the face or the holder's: its key and the rule that it breaks.
    case field(Text, FieldFault)
    /// One of the license's own data: which, and the rule.
    case part(LicensePart, FieldFault)
    /// The last day lies before the first.
    case endsBeforeItBegins(LicensePart, begins: CivilDate, ends: CivilDate)
    /// The identifier is of another license type than the item.
    case identifierOfOtherType(found: Text, expected: Text)
    /// The identifier says another version than the act.
    case identifierOfOtherVersion(found: Int, expected: Int)
    case versionOutOfRange(found: Int, allowed: ClosedRange<Int>)
    /// A retired item founds no license.
    case itemRetired(DocumentID)
    case itemRefused(ItemFault)
    /// An act that continues a license names at least one act of it, and no more than 16.
    case parentCount(Int)
    case layoutTooLarge(byteCount: Int, limit: Int)
    /// Neither OFD nor PDF.
    case layoutOfOtherFormat
    case nothingNamed(LicensePart)
    case tooManyNamed(LicensePart, count: Int, limit: Int)
}

/// Data of a license that are not fields of its face.
package enum LicensePart: Hashable, Sendable {
    case version, number, identifier, date, validFrom, validTo, until, ground, basis, targets, keys, channel, proof,
        sealName
    case operatorName
    /// What a responsible person is to do.
    case duty
    /// Why a submission is returned.
    case reasons
}
