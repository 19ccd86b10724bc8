/// What the tiny verifier has against an entry. The numbers are those of the rules in `docs/formats/entry.md`.
package enum PlainFault: Error, Hashable, Sendable {
    case notDeterministic
    case shape
    case unsorted
    case actCount
    case actTwice
    case root
    case signature
    case notGenesis
    /// Rule 8: something that it refers to is not in the set.
    case open
    /// Rule 9.
    case previous
    /// Rule 10.
    case document
}
