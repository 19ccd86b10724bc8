/// Bounds of one message. A reader refuses what is beyond them before it takes the message apart; a writer says the
/// rest in the next message.
package enum MessageLimit {
    /// Largest message. Fits the largest entry twice over; bounds what a peer makes us hold at once.
    package static let byteCount = 8 * 1024 * 1024
    /// Largest part that is not entries and disclosures. Decoded it takes some twenty times as much at worst.
    package static let controlByteCount = 2 * 1024 * 1024
    /// Bytes that a writer gives to statements in one message, so that the whole stays below ``controlByteCount``.
    package static let statementByteCount = 1024 * 1024
    /// Audiences of which one message gives digests: 70 bytes each. A district has some hundred offices.
    package static let audiences = 12_288
    /// Statements in one message, each about one audience or more.
    package static let statements = 4_096
    /// Logs in one message.
    package static let logs = 16_384
    /// Entries in one message.
    package static let entries = 65_536
    /// Disclosures in one message: those of an import's largest entry and more.
    package static let disclosures = 65_536
    /// Disclosures that one message asks for: 50 bytes each, and as many answers.
    package static let wants = 2_048
    /// Bytes of a field's name in a wish.
    package static let wantKeyByteCount = 512
    /// Keys of which set-aside entries are listed in one message.
    package static let setAside = 1_024
    /// Longest that a request is held.
    package static let holdSeconds: UInt64 = 600
}
