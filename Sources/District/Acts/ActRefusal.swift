package import SignedLog

/// Why an act of a known kind is invalid by its own shape: the same on every node and for ever.
package enum ActRefusal: Error, Hashable, Sendable {
    /// The flag is not what the table of kinds says.
    case wrongCriticalFlag(kind: UInt64)
    /// An act of this kind founds a document, and this one continues one.
    case mustFound(kind: UInt64)
    /// An act of this kind continues a document, and this one founds one.
    case mustContinue(kind: UInt64)
    case missing(key: Int64)
    case mustBeAbsent(key: Int64)
    case wrongType(key: Int64)
    /// A number, date or length that the kind's page does not allow.
    case outOfRange(key: Int64)
    /// A list whose elements are malformed, repeated or out of order.
    case malformed(key: Int64)
    /// Two keys that must differ are one.
    case sameKeys(Int64, Int64)
    case missingReferences
    /// Nothing personal stands in a district act, not even committed.
    case committed(Text)
}
