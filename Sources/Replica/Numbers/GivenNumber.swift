import Licenses
import SignedLog

/// What a new license wants in place of a number that a person has typed.
struct NumberWant: Sendable {
    let numbering: TypeNumbering
    /// Of the legal date.
    let year: Int
}

/// The number of a new license.
struct GivenNumber: Sendable {
    /// Of a block; nil: the node makes one up from the license's serial, which no other license has
    /// (`LicenseIdentifier.serial`). It is longer than any number of a block.
    let serial: UInt64?
    let remark: NumberRemark?
    private let want: NumberWant

    init(_ serial: UInt64?, of want: NumberWant, remark: NumberRemark?) {
        (self.serial, self.want, self.remark) = (serial, want, remark)
    }

    /// - Parameter place: the serial of the license's 证照标识.
    func text(at place: @autoclosure () -> [UInt8]) -> Text {
        guard let serial else { return want.numbering.pattern.number(serial: place(), year: want.year) }
        return want.numbering.pattern.number(serial, year: want.year)
    }
}

/// What a person should know of a number that a license was given. Raw values are the API's.
enum NumberRemark: String, Sendable {
    /// At most a fifth of what the node was leased is left.
    case low = "numbers-low"
    // No number of a block, and why.
    case notLeased = "numbers-not-leased"
    case usedUp = "numbers-used-up"
    case burnt = "numbers-burnt"
    /// Its high-water mark could not be written.
    case notClaimed = "numbers-not-claimed"
    /// It was typed, and is written otherwise than the numbers of its type.
    case outsidePattern = "number-outside-pattern"

    /// So much of a hundred that is left calls a person.
    static let lowPercent: UInt64 = 20
}
