/// Why a code is not what it claims to be.
///
/// It carries what a message needs. A refusal of a person's number can hold parts of it (a region, a birth date):
/// show it to who typed the number, never write it to a log.
package enum CodeRefusal: Error, Hashable, Sendable {
    /// So many characters (or, of a dotted code, characters in this part) where `allowed` are.
    case length(found: Int, allowed: ClosedRange<Int>)
    /// A character that the code's alphabet does not have; 1 is the first.
    case alphabet(position: Int)
    /// The last character does not fit the others. Both are ASCII bytes.
    case checkCharacter(found: UInt8, expected: UInt8)
    /// Eight digits yyyymmdd that are no day of the calendar.
    case date(yyyymmdd: Int64)
    /// A birth date after `today`.
    case future(date: CivilDate, today: CivilDate)
    /// The first two digits name no province of GB/T 2260.
    case region(province: Int)
    /// A number, such as a version, outside what can be written.
    case number(found: Int, allowed: ClosedRange<Int>)
    /// Not built like this code: a wrong root or separator, or a character that is not allowed at this place;
    /// 1 is the first.
    case form(position: Int)
}
