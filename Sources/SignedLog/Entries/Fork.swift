/// Proof that a key was used twice for one place in a log: two signed headers. It holds wherever it is carried,
/// without the acts.
package struct Fork: Hashable, Sendable {
    package let log: LogID
    package let epoch: Epoch
    package let number: UInt64
    /// The smaller id.
    package let first: SignedHeader
    package let second: SignedHeader

    /// Nil unless the two are different entries with the same (log, epoch, number).
    package init?(_ one: SignedHeader, _ other: SignedHeader) {
        guard one.log == other.log, one.id != other.id else { return nil }
        guard one.header.epoch == other.header.epoch, one.header.number == other.header.number else { return nil }
        log = one.log
        epoch = one.header.epoch
        number = one.header.number
        (first, second) = one.id < other.id ? (one, other) : (other, one)
    }
}
